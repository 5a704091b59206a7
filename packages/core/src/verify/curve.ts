/**
 * Points on a curve: the value of a y that only an equation ties to the other names, by Newton's method from
 * where the point first put it (Higham, Accuracy and Stability of Numerical Algorithms, 25.1).
 */
import { add, type Expr, freeNames, neg, type Sym } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import type { Arithmetic } from "./arithmetic.js";
import { derivative } from "./derivative.js";

/** An equation left = right as left - right = 0, and its slope by the name. */
export interface Tie {
  readonly gap: Expr;
  readonly slope: Expr;
}

/** The granted equation that ties a dependent name to the others; undefined where there is none. */
export function tieOf(y: Sym, setting: Setting): Tie | undefined {
  if (!setting.dependent.has(y.name)) return undefined;
  for (const relation of setting.assumptions) {
    if (relation.kind !== "rel" || relation.name !== "==" || !freeNames(relation).has(y.name)) continue;
    const [left, right] = relation.args as readonly [Expr, Expr];
    if (left.kind === "diff") continue;
    const gap = add(left, neg(right));
    return { gap, slope: derivative(gap, y, { ...setting, dependent: new Set() }) };
  }
  return undefined;
}

const mostSteps = 60;

/**
 * The root next to `start`, its error that of the last step; not a number where none is found.
 * @param at the value of an expression with y at the given number
 */
export function rootNear<V>(
  { gap, slope }: Tie,
  start: V,
  at: (e: Expr, y: V) => V,
  numbers: Arithmetic<V>,
): V {
  let y = start;
  for (let k = 0; k < mostSteps; k++) {
    const step = numbers.divide(at(gap, y), at(slope, y));
    if (!numbers.isFinite(step)) break;
    const next = numbers.midpoint(numbers.add(y, numbers.negate(step)));
    const length = Math.abs(numbers.toNumber(step));
    if (length <= numbers.resolution * (1 + Math.abs(numbers.toNumber(y)))) return numbers.within(next, step);
    y = next;
  }
  return numbers.exactly(Number.NaN);
}
