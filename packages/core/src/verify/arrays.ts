/**
 * Matrix notation brought to index notation, where the exact test knows what to do: a row and a column are picked
 * by fresh indices, and a differential is taken along directions with entries of their own.
 */
import {
  entryAt,
  hasArrays,
  isOne,
  isScalar,
  product,
  sameShape,
  shapeOf,
  transposed,
} from "../arrays/index.js";
import {
  call,
  type Expr,
  freeNames,
  freshName,
  type Matrix,
  memoByNode,
  mul,
  num,
  remembered,
  rewriteDown,
  type Sym,
  sym,
} from "../expr/index.js";
import { withoutArrayNames } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";
import { along, directionOf } from "./direction.js";
import { reduced } from "./inverses.js";

const closed = memoByNode<boolean>();

/** Whether the expression has to be brought to index notation at all. */
export const needsIndices = (root: Expr): boolean =>
  remembered(
    root,
    closed(),
    (e, known) =>
      e.kind === "differential" || hasArrays(e) || e.args.some((child) => known.get(child) === true),
  );

export const haveOneShape = (a: Expr, b: Expr): boolean => sameShape(shapeOf(a), shapeOf(b));

/**
 * The same entry of several expressions of one shape.
 * @example X'*y and its sum over i: both at row "i"
 * @throws RangeError for what has no differential
 */
export function inIndices(expressions: readonly Expr[], setting: Setting): Expr[] {
  const [first] = expressions.map(shapeOf);
  if (first === undefined) return [];
  const taken = new Set(expressions.flatMap((e) => [...freeNames(e)]));
  const row = isOne(first.rows) ? num(1) : sym(freshName("i", taken));
  const column = isOne(first.columns) ? num(1) : sym(freshName("j", taken, freeNames(row)));
  return expressions.map((e) => entryAt(reduced(withDirections(e, setting)), row, column));
}

/** Each differential along the directions, names of arrays written out. */
export const withDirections = (root: Expr, setting: Setting): Expr =>
  withoutArrayNames(
    rewriteDown(root, (e) => (e.kind === "differential" ? along(e.args[0], setting) : undefined)),
    setting,
  );

/** A gradient or Jacobian is what a differential says of it: ∇J = G if dJ = ⟨G, dx⟩, Dy = A if dy = A dx. */
export function asDifferentials(a: Expr, b: Expr, setting: Setting): readonly [Expr, Expr] {
  const derivative = a.kind === "transpose" ? a.args[0] : a;
  if (derivative.kind !== "diff" || derivative.args[1].kind === "at") return [a, b];
  const [body, x] = derivative.args as readonly [Expr, Matrix | Sym];
  const dx = directionOf(x);
  const slope = along(body, { ...setting, moving: new Set([x.name]) });
  if (isScalar(x)) return [slope, mul(a === derivative ? b : transposed(b), dx)];
  if (isScalar(body)) {
    const gradient = a === derivative ? transposed(b) : b;
    return [slope, call("sum", mul(gradient, dx))];
  }
  return a === derivative ? [slope, product(b, dx)] : [a, b];
}
