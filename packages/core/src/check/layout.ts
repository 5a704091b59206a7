/**
 * A derivative and its transpose. Of a number by a vector both are in use, a column in the one layout and a row in the
 * other, and so are both of a Jacobian. A gradient by a matrix has the shape of the matrix: turned it cannot be
 * taken from the matrix in a step of descent, and somebody has lost a transpose (Petersen & Pedersen, The Matrix
 * Cookbook, 2.5; Minka, Old and New Matrix Algebra Useful for Statistics).
 */
import { isOne, isScalar, sameShape, shapeOf, shapeText, transposed } from "../arrays/index.js";
import { type Expr, some } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import { haveOneShape } from "../verify/arrays.js";
import type { Verdict } from "../verify/verdict.js";
import { turnedLike } from "./equality.js";
import { mistakes } from "./mistakes/index.js";
import type { Explanation } from "./report.js";

const isMatrix = (e: Expr): boolean => {
  const { rows, columns } = shapeOf(e);
  return !isOne(rows) && !isOne(columns);
};

/** Whether the problem asks for the gradient of a number by a matrix. */
const isOfMatrix = ({ expression, variables: [x] }: Problem): boolean =>
  x !== undefined && x.kind === "matrix" && isMatrix(x) && isScalar(expression);

/** An expression turned as another one is, where that is a convention and no mistake. */
export function inLayoutOf(e: Expr, other: Expr, problem: Problem): Expr {
  // What is not carried out yet says nothing of its layout.
  const isOpen = [e, other].some((root) => some(root, ({ kind }) => kind === "diff"));
  return isOfMatrix(problem) && isMatrix(e) && !isOpen ? e : turnedLike(e, other);
}

/** Whether one is the transpose of the other by its shape, and by no convention. */
export function isTurnedByMistake(right: Expr, written: Expr, problem: Problem): boolean {
  const turned = inLayoutOf(right, written, problem);
  return !isScalar(written) && areTurned(turned, written);
}

/** Whether one is a row and the other a column, or both are matrices of the same shape turned. */
export const areTurned = (a: Expr, b: Expr): boolean =>
  !haveOneShape(a, b) && sameShape(shapeOf(transposed(a)), shapeOf(b));

/** What is said of a gradient that lacks a transpose, or has one too many. */
export function explainedAsTurned(explanation: Explanation, right: Expr, written: Expr): Explanation {
  const [wanted, own] = [right, written].map((e) => shapeText(shapeOf(e)));
  const transpose = mistakes.find(({ id }) => id === "transpose");
  return {
    ...explanation,
    mistakes: transpose === undefined ? [] : [{ id: transpose.id, name: transpose.name }],
    written,
    says: [
      `this is the transpose of what is right: it is ${own}, and the gradient is ${wanted} like the variable`,
    ],
  };
}

/** What is said of a row where Derive has a column. */
export const asRow = "right as a row; the gradient is its transpose";

/** What is said of a line that goes over from a column to a row, or back. */
export const asTurned = "right in the other layout: it is the transpose of the line before, not equal to it";

/** Two shapes are never equal. */
export const ofShapes = (left: Expr, right: Expr): Verdict => {
  const [a, b] = [left, right].map((e) => shapeText(shapeOf(e))) as [string, string];
  return { kind: "refuted", witness: { values: [], left: a, right: b } };
};
