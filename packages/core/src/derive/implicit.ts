/** The lines of an implicit derivative: both sides, then the equation solved for dy/dx. */
import { type Diff, diff, type Expr, rel, some, type Variable } from "../expr/index.js";
import { DeriveError } from "../parse/errors.js";
import { toText } from "../print/text.js";
import type { Setting } from "../problem/problem.js";
import { bothSides, solveForDerivative } from "../rules/calculus/implicit.js";
import { simplifyingMoves } from "../simplify/simplify.js";
import { Record } from "../simplify/steps.js";
import { tidy } from "../simplify/tidy.js";
import { type Draft, textbookDrafts } from "./textbook.js";

/**
 * @throws DeriveError where the derivative does not stand in the differentiated equation
 */
export function implicitDrafts(equation: Expr, x: Variable, setting: Setting): Draft[] {
  const record = new Record(setting);
  const start = record.fire(bothSides, diff(equation, x));
  if (start === undefined)
    throw new DeriveError("missing-expression", "an implicit derivative needs an equation");
  const drafts: Draft[] = [
    { after: start, record },
    ...sidesTogether(start.args as readonly Diff[], setting),
  ];
  const differentiated = drafts[drafts.length - 1]?.after ?? start;
  return [...drafts, ...solved(differentiated, setting)];
}

/** Line k of both sides in one equation. */
function sidesTogether(derivatives: readonly Diff[], setting: Setting): Draft[] {
  const sides = derivatives.map((derivative) => textbookDrafts(derivative, setting));
  const longest = Math.max(...sides.map((side) => side.length));
  return Array.from({ length: longest }, (_, k) => {
    const record = new Record(setting);
    const values = sides.map((side, position) => {
      const draft = side[k];
      if (draft !== undefined) record.include(draft.record);
      return side[Math.min(k, side.length - 1)]?.after ?? (derivatives[position] as Expr);
    });
    return { after: rel("==", ...values), record };
  });
}

/** The equation solved for the derivative; nothing where it stands alone on the left already. */
function solved(equation: Expr, setting: Setting): Draft[] {
  const record = new Record(setting);
  const [left, right] = equation.args as readonly [Expr, Expr];
  if (isSlope(left, setting) && !some(right, (e) => isSlope(e, setting))) return [];
  const after = record.fire(solveForDerivative, equation);
  if (after === undefined) {
    const names = [...setting.dependent].join(", ");
    const message = `the derivative of ${names} does not stand in ${toText(equation)}`;
    throw new DeriveError("not-supported", message, "", undefined, `does ${names} occur in the equation?`);
  }
  const [slope, value] = after.args as readonly [Expr, Expr];
  const tidied = tidy(value, record);
  const drafts: Draft[] = [{ after: rel("==", slope, tidied), record }];
  for (const move of simplifyingMoves(tidied, setting)) {
    drafts.push({ after: rel("==", slope, move.after), record: move.record });
  }
  return drafts;
}

const isSlope = (e: Expr, { dependent }: Setting): boolean =>
  e.kind === "diff" && e.args[0].kind === "sym" && dependent.has(e.args[0].name);
