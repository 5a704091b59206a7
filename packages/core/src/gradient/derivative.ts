/** The answer alone: no lines, no checks. */
import type { Expr, Variable } from "../expr/index.js";
import { bareSetting, type Setting } from "../problem/problem.js";
import { shortForm } from "./shortForm.js";
import { partialDerivatives } from "./sweep.js";

/**
 * The derivative in its short form. Undefined where the expression has sums over an index or matrices.
 * @example derivative(log(x), x) // 1/x
 */
export function derivative(root: Expr, variable: Variable, setting: Setting = bareSetting): Expr | undefined {
  const slope = partialDerivatives(root, [variable], setting)?.[0];
  return slope === undefined ? undefined : shortForm(slope, setting);
}
