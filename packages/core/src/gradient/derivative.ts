/** The answer alone: no lines, no checks. */
import { textbookDrafts } from "../derive/textbook.js";
import { diff, type Expr, type Variable } from "../expr/index.js";
import { bareSetting, type Setting } from "../problem/problem.js";
import { cancelledForm } from "./shortForm.js";
import { partialDerivatives } from "./sweep.js";

/**
 * The derivative in its short form, of a scalar in index notation.
 * @throws DeriveError where no rule applies
 * @example derivative(call("log", x), x) // 1/x
 */
export function derivative(root: Expr, variable: Variable, setting: Setting = bareSetting): Expr {
  const slope = partialDerivatives(root, [variable], setting)?.[0];
  const short = slope === undefined ? undefined : cancelledForm(slope, setting);
  if (short !== undefined) return short;
  const start = diff(root, variable);
  return textbookDrafts(start, setting).at(-1)?.after ?? start;
}
