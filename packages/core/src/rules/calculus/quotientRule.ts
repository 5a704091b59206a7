import { diff, div, mul, neg, num, pow, sub } from "../../expr/index.js";
import { dependsOn } from "../../problem/dependence.js";
import type { Rule } from "../types.js";

export const quotientRule: Rule = {
  id: "quotient-rule",
  label: "quotient rule",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(u/v, x)", "(diff(u, x)*v - u*diff(v, x))/v^2"],
  conditions: ["v ≠ 0"],
  source: "Stewart, Calculus, 3.2",
  examples: [{ before: "diff(sin(x)/x, x)", after: "(diff(sin(x), x) * x - sin(x) * diff(x, x))/x^2" }],
  refuses: ["diff(sin(x)/a, x)", "diff(1/x, x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || e.args[0].kind !== "div") return undefined;
    const [body, x] = e.args;
    const [u, v] = body.args;
    if (!dependsOn(v, x, setting) || !dependsOn(u, x, setting)) return undefined;
    const numerator = sub(mul(diff(u, x), v), mul(u, diff(v, x)));
    return { after: div(numerator, pow(v, num(2))), bindings: { u, v, x } };
  },
};

/** The quotient rule with a constant numerator: one term less to write. */
export const reciprocalRule: Rule = {
  id: "reciprocal-rule",
  label: "quotient rule, constant numerator",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(c/v, x)", "-c*diff(v, x)/v^2"],
  conditions: ["v ≠ 0", "c does not depend on x"],
  source: "Stewart, Calculus, 3.2",
  examples: [{ before: "diff(1/(1 + exp(-x)), x)", after: "-diff(1 + exp(-x), x)/(1 + exp(-x))^2" }],
  refuses: ["diff(x/a, x)", "diff(sin(x)/x, x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || e.args[0].kind !== "div") return undefined;
    const [body, x] = e.args;
    const [c, v] = body.args;
    if (!dependsOn(v, x, setting) || dependsOn(c, x, setting)) return undefined;
    const top = c.kind === "num" && c.value.equals(1) ? diff(v, x) : mul(c, diff(v, x));
    return { after: neg(div(top, pow(v, num(2)))), bindings: { c, v, x } };
  },
};
