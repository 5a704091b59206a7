/** Quotients of polynomials; the denominator is kept in factors, so that common denominators stay small. */
import { type Rational, rational } from "../../expr/index.js";
import {
  addInto,
  addPolynomials,
  constant,
  keyOf,
  type Monomial,
  multiplyPolynomials,
  one,
  type Polynomial,
  type PolyTerm,
  polynomialKey,
  scale,
  TooLarge,
  zero,
} from "./polynomial.js";

export interface Denominator {
  readonly factor: Polynomial;
  readonly power: number;
}

export interface Quotient {
  readonly top: Polynomial;
  /** By the factor's key. */
  readonly bottom: ReadonlyMap<string, Denominator>;
}

const nothing: ReadonlyMap<string, Denominator> = new Map();
export const whole = (top: Polynomial): Quotient => ({ top, bottom: nothing });
export const zeroQuotient = whole(zero);
export const oneQuotient = whole(one);
export const rationalQuotient = (value: Rational): Quotient => whole(constant(value));

/** The same for the same numerator over the same powers of the same factors. */
export function quotientKey({ top, bottom }: Quotient): string {
  const terms = [...top].map(
    ([key, { coefficient }]) => `${coefficient.s * coefficient.n}/${coefficient.d} ${key}`,
  );
  const factors = [...bottom].map(([key, { power }]) => `(${key})^${power}`);
  return `${terms.sort().join("+")} over ${factors.sort().join(" ")}`;
}

export function addQuotients(a: Quotient, b: Quotient): Quotient {
  if (a.top.size === 0) return b;
  return b.top.size === 0 ? a : combined(a, b, undefined);
}

const minusOne = rational(-1);

export function subtractQuotients(a: Quotient, b: Quotient): Quotient {
  if (a.top.size === 0) return negateQuotient(b);
  return b.top.size === 0 ? a : combined(a, b, minusOne);
}

/** a + b, or a + factor·b. */
function combined(a: Quotient, b: Quotient, factor: Rational | undefined): Quotient {
  const bottom = commonBottom(a.bottom, b.bottom);
  const top = addPolynomials(liftedTo(a, bottom), liftedTo(b, bottom), factor);
  return top.size === 0 ? zeroQuotient : { top, bottom };
}

function commonBottom(a: Quotient["bottom"], b: Quotient["bottom"]): Quotient["bottom"] {
  if (b.size === 0) return a;
  const bottom = new Map(a);
  for (const [key, denominator] of b) {
    if ((bottom.get(key)?.power ?? 0) < denominator.power) bottom.set(key, denominator);
  }
  return bottom;
}

/**
 * The sum of many, in the place of its first part as long as nothing stands below a bar.
 * @param spend is told of the size of what each step works on
 */
export function sumOfQuotients(parts: readonly Quotient[], spend: (size: number) => void): Quotient {
  let total = zeroQuotient;
  let own: Map<string, PolyTerm> | undefined;
  for (const part of parts) {
    if (total.bottom.size > 0 || part.bottom.size > 0) {
      total = addQuotients(total, part);
      own = undefined;
      spend(total.top.size);
    } else if (total.top.size === 0) {
      total = part;
      own = undefined;
    } else {
      own ??= new Map(total.top);
      addInto(own, part.top);
      total = whole(own);
      spend(part.top.size);
    }
  }
  return total;
}

/** With every factor of a denominator it may double: numerators longer than this are left alone. */
const mostLifted = 4_000;

/** The numerator over a larger denominator. */
function liftedTo({ top, bottom: own }: Quotient, bottom: ReadonlyMap<string, Denominator>): Polynomial {
  let lifted = top;
  for (const [key, { factor, power }] of bottom) {
    for (let k = own.get(key)?.power ?? 0; k < power; k++) {
      lifted = multiplyPolynomials(lifted, factor);
      if (lifted.size > mostLifted) throw new TooLarge();
    }
  }
  return lifted;
}

export function multiplyQuotients(a: Quotient, b: Quotient): Quotient {
  const top = multiplyPolynomials(a.top, b.top);
  if (top.size === 0) return zeroQuotient;
  return reduced({ top, bottom: productOfBottoms(a.bottom, b.bottom) });
}

function productOfBottoms(a: Quotient["bottom"], b: Quotient["bottom"]): Quotient["bottom"] {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  const bottom = new Map(a);
  for (const [key, { factor, power }] of b) {
    bottom.set(key, { factor, power: power + (bottom.get(key)?.power ?? 0) });
  }
  return bottom;
}

/** Factors of the denominator that are the numerator itself go. */
function reduced(q: Quotient): Quotient {
  if (q.bottom.size === 0 || q.top.size < 2) return q;
  const { lead, monic } = monicOf(q.top);
  const found = q.bottom.get(polynomialKey(monic));
  if (found === undefined) return q;
  const bottom = new Map(q.bottom);
  if (found.power === 1) bottom.delete(polynomialKey(monic));
  else bottom.set(polynomialKey(monic), { factor: found.factor, power: found.power - 1 });
  return { top: new Map([[keyOf(lead.monomial), lead]]), bottom };
}

/** The polynomial divided by its leading term: 1 + …, the same for all multiples by a term. */
function monicOf(p: Polynomial): { lead: PolyTerm; monic: Polynomial } {
  let lead: PolyTerm | undefined;
  for (const term of p.values()) {
    if (lead === undefined || order(term.monomial, lead.monomial) > 0) lead = term;
  }
  const first = lead as PolyTerm;
  const monomial = inverseMonomial(first.monomial);
  const factor = new Map([[keyOf(monomial), { monomial, coefficient: rational(1).div(first.coefficient) }]]);
  return { lead: first, monic: multiplyPolynomials(p, factor) };
}

const inverseMonomial = (monomial: Monomial): Monomial => monomial.map(([k, e]) => [k, -e]);

/** A total order of monomials that multiplication respects: lexicographic by kernel number. */
function order(a: Monomial, b: Monomial): number {
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (y === undefined || (x !== undefined && x[0] < y[0])) return x === undefined ? 0 : x[1];
    if (x === undefined || y[0] < x[0]) return -y[1];
    if (x[1] !== y[1]) return x[1] - y[1];
    i++;
    j++;
  }
  return 0;
}

/** 1/q; undefined for 0. */
export function inverseQuotient(q: Quotient): Quotient | undefined {
  if (q.top.size === 0) return undefined;
  const { lead, monic } = monicOf(q.top);
  let top: Polynomial = new Map([
    [
      keyOf(inverseMonomial(lead.monomial)),
      { monomial: inverseMonomial(lead.monomial), coefficient: rational(1).div(lead.coefficient) },
    ],
  ]);
  for (const { factor, power } of q.bottom.values()) {
    for (let k = 0; k < power; k++) top = multiplyPolynomials(top, factor);
  }
  if (monic.size === 1) return whole(top);
  return { top, bottom: new Map([[polynomialKey(monic), { factor: monic, power: 1 }]]) };
}

export const scaleQuotient = (q: Quotient, factor: Rational): Quotient => ({
  ...q,
  top: scale(q.top, factor),
});
export const negateQuotient = (q: Quotient): Quotient => scaleQuotient(q, minusOne);

/** Powers of sums beyond this are too long to be worked out. */
const mostExpanded = 40;

/** Undefined for a negative power of 0, and for a high one of a sum. */
export function powerQuotient(q: Quotient, exponent: number): Quotient | undefined {
  const [term] = q.top.values();
  if (term?.coefficient.equals(1) && q.top.size === 1 && q.bottom.size === 0) {
    const monomial = exponent === 0 ? [] : term.monomial.map(([k, e]) => [k, e * exponent] as const);
    return whole(new Map([[keyOf(monomial), { monomial, coefficient: term.coefficient }]]));
  }
  if (Math.abs(exponent) > mostExpanded) return undefined;
  const base = exponent < 0 ? inverseQuotient(q) : q;
  if (base === undefined) return undefined;
  let out = oneQuotient;
  for (let k = 0; k < Math.abs(exponent); k++) out = multiplyQuotients(out, base);
  return out;
}
