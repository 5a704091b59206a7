/**
 * Sparse polynomials with rational coefficients in numbered kernels. Exponents are whole multiples of 1/60,
 * of either sign, so that roots and negative powers of one kernel are powers of it.
 */
import type { Rational } from "../../expr/index.js";
import { rational } from "../../expr/index.js";

/** Thrown when the work or the size passes what a check is worth; the verdict is then "undecided". */
export class OutOfBudget extends RangeError {}

/** Thrown where one polynomial would be too large: it would be another time, too. */
export class TooLarge extends OutOfBudget {}

/** Coefficients and products beyond these make every step slow. */
const largest = 10n ** 30n;
const mostProducts = 200_000;

/** One unit of exponent: x^1 has exponent 60. */
export const unit = 60;

/** [kernel, exponent] by rising kernel number. */
export type Monomial = readonly (readonly [number, number])[];

export interface PolyTerm {
  readonly monomial: Monomial;
  readonly coefficient: Rational;
}

/** Monomial key → term. No zero coefficients. */
export type Polynomial = ReadonlyMap<string, PolyTerm>;

export function keyOf(monomial: Monomial): string {
  let key = "";
  for (const [k, e] of monomial) key += key === "" ? `${k}^${e}` : ` ${k}^${e}`;
  return key;
}

export const zero: Polynomial = new Map();

export const one: Polynomial = new Map([["", { monomial: [], coefficient: rational(1) }]]);

export function constant(value: Rational): Polynomial {
  if (isUnit(value)) return one;
  return value.n === 0n ? zero : new Map([["", { monomial: [], coefficient: value }]]);
}

export function kernelPower(kernel: number, exponent: number): Polynomial {
  if (exponent === 0) return one;
  const monomial: Monomial = [[kernel, exponent]];
  return new Map([[keyOf(monomial), { monomial, coefficient: rational(1) }]]);
}

export function addPolynomials(a: Polynomial, b: Polynomial, factor?: Rational): Polynomial {
  if (b.size === 0) return a;
  const out = new Map(a);
  addInto(out, b, factor);
  return out;
}

/** The sum in the place of its first part, for sums of many. */
export function addInto(out: Map<string, PolyTerm>, b: Polynomial, factor?: Rational): void {
  for (const [key, { monomial, coefficient }] of b) {
    const scaled = factor === undefined ? coefficient : coefficient.mul(factor);
    const total = out.get(key)?.coefficient.add(scaled) ?? scaled;
    if (total.n === 0n) out.delete(key);
    else out.set(key, { monomial, coefficient: total });
  }
}

export function multiplyMonomials(a: Monomial, b: Monomial): Monomial {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const out: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (y === undefined || (x !== undefined && x[0] < y[0])) {
      if (x !== undefined) out.push(x);
      i++;
    } else if (x === undefined || y[0] < x[0]) {
      out.push(y);
      j++;
    } else {
      if (x[1] + y[1] !== 0) out.push([x[0], x[1] + y[1]]);
      i++;
      j++;
    }
  }
  return out;
}

function isUnit(q: Rational): boolean {
  return q.n === 1n && q.d === 1n && q.s === 1n;
}

/** Most coefficients are 1: no arithmetic for these. */
const times = (a: Rational, b: Rational): Rational => (isUnit(a) ? b : isUnit(b) ? a : a.mul(b));

export function multiplyPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  if (a === one) return b;
  if (b === one) return a;
  if (a.size * b.size > mostProducts) throw new TooLarge();
  const [single] = a.size === 1 ? a.values() : [];
  if (single !== undefined && single.monomial.length === 0) return scale(b, single.coefficient);
  const out = new Map<string, PolyTerm>();
  for (const x of a.values()) {
    for (const y of b.values()) {
      const monomial = multiplyMonomials(x.monomial, y.monomial);
      const key = keyOf(monomial);
      const coefficient = times(x.coefficient, y.coefficient);
      if (coefficient.n > largest || coefficient.d > largest) throw new TooLarge();
      const total = out.get(key)?.coefficient.add(coefficient) ?? coefficient;
      if (total.n === 0n) out.delete(key);
      else out.set(key, { monomial, coefficient: total });
    }
  }
  return out;
}

export const scale = (a: Polynomial, factor: Rational): Polynomial =>
  isUnit(factor)
    ? a
    : factor.n === 0n
      ? zero
      : new Map(
          [...a].map(([key, t]) => [key, { monomial: t.monomial, coefficient: t.coefficient.mul(factor) }]),
        );

/** The polynomial's identity: terms in the order of their keys. */
export const polynomialKey = (a: Polynomial): string =>
  [...a.entries()]
    .map(([key, { coefficient }]) => `${coefficient.toFraction()}*${key}`)
    .sort()
    .join(" + ");
