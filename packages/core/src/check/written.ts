/** Edits of a text that keep track of where each character came from. */
import type { Place } from "../parse/errors.js";
import type { Written } from "./working.js";

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with the edits made, which do not overlap; what is put in stands where it was put. */
export function edited({ text, offsets }: Written, edits: readonly Edit[]): Written {
  let made = "";
  const at: number[] = [];
  let position = 0;
  for (const { from, to, text: put } of [...edits].sort((a, b) => a.from - b.from)) {
    made += text.slice(position, from) + put;
    at.push(...offsets.slice(position, from), ...Array.from(put, () => offsets[from] ?? 0));
    position = to;
  }
  return { text: made + text.slice(position), offsets: [...at, ...offsets.slice(position)] };
}

/** The text with every match of a pattern replaced. */
export function replaced(
  written: Written,
  pattern: RegExp,
  put: (match: RegExpExecArray) => string | undefined,
): Written {
  const edits = [...written.text.matchAll(pattern)].flatMap((match): Edit[] => {
    const text = put(match);
    return text === undefined ? [] : [{ from: match.index, to: match.index + match[0].length, text }];
  });
  return edits.length === 0 ? written : edited(written, edits);
}

/** The place in the source of a place in what was made from it, which may stand there in another order. */
export function sourcePlace({ offsets }: Written, { offset, length }: Place): Place {
  const at = (position: number): number => offsets[Math.min(position, offsets.length - 1)] ?? 0;
  const [first, last] = [at(offset), at(offset + Math.max(length, 1) - 1)];
  const start = Math.min(first, last);
  return { offset: start, length: Math.max(first, last) - start + 1 };
}

export const slice = ({ text, offsets }: Written, from: number, to: number): Written => ({
  text: text.slice(from, to),
  offsets: offsets.slice(from, to + 1),
});

/** Without blanks around it. */
export function trimmed(written: Written): Written {
  const lead = /^\s*/.exec(written.text)?.[0].length ?? 0;
  const tail = /\s*$/.exec(written.text)?.[0].length ?? 0;
  return lead >= written.text.length
    ? slice(written, written.text.length, written.text.length)
    : slice(written, lead, written.text.length - tail);
}

/** Positions outside of brackets at which a pattern matches, with what it matched. */
export function outsideBrackets(text: string, pattern: RegExp): RegExpExecArray[] {
  const depths = depthsOf(text);
  return [...text.matchAll(new RegExp(pattern, "g"))].filter(({ index }) => (depths[index] as number) <= 0);
}

/** For each character the number of brackets open in front of it. */
function depthsOf(text: string): number[] {
  let depth = 0;
  return Array.from(text, (char) => {
    const before = depth;
    if ("([{".includes(char)) depth += 1;
    if (")]}".includes(char)) depth -= 1;
    return ")]}".includes(char) ? depth : before;
  });
}

/** The pieces between the matches, without blanks around them. */
export function splitAt(written: Written, matches: readonly RegExpExecArray[]): Written[] {
  const ends = [...matches.map(({ index }) => index), written.text.length];
  const starts = [0, ...matches.map(({ 0: found, index }) => index + found.length)];
  return starts.map((start, k) => trimmed(slice(written, start, ends[k] as number)));
}

/** The end of the bracket that opens at `open`; undefined where it does not close. */
export function closing(text: string, open: number): number | undefined {
  let depth = 0;
  for (let k = open; k < text.length; k++) {
    if ("([{".includes(text[k] as string)) depth += 1;
    if (")]}".includes(text[k] as string) && --depth === 0) return k + 1;
  }
  return undefined;
}
