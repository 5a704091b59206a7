import { collect as collectTerms, termsToExpr, toTerms } from "../../algebra/term.js";
import type { Rule } from "../types.js";

/** Like terms are added up; those that cancel are gone. */
export const collect: Rule = {
  id: "collect",
  label: "like terms",
  family: "algebra",
  heads: ["add"],
  statement: ["a*u + b*u", "(a + b)*u"],
  conditions: ["a and b are numbers"],
  source: "distributive law",
  examples: [
    { before: "2*x + y + 3*x", after: "5 * x + y" },
    { before: "y - y*h - h + y*h", after: "y - h" },
    { before: "x*(a - b) + x*(b - a)", after: "0" },
  ],
  refuses: ["x + x^2", "a*x + b*y"],
  apply: (e) => {
    if (e.kind !== "add") return undefined;
    const terms = toTerms(e);
    const collected = collectTerms(terms);
    if (collected.length === terms.length) return undefined;
    // What two terms lost besides the one they became has cancelled.
    const cancelled = terms.length - collected.length > 1 || collected.length === 0;
    return {
      after: termsToExpr(collected),
      bindings: { u: e },
      label: [cancelled || vanish(terms.length, collected) ? "cancel" : "like terms"],
    };
  },
};

const vanish = (before: number, collected: readonly { readonly source?: unknown }[]): boolean =>
  before - collected.length > 0 && collected.every((term) => term.source !== undefined);
