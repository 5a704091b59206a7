import { num } from "../../expr/index.js";
import type { Rule } from "../types.js";

export const variable: Rule = {
  id: "variable",
  label: "derivative of the variable",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(x, x)", "1"],
  conditions: [],
  source: "Stewart, Calculus, 3.1",
  examples: [
    { before: "diff(t, t)", after: "1" },
    { before: "diff(theta[j], theta[j])", after: "1" },
  ],
  refuses: ["diff(y, x)", "diff(theta[k], theta[j])"],
  apply: (e) =>
    e.kind === "diff" && e.args[0] === e.args[1] ? { after: num(1), bindings: { x: e.args[1] } } : undefined,
};
