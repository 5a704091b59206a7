import { num } from "../../expr/index.js";
import { dependsOn } from "../../problem/dependence.js";
import type { Rule } from "../types.js";

export const constant: Rule = {
  id: "constant",
  label: "derivative of a constant",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(c, x)", "0"],
  conditions: ["c does not depend on x"],
  source: "Stewart, Calculus, 3.1",
  examples: [
    { before: "diff(a^2 + log(b), x)", after: "0" },
    { before: "diff(theta[1], theta[2])", after: "0" },
  ],
  refuses: ["diff(x, x)", "diff(theta[k], theta[j])", "diff(f(x), x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || dependsOn(e.args[0], e.args[1], setting)) return undefined;
    return { after: num(0), bindings: { c: e.args[0], x: e.args[1] } };
  },
};
