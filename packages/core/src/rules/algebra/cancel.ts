import { content } from "../../algebra/expand.js";
import { pieces, type Term, termsToExpr, toTerm, toTerms } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { div, type Expr, isOne, type Rational, rational } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** Equal factors above and below the bar go, and powers of one base are added. */
export const cancel: Rule = {
  id: "cancel",
  label: "cancel",
  family: "algebra",
  heads: ["mul", "div", "pow"],
  statement: ["u*v/(u*w)", "v/w"],
  conditions: ["u ≠ 0, as the left side requires already"],
  source: "field axioms; u^a u^b = u^(a+b)",
  examples: [
    { before: "y*(h*(1 - h)*x)/h", after: "y * (1 - h) * x" },
    { before: "x^2*x/x^5", after: "1/x^2" },
    { before: "(a - b)/(b - a)", after: "-1" },
    { before: "exp(x)*exp(-x)", after: "1" },
    { before: "2*(a/(2*b))", after: "a/b" },
    { before: "1/m*sum(y[i]*x[i]^2/x[i], i, 1, m)*a/a", after: "1/m * sum(y[i] * x[i]^2/x[i], i, 1, m)" },
  ],
  refuses: ["(x + y)/x", "a*b/c", "sin(x)/cos(x)"],
  apply: (e, setting) => {
    if (e.kind !== "mul" && e.kind !== "div" && e.kind !== "pow") return undefined;
    const term = toTerm(e);
    if (pieces(term) >= term.written) return undefined;
    const after = termToExpr(term, setting.counts);
    return after === e ? undefined : { after, bindings: { u: e } };
  },
};

/** A number in all terms above and below the bar goes. */
export const cancelNumber: Rule = {
  id: "cancel-number",
  label: "cancel",
  family: "algebra",
  heads: ["div"],
  statement: ["(2*u + 2*v)/(2*w + 2*z)", "(u + v)/(w + z)"],
  conditions: [],
  source: "field axioms",
  examples: [
    { before: "(6*y - 3*x^2)/(3*y^2 - 6*x)", after: "(2 * y - x^2)/(y^2 - 2 * x)" },
    { before: "2*x/(2*y + 4*z)", after: "x/(y + 2 * z)" },
  ],
  refuses: ["(2*x + 3*y)/(2*z + 2)", "(x + y)/(x - y)", "2*x/(4*y)"],
  apply: (e) => {
    if (e.kind !== "div") return undefined;
    const [above, below] = e.args.map((side) => toTerms(side)) as [Term[], Term[]];
    if (above.length === 1 && below.length === 1) return undefined;
    const shared = content([...above, ...below]);
    const whole = [...above, ...below].every(({ coefficient }) => coefficient.d === 1n);
    if (isOne(shared) || !whole) return undefined;
    const [u, w] = [above, below].map((terms) => divided(terms, shared)) as [Expr, Expr];
    return { after: div(u, w), bindings: { "u + v": u, "w + z": w } };
  },
};

const divided = (terms: readonly Term[], by: Rational): Expr =>
  termsToExpr(
    terms.map(({ coefficient, factors, written }) => ({
      coefficient: coefficient.mul(rational(1).div(by)),
      factors,
      written,
    })),
  );
