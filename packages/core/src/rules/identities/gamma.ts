/** The recurrences of the gamma function and its logarithmic derivatives, where they shorten. */
import { collect, type Factor, type Term, termsToExpr, toTerm, toTerms } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { add, div, type Expr, mul, neg, num, type Rational } from "../../expr/index.js";
import type { Rule, RuleDocs } from "../types.js";

/** Steps beyond this are not written out. */
const mostSteps = 6;

/** u - v, if it is a whole number. */
function wholeDifference(u: Expr, v: Expr): number | undefined {
  const rest = collect([...toTerms(u), ...toTerms(neg(v))]);
  const [only] = rest;
  if (rest.length !== 1 || only === undefined || only.factors.length > 0) return undefined;
  const value: Rational = only.coefficient;
  return value.d === 1n && value.n <= BigInt(mostSteps) ? value.valueOf() : undefined;
}

const plus = (v: Expr, k: number): Expr => (k === 0 ? v : termsToExpr(collect(toTerms(add(v, num(k))))));

/** Γ(v + k)/Γ(v) = v(v + 1)…(v + k - 1). */
export const gammaQuotient: Rule = {
  id: "gamma-quotient",
  label: "Γ(u + 1) = u·Γ(u)",
  family: "identity",
  heads: ["div", "mul"],
  statement: ["gamma(u + 1)/gamma(u)", "u"],
  apply: (e, setting) => {
    if (e.kind !== "div" && e.kind !== "mul") return undefined;
    const term = toTerm(e);
    const gammas = term.factors.filter(({ base }) => base.kind === "call" && base.name === "gamma");
    for (const above of gammas.filter((factor) => factor.exponent === num(1))) {
      for (const below of gammas.filter((factor) => factor.exponent === num(-1))) {
        const [u, v] = [above.base.args[0] as Expr, below.base.args[0] as Expr];
        const steps = wholeDifference(u, v);
        if (steps === undefined) continue;
        const least = steps > 0 ? v : u;
        const made = Array.from({ length: Math.abs(steps) }, (_, k): Factor => {
          return { base: plus(least, k), exponent: num(Math.sign(steps)) };
        });
        const factors = term.factors.flatMap((factor) =>
          factor === above ? made : factor === below ? [] : [factor],
        );
        return { after: termToExpr({ ...term, factors }, setting.counts), bindings: { u: least } };
      }
    }
    return undefined;
  },
};

export const gammaQuotientDocs: RuleDocs = {
  rule: gammaQuotient,
  conditions: ["u > 0"],
  source: "Abramowitz & Stegun 6.1.15",
  examples: [
    { before: "gamma(x + 1)/gamma(x)", after: "x" },
    { before: "a*gamma(x)/gamma(x + 2)", after: "a/(x * (x + 1))" },
  ],
  refuses: ["gamma(x)/gamma(y)", "gamma(x + 1/2)/gamma(x)", "gamma(x)*gamma(x + 1)"],
};

/** ψ(v + k) - ψ(v) = 1/v + … + 1/(v + k - 1). */
export const digammaDifference: Rule = {
  id: "digamma-difference",
  label: "ψ(u + 1) = ψ(u) + 1/u",
  family: "identity",
  heads: ["add"],
  statement: ["digamma(u + 1) - digamma(u)", "1/u"],
  apply: (e) => {
    if (e.kind !== "add") return undefined;
    const terms = toTerms(e);
    const places = [...terms.keys()].filter((k) => digammaOf(terms[k] as Term) !== undefined);
    for (const p of places) {
      for (const q of places) {
        const found = p === q ? undefined : differenceOf(terms[p] as Term, terms[q] as Term);
        if (found === undefined) continue;
        const rest = terms.map((term) => term.source ?? termToExpr(term));
        const after = add(
          ...rest.flatMap((term, k): Expr[] => (k === p ? found.parts : k === q ? [] : [term])),
        );
        return { after, bindings: { u: found.u } };
      }
    }
    return undefined;
  },
};

export const digammaDifferenceDocs: RuleDocs = {
  rule: digammaDifference,
  conditions: ["u > 0"],
  source: "Abramowitz & Stegun 6.3.5",
  examples: [
    { before: "digamma(x + 1) - digamma(x)", after: "1/x" },
    { before: "a*digamma(x) - a*digamma(x + 1) + b", after: "-a/x + b" },
  ],
  refuses: ["digamma(x + 1) + digamma(x)", "digamma(x) - digamma(y)", "2*digamma(x + 1) - digamma(x)"],
};

/** c·ψ(v + k) - c·ψ(v) for k > 0. */
function differenceOf(first: Term, second: Term): { parts: Expr[]; u: Expr } | undefined {
  const [a, b] = [digammaOf(first), digammaOf(second)];
  if (a === undefined || b === undefined || !first.coefficient.equals(second.coefficient.neg()))
    return undefined;
  const [left, right] = [rest(first, a), rest(second, b)];
  if (left !== right) return undefined;
  const [u, v] = [a.base.args[0] as Expr, b.base.args[0] as Expr];
  const steps = wholeDifference(u, v);
  if (steps === undefined || steps <= 0) return undefined;
  const c = mul(num(first.coefficient), left);
  const parts = Array.from({ length: steps }, (_, k) => termToExpr(toTerm(div(c, plus(v, k)))));
  return { parts, u: v };
}

const digammaOf = ({ factors }: Term): Factor | undefined =>
  factors.find(
    ({ base, exponent }) => base.kind === "call" && base.name === "digamma" && exponent === num(1),
  );

const rest = (term: Term, without: Factor): Expr => {
  const factors = term.factors.filter((factor) => factor !== without);
  return termToExpr({ coefficient: num(1).value, factors, written: factors.length });
};
