/** Derivatives in matrix notation: which telling, and what is read off its last line. */
import { isColumnShape, isScalar, shapeOf, transposed, zeros } from "../../arrays/index.js";
import { diff, differential, type Expr, num, transpose, type Variable } from "../../expr/index.js";
import type { Setting } from "../../problem/problem.js";
import type { Chapter } from "../leibniz.js";
import type { MatrixStyle } from "../styles.js";
import { NoTelling } from "./adjoint.js";
import { carryForward } from "./forward.js";
import { indexChapters } from "./indices.js";
import { reverseSweep } from "./reverse.js";
import { partsOf, settlingMoves } from "./settle.js";

/**
 * The chapters that lead to the derivative of y by x; the last one ends in it.
 * @param style undefined: the one with fewer lines
 * @throws DeriveError where no rule applies
 */
export function matrixChapters(
  y: Expr,
  x: Variable,
  setting: Setting,
  style: MatrixStyle | undefined,
): Chapter[] {
  try {
    return inMatrices(y, x, setting, style);
  } catch (error) {
    if (error instanceof NoTelling) return indexChapters(y, x, setting);
    throw error;
  }
}

function inMatrices(y: Expr, x: Variable, setting: Setting, style: MatrixStyle | undefined): Chapter[] {
  if (!isScalar(y)) return jacobianChapters(y, x, setting, style ?? "jacobian");
  const byDifferentials = (): Chapter[] => gradientByDifferentials(y, x, setting);
  if (!isColumnShape(shapeOf(x)) || style === "differential") return byDifferentials();
  try {
    const byJacobian = gradientByJacobian(y, x, setting);
    return style === "jacobian" ? byJacobian : shorter(byDifferentials(), byJacobian);
  } catch (error) {
    if (error instanceof NoTelling) return byDifferentials();
    throw error;
  }
}

const lineCount = (chapters: readonly Chapter[]): number =>
  chapters.reduce((count, { drafts }) => count + 1 + drafts.length, 0);

const shorter = (a: Chapter[], b: Chapter[]): Chapter[] => (lineCount(b) < lineCount(a) ? b : a);

/** dJ = … ⟨G, dx⟩, and the gradient G read off. */
function gradientByDifferentials(y: Expr, x: Variable, setting: Setting): Chapter[] {
  const start = differential(y);
  const { drafts, gradient } = reverseSweep(y, setting);
  const found = gradient ?? nothing(x);
  const of = isScalar(x) ? diff(y, x) : transpose(diff(y, x));
  return [
    { of: start, start, drafts },
    {
      of,
      start: found,
      drafts: settlingMoves(found, partsOf(y, setting), setting),
      opening: "read off the differential",
    },
  ];
}

/** D J = … as a row, simplified, and the gradient as its transpose. */
function gradientByJacobian(y: Expr, x: Variable, setting: Setting): Chapter[] {
  const of = diff(y, x);
  const { drafts, jacobian, throughMatrix } = carryForward(y, x, setting, "jacobian");
  if (throughMatrix) return gradientByDifferentials(y, x, setting);
  const row =
    jacobian === undefined ? drafts : [...drafts, ...settlingMoves(jacobian, partsOf(y, setting), setting)];
  const end = row[row.length - 1]?.after ?? of;
  const turned = transposed(end);
  return [
    { of, start: of, drafts: row },
    {
      of: transpose(of),
      start: turned,
      drafts: settlingMoves(turned, partsOf(y, setting), setting),
      opening: "the gradient is the transpose",
    },
  ];
}

/** What was found, with rows and columns exchanged: the Jacobian in the other layout. */
export function transposedChapter(of: Expr, found: Expr, setting: Setting): Chapter {
  const start = transposed(found);
  return {
    of: transpose(of),
    start,
    drafts: settlingMoves(start, partsOf(found, setting), setting),
    opening: "denominator layout: the transpose",
  };
}

/** The Jacobian of a column: D y = A, or dy = A dx and A read off. */
function jacobianChapters(y: Expr, x: Variable, setting: Setting, style: MatrixStyle): Chapter[] {
  if (!isColumnShape(shapeOf(y)) || !(isScalar(x) || isColumnShape(shapeOf(x)))) throw new NoTelling(y);
  const of = diff(y, x);
  const { drafts, jacobian, throughMatrix } = carryForward(y, x, setting, style);
  if (throughMatrix && style === "jacobian") return jacobianChapters(y, x, setting, "differential");
  const found = jacobian ?? zeros(shapeOf(of));
  if (style === "jacobian")
    return [{ of, start: of, drafts: [...drafts, ...settlingMoves(found, partsOf(y, setting), setting)] }];
  const start = differential(y);
  return [
    { of: start, start, drafts },
    {
      of,
      start: found,
      drafts: settlingMoves(found, partsOf(y, setting), setting),
      opening: "read off the differential",
    },
  ];
}

const nothing = (x: Variable): Expr => (isScalar(x) ? num(0) : zeros(shapeOf(x)));
