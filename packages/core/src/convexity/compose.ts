/**
 * A function of a number put over an inner function: which of its pieces the inner values lie in, and what
 * follows there. A convex function that rises over a convex one is convex, one that falls over a concave one too.
 *
 * Source: Boyd & Vandenberghe, Convex Optimization, 3.2.2 and 3.2.4.
 */
import { type Expr, num, rational, rel } from "../expr/index.js";
import { type Curvature, type Finding, finding, flipped, isAffine, isOwn } from "./finding.js";
import type { Piece } from "./functions.js";
import type { Known } from "./rule.js";

/** The best that some piece gives. */
export function composed(pieces: readonly Piece[], u: Expr, known: Known): Finding | undefined {
  const inner = known.of(u);
  if (inner === undefined || inner.curvature === "constant") return undefined;
  let best: Finding | undefined;
  for (const piece of pieces) {
    const needs = piece.on.map(([operator, bound]) => rel(operator, u, num(rational(bound))));
    const own = over(piece, u, inner, needs);
    if (own === undefined || !needs.every((relation) => known.has(relation))) continue;
    if (best === undefined || own.grade > best.grade) best = own;
  }
  return best;
}

function over(piece: Piece, u: Expr, inner: Finding, needs: readonly Expr[]): Finding | undefined {
  const slope = piece.slope ?? piece.weakSlope;
  const made = (curvature: Curvature, grade: Finding["grade"]): Finding =>
    finding(curvature, [u], { grade, open: inner.open, needs });
  if (isAffine(inner)) {
    if (piece.curvature === "affine") return made("affine", inner.grade);
    return made(piece.curvature, piece.strict && isOwn(inner) ? 1 : 0);
  }
  if (slope === undefined) return undefined;
  const turned = slope === "increasing" ? inner.curvature : flipped(inner.curvature);
  if (piece.curvature === "affine") return made(turned, inner.grade);
  if (piece.curvature !== turned) return undefined;
  return made(turned, piece.slope !== undefined && inner.grade > 0 ? 1 : 0);
}
