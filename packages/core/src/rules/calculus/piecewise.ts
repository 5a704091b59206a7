import { diff, piecewise } from "../../expr/index.js";
import type { Rule } from "../types.js";

export const piecewiseRule: Rule = {
  id: "piecewise",
  label: "case by case",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(piecewise(c > 0, u, v), x)", "piecewise(c > 0, diff(u, x), diff(v, x))"],
  conditions: ["away from the points where the cases meet"],
  source: "Spivak, Calculus, ch. 9: the derivative is a local notion",
  examples: [
    { before: "diff(piecewise(x > 0, x^2, x), x)", after: "piecewise(x > 0, diff(x^2, x), diff(x, x))" },
  ],
  refuses: ["diff(abs(x), x)"],
  apply: (e) => {
    if (e.kind !== "diff" || e.args[0].kind !== "piecewise") return undefined;
    const [body, x] = e.args;
    const isValue = (position: number) => position % 2 === 1 || position === body.args.length - 1;
    const after = piecewise(...body.args.map((arg, k) => (isValue(k) ? diff(arg, x) : arg)));
    return { after, bindings: { x } };
  },
};
