import { pieces, toTerm } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import type { Rule } from "../types.js";

/** Equal factors above and below the bar go, and powers of one base are added. */
export const cancel: Rule = {
  id: "cancel",
  label: "cancel",
  family: "algebra",
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
