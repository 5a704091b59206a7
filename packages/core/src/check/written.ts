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

/** The place in the source for one in the text. */
export function sourcePlace({ offsets }: Written, place: Place): Place {
  const last = offsets[offsets.length - 1] ?? 0;
  const from = offsets[place.offset] ?? last;
  const to = offsets[place.offset + place.length] ?? last;
  return { offset: from, length: Math.max(1, to - from) };
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
