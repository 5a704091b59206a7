/** The gradient of a problem: of a short cost what its derivations end in, of a long one what a sweep finds. */
import { deriveProblem } from "../derive/derive.js";
import { refuseUndefined } from "../derive/undefined.js";
import { type Expr, treeSize, type Variable } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import { shortForm } from "./shortForm.js";
import { partialDerivatives } from "./sweep.js";

export interface Gradient {
  readonly problem: Problem;
  readonly variables: readonly Variable[];
  /** For each variable the derivative by it, in short form. */
  readonly partials: readonly Expr[];
}

/** Parts of the cost times variables: up to so many the cost is differentiated by the rules, for one variable after the other. */
const mostByRules = 3000;

/**
 * For each of the problem's variables the derivative of its cost. What a sweep cannot differentiate (sums over an index, vectors and
 * matrices) is differentiated by the rules however long it is.
 * @throws DeriveError where the cost has a value nowhere, or no rule applies
 */
export function gradientOf(problem: Problem): Gradient {
  const { expression, variables } = problem;
  const isLong = treeSize(expression) * variables.length > mostByRules;
  const slopes = isLong ? partialDerivatives(expression, variables, problem) : undefined;
  if (slopes === undefined) {
    const partials = variables.map((x) => deriveProblem({ ...problem, variables: [x] }).result);
    return { problem, variables, partials };
  }
  refuseUndefined(problem);
  return { problem, variables, partials: slopes.map((slope) => shortForm(slope, problem)) };
}
