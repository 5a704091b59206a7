/** Several statements in one row: u = x^2, v = sin(x); an answer behind definitions; and what stands behind "where". */
import type { Written } from "../working.js";
import { outsideBrackets, slice, splitAt, trimmed } from "../written.js";

/** A single sign of equality, none of ==, <=, >=, != or :=. */
const equality = /(?<![=<>!:])=(?!=)/;

const clause =
  /\s*[,;(]?\s*\b(?:where|with|for|in which|here)\b[\s:,]+(?=[A-Za-z]\w*\s*(?:[([][^=]*)?(?<![=<>!:])=(?!=))/;
/** "for all i", "for i = 1, …, m": whom a line holds for. */
const range =
  /\s*,?\s*\bfor\s+(?:all|each|every|any)\b.*$|\s*,?\s*\(?\bfor\s+[a-z]\s*=\s*\d.*$|\s*,?\s*\(?\b[a-z]\s*=\s*1\s*,\s*(?:2\s*,\s*)?(?:…|\.\.\.).*$/;

/**
 * The statements of a row, each with a sign of equality of its own but for an answer at the end; a row that cannot be cut so is one.
 * @example "u = x^2 and v = sin(x)": "u = x^2", "v = sin(x)"; "u = sigmoid(x); u*(1 - u)": "u = sigmoid(x)", "u*(1 - u)"
 */
export function statementsOf(row: Written): Written[] {
  const end = range.exec(row.text)?.index;
  const body = end === undefined || end === 0 ? row : slice(row, 0, end);
  const [where] = outsideBrackets(body.text, clause);
  if (where === undefined || where.index === 0) return listOf(body);
  // The word stays, so that what it begins is known for a definition.
  const from = where.index + where[0].search(/[A-Za-z]/);
  const to = /\(\s*$/.test(where[0].slice(0, from - where.index))
    ? body.text.replace(/\)\s*$/, "").length
    : undefined;
  return [...listOf(slice(body, 0, where.index)), ...listOf(slice(body, from, to ?? body.text.length))];
}

function listOf(row: Written): Written[] {
  const separators = outsideBrackets(row.text, /\s*;\s*(?:and\s+)?|\s*,\s*(?:and\s+)?|\s+and\s+/);
  if (separators.length === 0) return [trimmed(row)];
  const pieces = splitAt(row, separators).filter(({ text }) => text !== "");
  // Behind a semicolon may stand what the equations are for: u = sigmoid(x); u*(1 - u).
  const isAnswer = separators[separators.length - 1]?.[0].trim().startsWith(";") === true;
  const areEquations = pieces.slice(0, isAnswer ? -1 : undefined).every(({ text }) => {
    const [sign] = outsideBrackets(text, equality);
    return sign !== undefined && sign.index > 0;
  });
  return areEquations && pieces.length > 1 ? pieces : [trimmed(row)];
}

/** What stands between the signs of equality of a statement. */
export const sidesOf = (statement: Written): Written[] =>
  splitAt(statement, outsideBrackets(statement.text, equality));
