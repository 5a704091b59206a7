/** A mistake made somewhere in an open derivative. */
import { eye, isScalar, shapeOf } from "../../../arrays/index.js";
import { NoTelling } from "../../../derive/matrices/adjoint.js";
import { inJacobians } from "../../../derive/matrices/forward.js";
import {
  type Diff,
  type Differential,
  differential,
  type Expr,
  num,
  rewriteDown,
  some,
} from "../../../expr/index.js";
import type { Problem } from "../../../problem/problem.js";
import { Record } from "../../../simplify/steps.js";
import { tidy } from "../../../simplify/tidy.js";
import type { Slip } from "../../mistake.js";
import { type Derivative, isStranger } from "./derivative.js";
import { everywhere } from "./everywhere.js";
import { type Place, placesAt } from "./places.js";

/** What is written in the place of one derivative. */
export interface WrongDerivative {
  readonly wrong: Expr;
  readonly right: Expr;
  /** Why it is not so, behind "the derivative of u is right, not wrong". */
  readonly because: readonly (string | Expr)[];
}

/** The slips of a mistake that is made at derivatives. */
export const atDerivatives =
  (ways: Ways) =>
  (e: Expr, problem: Problem): readonly Slip[] => {
    if (e.kind === "differential") {
      return slipsAt(e, ways, problem, "differential").filter(({ wrong }) => !some(wrong, isStranger));
    }
    if (e.kind !== "diff") return [];
    const isJacobian = problem.shapes.size > 0 && !(isScalar(e.args[0]) && isScalar(e.args[1]));
    return isJacobian ? asJacobians(e, ways, problem) : slipsAt(e, ways, problem, "derivative");
  };

type Ways = (d: Derivative) => readonly WrongDerivative[];

function slipsAt(e: Diff | Differential, ways: Ways, problem: Problem, noun: string): Slip[] {
  const places = placesAt(e, problem);
  const made = new Map<Expr, readonly WrongDerivative[]>();
  for (const { node, derivative } of places) if (!made.has(node)) made.set(node, ways(derivative));
  const said = ({ derivative }: Place, { right, wrong, because }: WrongDerivative): Slip["says"] => [
    `the ${noun} of `,
    derivative.written,
    " is ",
    right,
    ", not ",
    wrong,
    ": ",
    ...because,
  ];
  const single = places.flatMap((place) =>
    (made.get(place.node) ?? []).map((way) => ({
      wrong: place.whole(way.wrong),
      right: place.whole(way.right),
      says: said(place, way),
    })),
  );
  const throughout = everywhere(places, made).map(({ wrong, right, first, way, count }) => ({
    wrong,
    right,
    says: [...said(first, way), ` The same happens at ${count} places.`],
  }));
  const found = new Map<Expr, Slip>();
  for (const slip of [...single, ...throughout])
    if (slip.wrong !== slip.right && !found.has(slip.wrong)) found.set(slip.wrong, slip);
  return [...found.values()];
}

/** Mistakes with Jacobians are those with differentials: f′(u) ⊙ du is diag(f′(u)) D u. */
function asJacobians({ args: [body, x] }: Diff, ways: Ways, problem: Problem): Slip[] {
  const inX = (e: Expr): Expr =>
    some(e, ({ kind }) => kind === "differential")
      ? tidy(withoutStranger(inJacobians(e, x)), new Record(problem))
      : e;
  return slipsAt(differential(body), ways, problem, "derivative").flatMap(({ wrong, right, says }) => {
    try {
      const told = says.map((part) => (typeof part === "string" ? part : inX(part)));
      return [{ wrong: inX(wrong), right: inX(right), says: told }];
    } catch (error) {
      // Where no Jacobian can be written, nobody writes a wrong one.
      if (error instanceof NoTelling) return [];
      throw error;
    }
  });
}

/** The place of a derivative that was forgotten holds nothing. */
const withoutStranger = (root: Expr): Expr =>
  rewriteDown(root, (e) => {
    if (e.kind !== "diff" || !isStranger(e.args[0])) return undefined;
    return isScalar(e.args[0]) ? num(1) : eye(shapeOf(e.args[0]).rows);
  });
