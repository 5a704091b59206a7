import { add, diff, type Expr, mul } from "../../expr/index.js";
import { dependsOn } from "../../problem/dependence.js";
import type { Rule } from "../types.js";

/** For n factors that depend on x, n terms, each with one factor differentiated. */
export const productRule: Rule = {
  id: "product-rule",
  label: "product rule",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(u*v, x)", "diff(u, x)*v + u*diff(v, x)"],
  conditions: [],
  source: "Stewart, Calculus, 3.2",
  examples: [
    { before: "diff(x*sin(x), x)", after: "diff(x, x) * sin(x) + x * diff(sin(x), x)" },
    { before: "diff(a*x*sin(x), x)", after: "a * (diff(x, x) * sin(x) + x * diff(sin(x), x))" },
  ],
  refuses: ["diff(a*sin(x), x)", "diff(x/y, x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || e.args[0].kind !== "mul") return undefined;
    const [body, x] = e.args;
    const still = body.args.filter((factor) => !dependsOn(factor, x, setting));
    const moving = body.args.filter((factor) => dependsOn(factor, x, setting));
    if (moving.length < 2) return undefined;
    const terms = moving.map((_, k) =>
      mul(...moving.map((f, position) => (position === k ? diff(f, x) : f))),
    );
    const after = mul(...still, add(...terms));
    return { after, bindings: { u: moving[0] as Expr, v: mul(...moving.slice(1)), x } };
  },
};
