/** Two expressions that differ in one place are equal if the place is, whatever stands around it. */
import { type Expr, freeNames, isBinder, substitute, sym, union } from "../expr/index.js";
import type { Normalizer } from "./normal/normalizer.js";
import { narrowed } from "./parts.js";

/** Whether the two differ in one place only, smaller than they are. */
export const differInside = (a: Expr, b: Expr): boolean => placeOf(a, b) !== undefined;

/**
 * Whether what differs has one normal form. Under a sum or product its index is what it is there: a whole number in its
 * range. False where it has not: the whole may be equal all the same.
 * @throws OutOfBudget, RangeError for what has no value
 */
export function equalInside(a: Expr, b: Expr, n: Normalizer): boolean {
  const place = placeOf(a, b);
  if (place === undefined) return n.equal(n.normal(a), n.normal(b));
  const [p, q] = place;
  if (!isBinder(a)) return equalInside(p, q, n);
  const [, lower, upper] = a.args;
  return n.scoped({ lower, upper }, union(freeNames(p), freeNames(q)), (index) => {
    const renaming = new Map([[a.name, sym(index)]]);
    return equalInside(substitute(p, renaming), substitute(q, renaming), n);
  });
}

function placeOf(a: Expr, b: Expr): readonly [Expr, Expr] | undefined {
  const [place, second] = narrowed([a, b]);
  return place === undefined || second !== undefined || place[0] === a ? undefined : place;
}
