import { commonDenominator as least, multiply } from "../../algebra/expand.js";
import { termsToExpr, toTerms } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { isScalar } from "../../arrays/index.js";
import { div, type Expr, isOne } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** What is never put on a fraction bar whole: sums, vectors and matrices. */
const isWide = (e: Expr): boolean => e.kind === "sum" || e.kind === "matmul" || !isScalar(e);

export const commonDenominator: Rule = {
  id: "common-denominator",
  label: "common denominator",
  family: "algebra",
  heads: ["add"],
  statement: ["a/b + c/d", "(a*d + c*b)/(b*d)"],
  conditions: ["b ≠ 0 and d ≠ 0, as the left side requires already"],
  source: "field axioms",
  examples: [
    { before: "y/h - (1 - y)/(1 - h)", after: "(y * (1 - h) - (1 - y) * h)/(h * (1 - h))" },
    { before: "1 + 1/x", after: "(x + 1)/x" },
  ],
  refuses: ["a + b", "x/2 + y", "sum(x[i], i, 1, m)/m + a/m"],
  apply: (e, setting) => {
    if (e.kind !== "add") return undefined;
    const terms = toTerms(e);
    const denominator = least(terms);
    if (denominator.factors.length === 0) return undefined;
    // The field writes 1/m Σ … + λ/m θ_j: counts stay in front of each term.
    const onlyCounts = denominator.factors.every(
      ({ base }) => base.kind === "sym" && setting.counts.has(base.name),
    );
    if (onlyCounts && terms.some((term) => term.factors.some(({ base }) => isWide(base)))) return undefined;
    const top = termsToExpr(terms.map((term) => multiply(term, denominator)));
    const after =
      isOne(denominator.coefficient) && top.kind === "num" ? top : div(top, termToExpr(denominator));
    return { after, bindings: { "b*d": termToExpr(denominator) } };
  },
};
