/** Products of sums multiplied out, and what the terms of a sum have in common. */
import { type Expr, isInteger, isNegative, isOne, mul, num, type Rational, rational } from "../expr/index.js";
import { sumKey } from "./sumKey.js";
import { combined, type Factor, isWhollyKept, type Term, toTerm, toTerms } from "./term.js";
import { termToExpr } from "./write.js";

/** More terms than this are never written out. */
const mostTerms = 200;

const multipliesOut = ({ base, exponent }: Factor): boolean =>
  base.kind === "add" && exponent.kind === "num" && isInteger(exponent.value) && !isNegative(exponent.value);

/** The terms with every product of sums multiplied out; undefined where there would be too many. */
export function expand(e: Expr): Term[] | undefined {
  const done: Term[] = [];
  const stack: Term[] = [...toTerms(e)].reverse();
  if (stack.reduce((total, term) => total + sizeOf(term), 0) > mostTerms) return undefined;
  for (let term = stack.pop(); term !== undefined; term = stack.pop()) {
    const position = term.factors.findIndex(multipliesOut);
    const factor = term.factors[position];
    if (factor === undefined) {
      done.push(term);
      continue;
    }
    const k = (factor.exponent as Expr & { readonly kind: "num" }).value;
    const before = partOf(term.coefficient, term.factors.slice(0, position));
    const again = isOne(k) ? [] : [{ base: factor.base, exponent: num(k.sub(1)) }];
    const behind = [partOf(one, again), partOf(one, term.factors.slice(position + 1))];
    const { args } = factor.base;
    for (let i = args.length - 1; i >= 0; i--) stack.push(inserted(before, args[i] as Expr, behind));
    if (stack.length + done.length > mostTerms) return undefined;
  }
  return done;
}

/** The number of terms it becomes before any are added up. */
const sizeOf = (term: Term): number =>
  term.factors.filter(multipliesOut).reduce((size, { base, exponent }) => {
    return size * base.args.length ** (exponent as Expr & { readonly kind: "num" }).value.valueOf();
  }, 1);

const one = rational(1);

const partOf = (coefficient: Rational, factors: readonly Factor[]): Term => ({
  coefficient,
  factors,
  written: factors.length,
});

/** The product of what stands before a place, what is put there, and what stands behind. */
function inserted(before: Term, e: Expr, behind: readonly Term[]): Term {
  const term = toTerm(e);
  const product = isWhollyKept(term) ? combined([before, term, ...behind]) : undefined;
  return product ?? toTerm(mul(termToExpr(before), e, ...behind.map((part) => termToExpr(part))));
}

const identity = (base: Expr): number | string => (base.kind === "add" ? sumKey(base).key : base.id);

/**
 * The factor that all terms share, as a term: powers that stand in each of them, the smaller where they
 * differ, and the greatest common divisor of the coefficients. Coefficient 1 and no factors where there is none.
 */
export function commonFactor(terms: readonly Term[]): Term {
  const [first, ...others] = terms as [Term, ...Term[]];
  const factors: Factor[] = [];
  for (const { base, exponent } of first.factors) {
    let shared: Expr | undefined = exponent;
    for (const other of others) {
      if (shared === undefined) break;
      const partner = other.factors.find((factor) => identity(factor.base) === identity(base));
      shared = partner === undefined ? undefined : smaller(shared, partner.exponent);
    }
    if (shared !== undefined) factors.push({ base, exponent: shared });
  }
  return { coefficient: content(terms), factors, written: factors.length };
}

/** The exponent nearer to 0 of two of one sign; equal symbolic exponents are shared whole. */
function smaller(a: Expr, b: Expr): Expr | undefined {
  if (a === b) return a;
  if (a.kind !== "num" || b.kind !== "num" || isNegative(a.value) !== isNegative(b.value)) return undefined;
  return a.value.abs().compare(b.value.abs()) <= 0 ? a : b;
}

/** The greatest common divisor of the coefficients. */
export function content(terms: readonly Term[]): Rational {
  let [n, d] = [0n, 0n];
  for (const { coefficient } of terms) {
    n = gcd(n, coefficient.n);
    d = gcd(d, coefficient.d);
  }
  return n === 0n ? rational(1) : rational(n, d === 0n ? 1n : d);
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The least common denominator of the terms, as a product of positive powers. */
export function commonDenominator(terms: readonly Term[]): Term {
  const powers = new Map<number | string, Factor>();
  let d = 1n;
  for (const term of terms) {
    d = (d / gcd(d, term.coefficient.d)) * term.coefficient.d;
    for (const { base, exponent } of term.factors) {
      if (exponent.kind !== "num" || !isNegative(exponent.value) || isExponential(base)) continue;
      const size = exponent.value.neg();
      const known = powers.get(identity(base));
      const largest = known?.exponent.kind === "num" && known.exponent.value.compare(size) >= 0;
      if (!largest) powers.set(identity(base), { base: known?.base ?? base, exponent: num(size) });
    }
  }
  const factors = [...powers.values()];
  return { coefficient: rational(d), factors, written: factors.length };
}

const isExponential = (base: Expr): boolean => base.kind === "call" && base.name === "exp";

/** The term divided by another. */
export function divideTerm(term: Term, by: Term): Term {
  const quotient = combined([term], by);
  if (quotient !== undefined) return quotient;
  const inverse: Term = {
    coefficient: rational(1).div(by.coefficient),
    factors: by.factors.map(({ base, exponent }) => ({ base, exponent: negated(exponent) })),
    written: by.written,
  };
  return multiply(term, inverse);
}

export const multiply = (a: Term, b: Term): Term =>
  combined([a, b]) ?? toTerm(mul(termToExpr(a), termToExpr(b)));

const negated = (e: Expr): Expr => (e.kind === "num" ? num(e.value.neg()) : mul(num(-1), e));
