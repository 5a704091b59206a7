import { toTerm } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { div, type Expr, isInteger, mul, num, pow } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** A fraction of fractions is one fraction; a power of a power one power. */
export const nestedFraction: Rule = {
  id: "nested-fraction",
  label: "one fraction",
  family: "arithmetic",
  heads: ["div"],
  statement: ["(a/b)/(c/d)", "a*d/(b*c)"],
  conditions: ["b, c, d ≠ 0, as the left side requires already"],
  source: "field axioms",
  examples: [
    { before: "(a/b)/c", after: "a/(b * c)" },
    { before: "a/(b/c)", after: "a * c/b" },
    { before: "(1/a)/(1/b)", after: "b/a" },
  ],
  refuses: ["a/b", "a/b + c/d", "1/m*x[i]/c"],
  apply: (e) => {
    if (e.kind !== "div") return undefined;
    const [above, below] = e.args;
    if (above.kind !== "div" && below.kind !== "div") return undefined;
    const [a, b] = above.kind === "div" ? above.args : [above, num(1)];
    const [c, d] = below.kind === "div" ? below.args : [below, num(1)];
    return { after: div(times(a, d), times(b, c)), bindings: { a, b, c, d } };
  },
};

const times = (a: Expr, b: Expr): Expr => (a === num(1) ? b : b === num(1) ? a : mul(a, b));

/** A product of fractions is one fraction. */
export const oneFraction: Rule = {
  id: "one-fraction",
  label: "one fraction",
  family: "algebra",
  heads: ["mul"],
  statement: ["a/b*(c/d)", "a*c/(b*d)"],
  conditions: ["b, d ≠ 0, as the left side requires already"],
  source: "field axioms",
  examples: [
    { before: "a/b*(c/d)", after: "a * c/(b * d)" },
    { before: "y*(1/p)", after: "y/p" },
  ],
  refuses: ["a/b*c", "a*b"],
  apply: (e, setting) => {
    if (e.kind !== "mul" || !e.args.some((factor, k) => k > 0 && factor.kind === "div")) return undefined;
    const after = termToExpr(toTerm(e), setting.counts);
    return after === e ? undefined : { after, bindings: { a: e } };
  },
};

export const powerOfPower: Rule = {
  id: "power-of-power",
  label: "power of a power",
  family: "arithmetic",
  heads: ["pow"],
  statement: ["(u^a)^n", "u^(a*n)"],
  conditions: ["n is a whole number"],
  source: "Spivak, Calculus, ch. 18; false for fractional n: sqrt(x^2) is |x|",
  examples: [
    { before: "(x^3)^2", after: "x^6" },
    { before: "sqrt(x)^2", after: "x" },
    { before: "exp(x)^2", after: "exp(2 * x)" },
  ],
  refuses: ["(x^2)^(1/2)", "x^2"],
  apply: (e) => {
    if (e.kind !== "pow" || e.args[1].kind !== "num" || !isInteger(e.args[1].value)) return undefined;
    const [inner, n] = [e.args[0], e.args[1]];
    if (inner.kind === "call" && inner.name === "sqrt" && n.value.equals(2)) {
      return { after: inner.args[0] as Expr, bindings: { u: inner.args[0] as Expr } };
    }
    if (inner.kind === "call" && inner.name === "exp") {
      return { after: termToExpr(toTerm(e)), bindings: { u: inner, n } };
    }
    if (inner.kind !== "pow" || inner.args[1].kind !== "num") return undefined;
    const after = pow(inner.args[0], num(inner.args[1].value.mul(n.value)));
    return { after, bindings: { u: inner.args[0], a: inner.args[1], n } };
  },
};
