/** Two expressions that differ in one place are equal if the place is, whatever stands around it. */
import { type Expr, freeNames, isBinder, substitute, sym, union } from "../expr/index.js";
import type { Normalizer } from "./normal/normalizer.js";
import { narrowed } from "./parts.js";

/**
 * Whether what differs has one normal form. Under a sum or product its index is what it is there: a whole number in its
 * range. False where it has not: the whole may be equal all the same. Undefined where they differ in more than one place,
 * or as a whole.
 * @throws RangeError for what has no value, OutOfBudget
 */
export function equalInside(a: Expr, b: Expr, n: Normalizer): boolean | undefined {
  const place = placeOf(a, b);
  if (place === undefined) return undefined;
  const [p, q] = place;
  if (!isBinder(a)) return equalInPlace(p, q, n);
  const [, lower, upper] = a.args;
  return n.indices.scoped({ lower, upper }, union(freeNames(p), freeNames(q)), (index) => {
    const renaming = new Map([[a.name, sym(index)]]);
    return equalInPlace(substitute(p, renaming), substitute(q, renaming), n);
  });
}

/**
 * Whether the two have one normal form, asked of the one place in which they differ, if there is one.
 * @throws RangeError for what has no value, OutOfBudget
 */
export const equalInPlace = (a: Expr, b: Expr, n: Normalizer): boolean =>
  equalInside(a, b, n) ?? n.equal(n.normal(a), n.normal(b));

/** The one place in which two differ, smaller than they are. */
function placeOf(a: Expr, b: Expr): readonly [Expr, Expr] | undefined {
  const [place, second] = narrowed([a, b]);
  return place === undefined || second !== undefined || place[0] === a ? undefined : place;
}
