/** A derivative that is still to be carried out, `diff(u, x)` or the differential `d(u)`, looked at in one way. */
import { isScalar, shapeOf } from "../../../arrays/index.js";
import {
  type Diff,
  type Differential,
  diff,
  differential,
  div,
  type Expr,
  matrix,
  mul,
  neg,
  num,
  sym,
  type Variable,
} from "../../../expr/index.js";
import { instanceOf, unfolded } from "../../../problem/definitions.js";
import { dependsOn, isMoving } from "../../../problem/dependence.js";
import type { Problem } from "../../../problem/problem.js";

export interface Derivative {
  readonly problem: Problem;
  /** What is differentiated, a name at its top unfolded. */
  readonly body: Expr;
  /** The same as it is written: h(x[i]), where the body is its definition. */
  readonly written: Expr;
  /** Undefined for a differential. */
  readonly x: Variable | undefined;
  readonly moves: (u: Expr) => boolean;
  /** The derivative of another expression in the same way; of x itself 1, of a constant 0. */
  readonly of: (u: Expr) => Expr;
}

export function derivativeAt(node: Diff | Differential, problem: Problem): Derivative {
  const [written] = node.args;
  const shared = { problem, written, body: withoutName(written, problem) };
  if (node.kind === "differential") {
    const moves = (u: Expr): boolean => isMoving(u, problem);
    return { ...shared, x: undefined, moves, of: (u) => (moves(u) ? differential(u) : num(0)) };
  }
  const x = node.args[1];
  const moves = (u: Expr): boolean => dependsOn(u, x, problem);
  return { ...shared, x, moves, of: (u) => (u === x ? num(1) : moves(u) ? diff(u, x) : num(0)) };
}

function withoutName(e: Expr, problem: Problem): Expr {
  let body = e;
  for (let name = instanceOf(body, problem); name !== undefined; name = instanceOf(body, problem))
    body = unfolded(name);
  return body;
}

/** f′(u)·u′ as it is written by hand: u′/u rather than 1/u·u′. */
export function times(outer: Expr, inner: Expr): Expr {
  if (inner === num(0) || outer === num(1)) return inner;
  if (inner === num(1)) return outer;
  if (outer.kind === "neg") return neg(times(outer.args[0], inner));
  if (outer.kind === "div") return div(times(outer.args[0], inner), outer.args[1]);
  return mul(outer, inner);
}

/**
 * f′(u) where u′ is forgotten. In matrix notation the place of the Jacobian of u must still be known, so that it is
 * held by the differential of a name nobody has.
 */
export function withoutInner(outer: Expr, u: Expr, { x }: Derivative): Expr {
  return x === undefined ? times(outer, differential(stranger(u))) : outer;
}

const strange = "·";

function stranger(u: Expr): Expr {
  if (isScalar(u)) return sym(strange);
  const { rows, columns } = shapeOf(u);
  return matrix(strange, rows, columns);
}

export const isStranger = (e: Expr): boolean =>
  (e.kind === "sym" || e.kind === "matrix") && e.name === strange;
