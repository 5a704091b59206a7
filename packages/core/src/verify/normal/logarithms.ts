/** log u, taken apart where the parts are positive: products, quotients, powers, exponentials, numbers. */
import { call, type Expr, type Rational, rational, sum } from "../../expr/index.js";
import { isPositive } from "../../facts/index.js";
import { instanceOf, unfolded } from "../../problem/definitions.js";
import type { Normalizer } from "./normalizer.js";
import { keyOf, type Monomial, type Polynomial, type PolyTerm, scale, unit } from "./polynomial.js";
import { isPositiveKernel, takeBasesForPositive, takeForPositive } from "./powers.js";
import { primesOf } from "./primes.js";
import {
  addQuotients,
  multiplyQuotients,
  type Quotient,
  quotientKey,
  rationalQuotient,
  scaleQuotient,
  subtractQuotients,
  whole,
  zeroQuotient,
} from "./quotient.js";

export function logarithm(u: Expr, n: Normalizer): Quotient {
  const positive = (e: Expr) => isPositive(e, n.setting);
  const instance = instanceOf(u, n.setting);
  if (instance !== undefined) return logarithm(unfolded(instance), n);
  if (u.kind === "mul" && u.args.every(positive)) {
    return n.sumOf(u.args.map((factor) => logarithm(factor, n)));
  }
  if (u.kind === "div" && u.args.every(positive)) {
    return subtractQuotients(logarithm(u.args[0], n), logarithm(u.args[1], n));
  }
  if (u.kind === "pow" && positive(u.args[0]))
    return multiplyQuotients(n.normal(u.args[1]), logarithm(u.args[0], n));
  if (u.kind === "call" && u.name === "exp" && u.args[0] !== undefined) return n.normal(u.args[0]);
  if (u.kind === "prod" && positive(u.args[0])) {
    return n.normal(sum(call("log", u.args[0]), u.name, u.args[1], u.args[2]));
  }
  return ofQuotient(n.normal(u), u, n);
}

function ofQuotient(q: Quotient, u: Expr, n: Normalizer): Quotient {
  const below = [...q.bottom.values()];
  if (!below.every(({ factor }) => isPositivePolynomial(factor, n))) return kernelOf(q, u, n);
  let total = ofPolynomial(q.top, n, below.length === 0 ? u : undefined);
  for (const { factor, power } of below) {
    for (const { monomial } of factor.values()) takeForPositive(monomial, n);
    total = addQuotients(total, scaleQuotient(ofPolynomial(factor, n), rational(-power)));
  }
  return total;
}

/**
 * log of c·m·(1 + …): the leading term in front if it is positive.
 * @param written the polynomial as it is written, if it is
 */
function ofPolynomial(p: Polynomial, n: Normalizer, written?: Expr): Quotient {
  if (p.size === 0) throw new RangeError("the logarithm of 0");
  const lead = leadOf(p);
  const positiveLead =
    lead.coefficient.s > 0n && lead.monomial.every(([id]) => isPositiveKernel(n.kernels.get(id), n));
  if (!positiveLead) return kernelOf(whole(p), written, n);
  const front = addQuotients(ofNumber(lead.coefficient, n), ofMonomial(lead.monomial, n));
  if (p.size === 1) return front;
  const rest = dividedByLead(p, lead);
  return addQuotients(front, kernelOf(whole(rest), n.expression(whole(rest)), n));
}

/** The term with the least key: any fixed choice does, if equal polynomials make the same. */
const leadOf = (p: Polynomial): PolyTerm =>
  [...p.values()].reduce((a, b) => (keyOf(a.monomial) <= keyOf(b.monomial) ? a : b));

function dividedByLead(p: Polynomial, lead: PolyTerm): Polynomial {
  const inverse: Monomial = lead.monomial.map(([id, e]) => [id, -e]);
  const factor = whole(new Map([[keyOf(inverse), { monomial: inverse, coefficient: rational(1) }]]));
  return scale(multiplyQuotients(whole(p), factor).top, rational(1).div(lead.coefficient));
}

const isPositivePolynomial = (p: Polynomial, n: Normalizer): boolean =>
  [...p.values()].every(
    ({ monomial, coefficient }) =>
      coefficient.s > 0n && monomial.every(([id]) => isPositiveKernel(n.kernels.get(id), n)),
  );

function ofMonomial(monomial: Monomial, n: Normalizer): Quotient {
  let total = zeroQuotient;
  for (const [id, exponent] of monomial) {
    const kernel = n.kernels.get(id);
    takeBasesForPositive(kernel, n);
    const log = kernel.expOf ?? kernelOf(n.kernel(kernel), kernel.expr, n);
    total = addQuotients(total, scaleQuotient(log, rational(exponent, unit)));
  }
  return total;
}

/** log 12 = 2 log 2 + log 3. */
function ofNumber(value: Rational, n: Normalizer): Quotient {
  let total = zeroQuotient;
  for (const [part, sign] of [
    [value.n, 1],
    [value.d, -1],
  ] as const) {
    for (const [prime, times] of primesOf(part)) {
      const log = kernelOf(rationalQuotient(rational(prime)), undefined, n);
      total = addQuotients(total, scaleQuotient(log, rational(times * sign)));
    }
  }
  return total;
}

function kernelOf(q: Quotient, e: Expr | undefined, n: Normalizer): Quotient {
  const known = n.kernels.family("log").find(({ logOf }) => logOf !== undefined && n.equal(logOf, q));
  if (known !== undefined) return n.kernel(known);
  const expr = call("log", e ?? n.expression(q));
  return n.kernel(n.kernels.named(`log ${quotientKey(q)}`, () => ({ expr, family: "log", logOf: q })));
}
