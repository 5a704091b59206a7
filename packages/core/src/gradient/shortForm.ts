/** What a sweep leaves, as it is written. */
import { expand } from "../algebra/expand.js";
import { collect, termsToExpr } from "../algebra/term.js";
import { add, type Expr, mul, rewriteUp, some } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { commonFactor } from "../rules/algebra/commonFactor.js";
import { cost } from "../simplify/cost.js";
import { simplify } from "../simplify/simplify.js";

/** Sums and products without their grouping, in short form. */
export const shortForm = (slope: Expr, setting: Setting): Expr =>
  cancelledForm(slope, setting) ?? simplify(ungrouped(slope), setting);

/**
 * The short form of a slope most of which cancels, as the inner derivative does against the outer one in most losses: multiplied
 * out, like terms added up, what all share written once. Undefined where more than a third is left, or a fraction.
 */
export function cancelledForm(slope: Expr, setting: Setting): Expr | undefined {
  const e = ungrouped(slope);
  const terms = expand(e);
  if (terms === undefined) return undefined;
  const collected = termsToExpr(collect(terms));
  const factored = commonFactor.apply(collected, setting)?.after ?? collected;
  if (3 * cost(factored) > cost(e) || some(factored, ({ kind }) => kind === "div")) return undefined;
  return simplify(factored, setting);
}

const ungrouped = (root: Expr): Expr =>
  rewriteUp(root, (e) => (e.kind === "add" ? add(...e.args) : e.kind === "mul" ? mul(...e.args) : e));
