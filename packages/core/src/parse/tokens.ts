/** Names, numbers and signs of a text, each with its place: mathjs's nodes carry no positions. */
import type { Place } from "./errors.js";

export interface Token {
  /** Which one it is, from 0. */
  readonly position: number;
  readonly kind: "name" | "number" | "other";
  readonly text: string;
  readonly place: Place;
}

/** Letters as mathjs knows them. */
const letter = "A-Za-z_\\u00c0-\\u02af\\u0370-\\u03ff\\u2100-\\u214f";
const token = new RegExp(
  `([${letter}][${letter}0-9]*)|((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)|(\\S)`,
  "g",
);

/** @param original the place in the user's text for an offset in `text` */
export function tokensOf(text: string, original: (offset: number) => number): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(token)) {
    const kind = match[1] !== undefined ? "name" : match[2] !== undefined ? "number" : "other";
    const offset = original(match.index);
    const end = original(match.index + match[0].length - 1) + 1;
    const place = { offset, length: Math.max(1, end - offset) };
    found.push({ position: found.length, kind, text: match[0], place });
  }
  return found;
}
