/** The rows of a working as text: what goes on in the next row is one row with it, and comments are none. */
import { translated } from "../../parse/translate.js";
import type { Written } from "../working.js";
import { replaced, slice } from "../written.js";

/** The rows of a text. A row goes on in the next inside of an open bracket, and where the next begins with a sign. */
export function rowsOf(source: string): Written[] {
  const rows: Written[] = [];
  let start = 0;
  let depth = 0;
  const offsets = Array.from({ length: source.length + 1 }, (_, k) => k);
  const whole: Written = { text: source, offsets };
  let inComment = false;
  for (let k = 0; k <= source.length; k++) {
    const char = source[k];
    if (char === "#") inComment = true;
    if (!inComment && char !== undefined && "([{".includes(char)) depth += 1;
    if (!inComment && char !== undefined && ")]}".includes(char)) depth = Math.max(0, depth - 1);
    if (char !== undefined && char !== "\n") continue;
    inComment = false;
    const behind = source.slice(k + 1, k + 200);
    // A blank line or the next step ends whatever stands open.
    const isEnd = char === undefined || /^\s*(?:\n|=|$)/.test(behind);
    if (!isEnd && (depth > 0 || isWrapped(source.slice(start, k), behind))) continue;
    rows.push(slice(whole, start, k));
    start = k + 1;
    depth = 0;
  }
  return rows;
}

/** Whether a row begins with a sign between two operands; a minus, which may begin a line, stands far to the right. */
function isWrapped(row: string, next: string): boolean {
  if (row.trim() === "") return false;
  const [, margin = "", sign] = /^( *)([*/+·⊙⊘]|[-−])(?=\s)/.exec(next) ?? [];
  if (sign === undefined) return false;
  const isMinus = sign === "-" || sign === "−";
  return !isMinus || margin.length > (/^ */.exec(row)?.[0].length ?? 0) + 2;
}

/** The row in one line, blanks where comments stood. */
export function withoutComments({ text, offsets }: Written): Written {
  const blank = (found: string): string => " ".repeat(found.length);
  return { text: text.replace(/(?:#|\/\/|(?<=\s)--(?=\s)).*/g, blank).replace(/\n/g, " "), offsets };
}

/** θ, ′, ᵀ, · as the input language has them; a transpose in front of a bracket multiplies it. */
export function inPlainCharacters(row: Written): Written {
  const { text, offsets } = translated(row.text.replace(/ᵀ(?=\s*\()/g, "ᵀ*"));
  const moved = shiftsOf(row.text);
  const last = row.offsets[row.offsets.length - 1] ?? 0;
  const at = (offset: number): number => row.offsets[moved[offset] ?? 0] ?? last;
  const written = { text, offsets: [...offsets.map(at), last] };
  return replaced(
    replaced(written, /√(?!\s*\()/g, () => "sqrt "),
    /√/g,
    () => "sqrt",
  );
}

/** For each character of the row with its transposes multiplied the position in the row. */
const shiftsOf = (text: string): number[] =>
  [...text.matchAll(/ᵀ(?=\s*\()|[\s\S]/g)].flatMap(({ 0: found, index }) =>
    found === "ᵀ" && /^ᵀ\s*\(/.test(text.slice(index)) ? [index, index] : [index],
  );
