/** Derivatives of order 3 and 4, which have no form as a matrix: told entry by entry in index notation. */
import { entryAt, hasArrays, isColumnShape, isOne, isScalar, shapeOf, zeros } from "../../arrays/index.js";
import {
  type Diff,
  diff,
  type Expr,
  freeNames,
  freshName,
  num,
  sym,
  type Variable,
} from "../../expr/index.js";
import { DeriveError } from "../../parse/errors.js";
import { toText } from "../../print/text.js";
import { withoutArrayNames } from "../../problem/definitions.js";
import type { Setting } from "../../problem/problem.js";
import type { Chapter } from "../leibniz.js";
import { textbookDrafts } from "../textbook.js";

const letters = ["i", "j", "k", "l", "p", "q", "r", "s"];

/** @throws DeriveError where an entry has no form in indices (an inverse, a determinant) */
export function indexChapters(y: Expr, x: Variable, setting: Setting): Chapter[] {
  const body = withoutArrayNames(y, setting);
  const taken = new Set([...freeNames(body), ...freeNames(x)]);
  const place = (dimension: Expr): Expr => {
    if (isOne(dimension)) return num(1);
    const letter = letters.find((candidate) => !taken.has(candidate)) ?? freshName("t", taken);
    taken.add(letter);
    return sym(letter);
  };
  const [rows, columns] = [shapeOf(body), shapeOf(x)];
  const entry = entryAt(body, place(rows.rows), place(rows.columns));
  const variable = isScalar(x) ? x : entryAt(x, place(columns.rows), place(columns.columns));
  if (hasArrays(entry)) throw withoutForm(y, x);
  const of = diff(entry, variable as Variable) as Diff;
  const opening = "in indices: as a matrix it has no form";
  const drafts = textbookDrafts(of, setting);
  const entries: Chapter = { of, start: of, drafts, opening };
  // A Jacobian whose entries are all 0 has a form after all.
  const isNothing = drafts[drafts.length - 1]?.after === num(0);
  if (!isNothing || !isColumnShape(rows) || !isColumnShape(columns)) return [entries];
  const whole = diff(y, x);
  return [entries, { of: whole, start: zeros(shapeOf(whole)), drafts: [], opening: "every entry is 0" }];
}

/** Inverses and determinants have no entries in indices. */
function withoutForm(y: Expr, x: Variable): DeriveError {
  const hint = "differentiate a scalar cost, or by one entry at a time";
  const message = `the derivative of ${toText(y)} by ${toText(x)} has no form as a matrix, nor in indices`;
  return new DeriveError("not-supported", message, "", undefined, hint);
}
