/** What a sweep leaves, as it is written. */
import { expand } from "../algebra/expand.js";
import { collect, termsToExpr } from "../algebra/term.js";
import { type Expr, some } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { commonFactor } from "../rules/algebra/commonFactor.js";
import { cost } from "../simplify/cost.js";
import { simplify } from "../simplify/simplify.js";
import { flattened } from "./flat.js";

/** Sums and products without their grouping, in short form. */
export function shortForm(slope: Expr, setting: Setting): Expr {
  const flat = flattened(slope);
  return cancelled(flat, setting) ?? simplify(flat, setting);
}

/**
 * The short form of a slope most of which cancels, as the inner derivative does against the outer one in most losses: multiplied
 * out, like terms added up, what all share written once. Undefined where more than a third is left, or a fraction.
 */
export const cancelledForm = (slope: Expr, setting: Setting): Expr | undefined =>
  cancelled(flattened(slope), setting);

function cancelled(e: Expr, setting: Setting): Expr | undefined {
  const terms = expand(e);
  if (terms === undefined) return undefined;
  const collected = termsToExpr(collect(terms));
  const factored = commonFactor.apply(collected, setting)?.after ?? collected;
  if (3 * cost(factored) > cost(e) || some(factored, ({ kind }) => kind === "div")) return undefined;
  return simplify(factored, setting);
}
