/**
 * Conditions on whole numbers, where the boundary counts: i < k is i + 1 ≤ k and not i ≤ k. Each is the question
 * whether some number P is at least c, with P in lowest terms and without a constant, so that shifted and turned
 * ones are the same.
 */
import { type Expr, isInteger, isNegative, num, type Rational, rational, rel } from "../../expr/index.js";
import { bounds } from "../../facts/index.js";
import type { Normalizer } from "./normalizer.js";
import {
  addPolynomials,
  keyOf,
  type Polynomial,
  type PolyTerm,
  polynomialKey,
  scale,
  unit,
} from "./polynomial.js";
import {
  addQuotients,
  negateQuotient,
  oneQuotient,
  type Quotient,
  rationalQuotient,
  whole,
  zeroQuotient,
} from "./quotient.js";

/** A polynomial with rational coefficients in names that stand for whole numbers. */
export const isOfWholes = (p: Polynomial, n: Normalizer): boolean =>
  [...p.values()].every(({ monomial }) =>
    monomial.every(([id, e]) => e > 0 && e % unit === 0 && n.isWholeName(n.kernels.get(id).expr)),
  );

/** [p > 0] or [p ≥ 0] for a p of whole numbers. */
export function condition(p: Polynomial, isStrict: boolean, n: Normalizer): Quotient {
  const own = parted(p);
  // P + q > 0 is P ≥ ⌊-q⌋ + 1, and P + q ≥ 0 is P ≥ ⌈-q⌉.
  const edge = own.constant.neg();
  const least = isStrict ? floor(edge) + 1n : -floor(edge.neg());
  return isLeadNegative(own.varying)
    ? addQuotients(oneQuotient, negateQuotient(atLeast(scale(own.varying, rational(-1)), 1n - least, n)))
    : atLeast(own.varying, least, n);
}

/** The sign of a p of whole numbers: [p > 0] + [p ≥ 0] - 1. */
export const wholeSign = (p: Polynomial, n: Normalizer): Quotient =>
  [condition(p, true, n), condition(p, false, n)].reduce(addQuotients, rationalQuotient(rational(-1)));

function atLeast(p: Polynomial, least: bigint, n: Normalizer): Quotient {
  const edge = rational(least);
  if (p.size === 0) return least <= 0n ? oneQuotient : zeroQuotient;
  if (isAtLeast(p, edge, n)) return oneQuotient;
  // P ≤ c - 1.
  if (isAtLeast(scale(p, rational(-1)), rational(1).sub(edge), n)) return zeroQuotient;
  const of = polynomialKey(p);
  const make = () => ({
    expr: rel(">=", n.expression(whole(p)), num(edge)),
    reduction: { kind: "threshold", of, least } as const,
  });
  return n.kernel(n.kernels.named(`at least ${least} ${of}`, make));
}

/** p times a positive number, as whole numbers without a common divisor, and a constant. */
function parted(p: Polynomial): { readonly varying: Polynomial; readonly constant: Rational } {
  const terms = [...p.values()].filter(({ monomial }) => monomial.length > 0);
  const [first] = terms;
  const own = p.get("")?.coefficient ?? rational(0);
  if (first === undefined) return { varying: new Map(), constant: own };
  const size = terms.reduce((a, { coefficient }) => a.gcd(coefficient), first.coefficient).abs();
  const factor = rational(1).div(size);
  const varying = new Map(terms.map((term): [string, PolyTerm] => [keyOf(term.monomial), term]));
  return { varying: scale(varying, factor), constant: own.mul(factor) };
}

function isLeadNegative(p: Polynomial): boolean {
  const terms = [...p.values()];
  const [first] = terms;
  const lead = terms.reduce(
    (a, b) => (a !== undefined && keyOf(a.monomial) >= keyOf(b.monomial) ? a : b),
    first,
  );
  return lead !== undefined && isNegative(lead.coefficient);
}

const floor = (q: Rational): bigint => {
  const value = q.s * q.n;
  return isInteger(q) || value >= 0n ? value / q.d : value / q.d - 1n;
};

/** Bounds that take the place of indices, one after the other. */
const mostIndices = 8;

/**
 * Whether p ≥ edge whatever its names stand for, by the ranges of its indices: k ≤ n where k runs to n.
 * Linear p only: an index gives way to the bound at which the term is least.
 */
export function isAtLeast(p: Polynomial, edge: Rational, n: Normalizer): boolean {
  let rest = p;
  for (let step = 0; step < mostIndices; step++) {
    const terms = [...rest.values()];
    const running = terms.find(({ monomial }) => rangeIn(monomial, n) !== undefined);
    if (running === undefined) break;
    const { lower, upper } = rangeIn(running.monomial, n) as { lower: Expr; upper: Expr };
    const bound = n.normal(isNegative(running.coefficient) ? upper : lower);
    if (bound.bottom.size > 0) return false;
    const without = new Map([...rest].filter(([, term]) => term !== running));
    rest = addPolynomials(without, scale(bound.top, running.coefficient));
  }
  let least = rational(0);
  for (const { monomial, coefficient } of rest.values()) {
    const end = monomial.length === 0 ? rational(1) : endOf(monomial, isNegative(coefficient), n);
    if (end === undefined) return false;
    least = least.add(coefficient.mul(end));
  }
  return least.compare(edge) >= 0;
}

/** The least or greatest value of a name. */
function endOf([only, ...more]: PolyTerm["monomial"], isUpper: boolean, n: Normalizer): Rational | undefined {
  if (only === undefined || more.length > 0 || only[1] !== unit) return undefined;
  const { expr } = n.kernels.get(only[0]);
  if (!isUpper && expr.kind === "sym" && n.setting.counts.has(expr.name)) return rational(1);
  const { lower, upper } = bounds(expr, n.setting);
  return (isUpper ? upper : lower)?.value;
}

function rangeIn(
  [only, ...more]: PolyTerm["monomial"],
  n: Normalizer,
): { readonly lower: Expr; readonly upper: Expr } | undefined {
  if (only === undefined || more.length > 0 || only[1] !== unit) return undefined;
  const { expr } = n.kernels.get(only[0]);
  return expr.kind === "sym" ? n.indices.rangeOf(expr.name) : undefined;
}

/** Of two thresholds of one number the greater is their product; the one that goes, if there is any. */
export function redundant(monomial: PolyTerm["monomial"], n: Normalizer): number | undefined {
  let greatest: Map<string, { readonly id: number; readonly least: bigint }> | undefined;
  for (const [id] of monomial) {
    const { reduction } = n.kernels.get(id);
    if (reduction?.kind !== "threshold") continue;
    greatest ??= new Map();
    const known = greatest.get(reduction.of);
    if (known !== undefined) return known.least < reduction.least ? known.id : id;
    greatest.set(reduction.of, { id, least: reduction.least });
  }
  return undefined;
}

/** How many whole numbers lie between two bounds: the difference and one, where that is not negative. */
export const isCount = (count: Quotient, n: Normalizer): boolean =>
  count.bottom.size === 0 && isAtLeast(count.top, rational(0), n);
