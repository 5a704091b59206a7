import { expand } from "../../algebra/expand.js";
import { termsToExpr } from "../../algebra/term.js";
import type { Rule } from "../types.js";

export const distribute: Rule = {
  id: "distribute",
  label: "distribute",
  family: "algebra",
  heads: ["add", "mul", "pow", "neg"],
  statement: ["u*(v + w)", "u*v + u*w"],
  conditions: [],
  source: "distributive law",
  examples: [
    { before: "y*(1 - h) - (1 - y)*h", after: "y - y * h - h + y * h" },
    { before: "(a + b)^2", after: "a^2 + a * b + b * a + b^2" },
  ],
  refuses: ["a*b", "1/(a + b)"],
  apply: (e) => {
    if (e.kind !== "add" && e.kind !== "mul" && e.kind !== "pow" && e.kind !== "neg") {
      return undefined;
    }
    const terms = expand(e);
    if (terms === undefined || terms.length < 2) return undefined;
    const after = termsToExpr(terms);
    return after === e ? undefined : { after, bindings: { u: e } };
  },
};
