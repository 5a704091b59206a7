/**
 * A working in the input language: a line per step. An equals sign at the start or the end of a line goes on from
 * the line before; comments, numbers in front and labels behind are no part of the mathematics.
 */
import { translated } from "../parse/translate.js";
import type { Part, Working, WorkingLine, Written } from "./working.js";

/**
 * @param names what a word in brackets may be besides a label: the names of the problem
 * @example readTextWorking("diff(x^2, x)\n= 2*x   (power rule)").lines.length // 2
 */
export function readTextWorking(source: string, names: ReadonlySet<string> = new Set()): Working {
  const lines: WorkingLine[] = [];
  let ended = false;
  for (const row of rowsOf(source)) {
    const { written, label } = withoutLabel(inPlainCharacters(withoutComment(row)), names);
    const body = withoutLead(trimmed(written));
    if (body.text === "") continue;
    const sides = splitAt(body, equalsSigns(body.text));
    const begins = sides[0]?.text === "";
    const ends = sides.length > 1 && sides[sides.length - 1]?.text === "";
    const said = sides.filter(({ text }) => text !== "");
    if (said.length > 0) {
      const parts = said.map(
        (side, k): Part => ({ ...side, ...(label !== undefined && k > 0 && { label }) }),
      );
      const [from, to] = [body.offsets[0] ?? 0, body.offsets[body.text.length] ?? source.length];
      lines.push({
        text: trimmed(row).text,
        place: { offset: from, length: to - from },
        continues: begins || ended,
        parts,
      });
    }
    ended = ends;
  }
  return { source, lines, notes: [] };
}

const slice = ({ text, offsets }: Written, from: number, to: number): Written => ({
  text: text.slice(from, to),
  offsets: offsets.slice(from, to + 1),
});

/** The rows of a text; a row inside of an open bracket goes on in the next. */
function rowsOf(source: string): Written[] {
  const rows: Written[] = [];
  let start = 0;
  let depth = 0;
  const offsets = Array.from({ length: source.length + 1 }, (_, k) => k);
  const whole: Written = { text: source, offsets };
  let inComment = false;
  for (let k = 0; k <= source.length; k++) {
    const char = source[k];
    if (char === "#") inComment = true;
    if (!inComment && char !== undefined && "([".includes(char)) depth += 1;
    if (!inComment && char !== undefined && ")]".includes(char)) depth = Math.max(0, depth - 1);
    if (char !== undefined && char !== "\n") continue;
    inComment = false;
    // A blank line or the next step ends whatever stands open.
    const isEnd = char === undefined || /^\s*(?:\n|=|$)/.test(source.slice(k + 1, k + 200));
    if (depth > 0 && !isEnd) continue;
    rows.push(slice(whole, start, k));
    start = k + 1;
    depth = 0;
  }
  return rows;
}

function withoutComment(row: Written): Written {
  const at = /#|\/\/|(?<=\s)--(?=\s)/.exec(row.text)?.index;
  return at === undefined ? row : slice(row, 0, at);
}

/** θ, ′, ᵀ, · as the input language has them; a transpose in front of a bracket multiplies it. */
function inPlainCharacters(row: Written): Written {
  const { text, offsets } = translated(row.text.replace(/ᵀ(?=\s*\()/g, "ᵀ*"));
  const moved = shiftsOf(row.text);
  const last = row.offsets[row.offsets.length - 1] ?? 0;
  const at = (offset: number): number => row.offsets[moved[offset] ?? 0] ?? last;
  return { text, offsets: [...offsets.map(at), last] };
}

/** For each character of the row with its transposes multiplied the position in the row. */
const shiftsOf = (text: string): number[] =>
  [...text.matchAll(/ᵀ(?=\s*\()|[\s\S]/g)].flatMap(({ 0: found, index }) =>
    found === "ᵀ" && /^ᵀ\s*\(/.test(text.slice(index)) ? [index, index] : [index],
  );

function trimmed(row: Written): Written {
  const lead = /^\s*/.exec(row.text)?.[0].length ?? 0;
  const tail = /\s*$/.exec(row.text)?.[0].length ?? 0;
  return lead >= row.text.length
    ? slice(row, row.text.length, row.text.length)
    : slice(row, lead, row.text.length - tail);
}

/** What stands in front of a line and says nothing: its number, "let", an arrow. */
const lead =
  /^(?:(?:\(?\d+[.):](?!\d)|[a-z]\)|step\s+\d+\s*:?|[-*•]\s(?=\S*\s*=)|=>|⇒|∴|so|hence|then|thus|therefore|let|where|with|put|set|and|define)[\s:,]+|⇒|=>|∴)/i;

function withoutLead(row: Written): Written {
  let rest = row;
  for (let found = lead.exec(rest.text); found !== null; found = lead.exec(rest.text))
    rest = trimmed(slice(rest, found[0].length, rest.text.length));
  const label = /^([A-Za-z][A-Za-z' -]*[A-Za-z])\s*:\s*(?!=)/.exec(rest.text);
  return label === null ? rest : slice(rest, label[0].length, rest.text.length);
}

/** Words behind a line: (chain rule), [by linearity], , by the product rule. */
const behind =
  /(?:\s+|(?<==\s*))(?:\(([A-Za-zσ'′ ,-]+)\)|\[([A-Za-z'′ ,-]+)\]|[,;]\s*((?:by|using|since|because)\b.*)|(?:✓|✔)\s*(.*))\s*[.,;]?\s*$/;

function withoutLabel(row: Written, names: ReadonlySet<string>): { written: Written; label?: string } {
  const found = behind.exec(row.text);
  const label = found?.slice(1).find((text) => text !== undefined);
  if (found === null || label === undefined || !isWords(label, names)) {
    const stop = /\s*[.,;]\s*$/.exec(row.text);
    return { written: stop === null ? row : slice(row, 0, stop.index) };
  }
  return { written: slice(row, 0, found.index), label: label.trim() };
}

/** Words rather than a product of names: some word has three letters and is none of the problem's. */
const isWords = (label: string, names: ReadonlySet<string>): boolean =>
  label.split(/[ ,-]+/).some((word) => word.length > 2 && !names.has(word));

/** Positions of = outside of brackets, none of them of ==, <=, >=, != or :=. */
function equalsSigns(text: string): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let k = 0; k < text.length; k++) {
    const char = text[k] as string;
    if ("([{".includes(char)) depth += 1;
    else if (")]}".includes(char)) depth -= 1;
    else if (char === "=" && depth <= 0 && text[k + 1] !== "=" && !"<>!=:".includes(text[k - 1] ?? " "))
      found.push(k);
  }
  return found;
}

function splitAt(row: Written, positions: readonly number[]): Written[] {
  const bounds = [-1, ...positions, row.text.length];
  return bounds.slice(1).map((end, k) => trimmed(slice(row, (bounds[k] as number) + 1, end)));
}
