/**
 * Equality on a curve: q = 0 wherever p = 0, because division by p leaves nothing (Cox, Little & O'Shea, Ideals,
 * Varieties, and Algorithms, 1.5). The divisor is read as a polynomial in a kernel whose leading coefficient is one
 * term, and division stops where that term does not go in: so nothing is divided by what might be 0.
 */
import { rational } from "../../expr/index.js";
import type { Normalizer } from "./normalizer.js";
import {
  addPolynomials,
  kernelPower,
  keyOf,
  type Monomial,
  multiplyPolynomials,
  type Polynomial,
  type PolyTerm,
  unit,
} from "./polynomial.js";
import { whole } from "./quotient.js";

/** @throws OutOfBudget */
export function vanishesModulo(q: Polynomial, p: Polynomial, n: Normalizer): boolean {
  return kernelsIn(p).some((kernel) => {
    const rest = remainder(q, p, kernel, n);
    return rest !== undefined && n.isZero(whole(rest));
  });
}

const kernelsIn = (p: Polynomial): number[] => [
  ...new Set([...p.values()].flatMap(({ monomial }) => monomial.map(([kernel]) => kernel))),
];

/** What division by p leaves of q, both read as polynomials in the kernel; undefined where they are none. */
function remainder(q: Polynomial, p: Polynomial, kernel: number, n: Normalizer): Polynomial | undefined {
  const degree = highest(p, kernel);
  const [lead, ...more] = coefficient(p, kernel, degree).values();
  if (lead === undefined || more.length > 0 || degree <= 0 || !isPolynomialIn(p, kernel)) return undefined;
  // Multiplied by a power of the kernel: where q is defined with it below the bar, it is not 0.
  const lowest = Math.min(0, ...[...q.values()].map(({ monomial }) => exponentOf(monomial, kernel)));
  let rest = multiplyPolynomials(q, kernelPower(kernel, -lowest));
  if (!isPolynomialIn(rest, kernel)) return undefined;
  for (let top = highest(rest, kernel); rest.size > 0 && top >= degree; top = highest(rest, kernel)) {
    const factor = dividedBy(coefficient(rest, kernel, top), lead);
    if (factor === undefined) return rest;
    const shift = multiplyPolynomials(factor, kernelPower(kernel, top - degree));
    rest = addPolynomials(rest, multiplyPolynomials(shift, p), rational(-1));
    n.spend(rest.size);
  }
  return rest;
}

/** Undefined where the term does not go into each of them. */
function dividedBy(p: Polynomial, { monomial, coefficient: by }: PolyTerm): Polynomial | undefined {
  const inverse = monomial.map(([kernel, exponent]) => [kernel, -exponent] as const);
  const term = new Map([[keyOf(inverse), { monomial: inverse, coefficient: rational(1).div(by) }]]);
  const quotient = multiplyPolynomials(p, term);
  return monomial.every(([kernel]) => isPolynomialIn(quotient, kernel)) ? quotient : undefined;
}

const exponentOf = (monomial: Monomial, kernel: number): number =>
  monomial.find(([id]) => id === kernel)?.[1] ?? 0;

const highest = (p: Polynomial, kernel: number): number =>
  Math.max(0, ...[...p.values()].map(({ monomial }) => exponentOf(monomial, kernel)));

const isPolynomialIn = (p: Polynomial, kernel: number): boolean =>
  [...p.values()].every(({ monomial }) => {
    const exponent = exponentOf(monomial, kernel);
    return exponent >= 0 && exponent % unit === 0;
  });

/** The terms with that power of the kernel, without it. */
function coefficient(p: Polynomial, kernel: number, exponent: number): Polynomial {
  const terms = [...p.values()].filter(({ monomial }) => exponentOf(monomial, kernel) === exponent);
  return new Map(
    terms.map((term) => {
      const monomial = term.monomial.filter(([id]) => id !== kernel);
      return [keyOf(monomial), { ...term, monomial }];
    }),
  );
}
