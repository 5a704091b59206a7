/** The gradient of a problem: of a short cost what its derivations end in, of a long one what a sweep finds. */
import { deriveProblem } from "../derive/derive.js";
import { refuseUndefined } from "../derive/undefined.js";
import { type Expr, treeSize, type Variable } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import { flattenedUnlessShared, lengthsOf } from "./flat.js";
import { foldedBack } from "./folded.js";
import { shortForm } from "./shortForm.js";
import { partialDerivatives } from "./sweep.js";

export interface Gradient {
  readonly problem: Problem;
  readonly variables: readonly Variable[];
  /**
   * For each variable the derivative by it, in short form. Where that were far longer than what the derivatives share, they keep
   * their shared parts: of x₁·x₂·…·x₁₀₀₀ each is a product of two products.
   */
  readonly partials: readonly Expr[];
}

/** Parts of the cost times variables: up to so many the cost is differentiated by the rules, for one variable after the other. */
const mostByRules = 3000;
/** Operands of derivatives: up to so many they are written flat, and many times more where they share little. */
const mostFlat = 10_000;
const leastSaving = 5;

/**
 * For each of the problem's variables the derivative of its cost. What a sweep cannot differentiate (sums over an index, vectors and
 * matrices) is differentiated by the rules however long it is.
 * @throws DeriveError where the cost has a value nowhere, or no rule applies
 */
export function gradientOf(problem: Problem): Gradient {
  const { expression, variables } = problem;
  const answer = (partials: readonly Expr[]): Gradient => ({ problem, variables, partials });
  const slopes = partialDerivatives(expression, variables, problem);
  const isShared = slopes !== undefined && shareMost(slopes);
  if (slopes === undefined || (!isShared && treeSize(expression) * variables.length <= mostByRules))
    return answer(variables.map((x) => deriveProblem({ ...problem, variables: [x] }).result));
  refuseUndefined(problem);
  if (isShared) return answer(foldedBack(flattenedUnlessShared(slopes), problem));
  return answer(slopes.map((slope) => shortForm(slope, problem)));
}

function shareMost(slopes: readonly Expr[]): boolean {
  const { shared, flat } = lengthsOf(slopes);
  return flat > mostFlat && flat > leastSaving * shared;
}
