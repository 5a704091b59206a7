/** Exact division of one sum by another, as polynomials in their bases. */
import { type Add, type Expr, isInteger, isNegative } from "../expr/index.js";
import { divideTerm, multiply } from "./expand.js";
import { collect, type Term, termsToExpr, toTerms } from "./term.js";

const mostSteps = 60;

/** The quotient if the divisor divides without remainder, or undefined. */
export function divideExactly(dividend: Expr, divisor: Add): Expr | undefined {
  const by = collect(toTerms(divisor));
  let rest = collect(toTerms(dividend));
  const lead = by[0] === undefined ? undefined : leading(by);
  if (lead === undefined || ![...by, ...rest].every(isPolynomial)) return undefined;
  const quotient: Term[] = [];
  for (let step = 0; rest.length > 0; step++) {
    if (step > mostSteps) return undefined;
    const q = divideTerm(leading(rest), lead);
    if (!isPolynomial(q)) return undefined;
    quotient.push(q);
    const product = by.map((term) => multiply(q, term));
    rest = collect([
      ...rest,
      ...product.map((term) => ({ ...term, coefficient: term.coefficient.neg() })),
    ]).map(({ coefficient, factors, written }) => ({ coefficient, factors, written }));
  }
  return termsToExpr(
    quotient.map(({ coefficient, factors, written }) => ({ coefficient, factors, written })),
  );
}

const isPolynomial = (term: Term): boolean =>
  term.factors.every(
    ({ exponent }) => exponent.kind === "num" && isInteger(exponent.value) && !isNegative(exponent.value),
  );

/** The greatest term in the lexicographic order of (base, exponent): an order that products respect. */
function leading(terms: readonly Term[]): Term {
  const bases = [...new Set(terms.flatMap((term) => term.factors.map(({ base }) => base)))].sort(
    (a, b) => a.id - b.id,
  );
  const exponents = (term: Term) =>
    bases.map((base) => {
      const exponent = term.factors.find((factor) => factor.base === base)?.exponent;
      return exponent?.kind === "num" ? Number(exponent.value.n) : 0;
    });
  return terms.reduce((best, term) => (lexicographic(exponents(term), exponents(best)) > 0 ? term : best));
}

function lexicographic(a: readonly number[], b: readonly number[]): number {
  for (const [k, x] of a.entries()) if (x !== b[k]) return x - (b[k] ?? 0);
  return 0;
}
