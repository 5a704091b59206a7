/**
 * Exact rational numbers. The arithmetic is fraction.js (bigint numerator and denominator); this file only
 * names the few operations the engine uses, so that the library can be exchanged in one place.
 */
import Fraction from "fraction.js";

export type Rational = Fraction;

/** The whole numbers that most formulas are made of, from -4 on, made once: reading one takes a while. */
const small: readonly Rational[] = Array.from({ length: 21 }, (_, k) => new Fraction(k - 4));

/** An exact number from an integer, a decimal literal ("0.125" is 1/8) or a quotient of integers. */
export function rational(value: number | bigint | string, denominator?: number | bigint): Rational {
  if (denominator !== undefined) return new Fraction(BigInt(value), BigInt(denominator));
  return (typeof value === "number" ? small[value + 4] : undefined) ?? new Fraction(value);
}

/** Most factors are 1, and multiplying by it takes as long as by any other number. */
export const timesRational = (a: Rational, b: Rational): Rational => (isOne(a) ? b : isOne(b) ? a : a.mul(b));

export const isInteger = (q: Rational): boolean => q.d === 1n;
export const isZero = (q: Rational): boolean => q.n === 0n;
export const isOne = (q: Rational): boolean => q.n === 1n && q.d === 1n && q.s === 1n;
export const isNegative = (q: Rational): boolean => q.s < 0n && q.n !== 0n;

/** The root of a square: 2/3 of 4/9. Undefined of what is none, and of squares whose roots a double does not hold. */
export function rationalRoot(q: Rational): Rational | undefined {
  const [n, d] = [wholeRoot(q.n), wholeRoot(q.d)];
  return n === undefined || d === undefined || isNegative(q) ? undefined : rational(n, d);
}

function wholeRoot(value: bigint): bigint | undefined {
  const root = BigInt(Math.round(Math.sqrt(Number(value))));
  return root * root === value ? root : undefined;
}

/** "-3", "1/2": how a rational is written in the input language, and its key in the interning table. */
export function rationalText(q: Rational): string {
  const sign = isNegative(q) ? "-" : "";
  return q.d === 1n ? `${sign}${q.n}` : `${sign}${q.n}/${q.d}`;
}
