/** Working at more digits than the arguments have, where a formula loses some on the way. */
import type { Decimal } from "decimal.js";

type Constructor = typeof Decimal;

/** The numbers of the precision this one was made with. */
export const numbersOf = (u: Decimal): Constructor => u.constructor as Constructor;

/**
 * f(u) worked out with more digits, and rounded to those of u.
 * @example guarded(u, 10, (v) => v.exp().minus(1))
 */
export function guarded(u: Decimal, extra: number, f: (v: Decimal) => Decimal): Decimal {
  const Own = numbersOf(u);
  const Wide = Own.clone({ precision: Own.precision + Math.max(0, Math.ceil(extra)) });
  return new Own(f(new Wide(u))).plus(0);
}

/** How many digits 1 + u loses of u, or the difference of two numbers near 1: none for large u. */
export const digitsBelowOne = (u: Decimal): number =>
  u.isFinite() && !u.isZero() ? Math.min(2000, Math.max(0, -u.e)) : 0;
