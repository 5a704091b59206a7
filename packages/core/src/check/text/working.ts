/**
 * A working in the input language: a line per step. An equals sign at the start or the end of a line goes on from
 * the line before; comments, numbers in front, words and labels behind are no part of the mathematics.
 */
import type { Part, Working, WorkingLine } from "../working.js";
import { trimmed } from "../written.js";
import { inPlainCharacters, rowsOf, withoutComments } from "./rows.js";
import { sidesOf, statementsOf } from "./statements.js";
import { inKeyboardCharacters } from "./unicode.js";
import { asEquation, saysNothing, withoutLabel, withoutLead } from "./words.js";

/**
 * @param names what a word in brackets may be besides a label: the names of the problem
 * @example readTextWorking("diff(x^2, x)\n= 2*x   (power rule)").lines.length // 2
 */
export function readTextWorking(source: string, names: ReadonlySet<string> = new Set()): Working {
  const lines: WorkingLine[] = [];
  let ended = false;
  for (const row of rowsOf(source)) {
    const plain = inPlainCharacters(inKeyboardCharacters(withoutComments(row), names));
    if (saysNothing(plain.text, names)) continue;
    const { written, label } = withoutLabel(plain, names);
    const statements = statementsOf(asEquation(withoutLead(trimmed(written), names)));
    for (const [k, statement] of statements.entries()) {
      const body = k === 0 ? statement : withoutLead(statement, names);
      if (body.text === "") continue;
      const sides = sidesOf(body);
      const begins = sides[0]?.text === "";
      const ends = sides.length > 1 && sides[sides.length - 1]?.text === "";
      const said = sides.filter(({ text }) => text !== "");
      if (said.length > 0) {
        const parts = said.map(
          (side, l): Part => ({ ...side, ...(label !== undefined && l > 0 && { label }) }),
        );
        const [from, to] = [body.offsets[0] ?? 0, body.offsets[body.text.length] ?? source.length];
        const text =
          statements.length === 1 ? trimmed(row).text : source.slice(statement.offsets[0], to).trim();
        lines.push({ text, place: { offset: from, length: to - from }, continues: begins || ended, parts });
      }
      ended = ends;
    }
  }
  return { source, lines, notes: [] };
}
