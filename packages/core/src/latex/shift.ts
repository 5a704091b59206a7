/** Tokens of a piece of a text, with places in the whole text. */
import { DeriveError } from "../parse/errors.js";
import { tokensOf } from "./lex.js";
import type { Token } from "./tokens.js";

/**
 * @param text what is read in the place of the source at `offset`, with blanks for what is left out there
 * @throws DeriveError with the place in the source
 */
export function tokensWithin(source: string, offset: number, text: string): readonly Token[] {
  try {
    return shifted(tokensOf(text), offset);
  } catch (error) {
    if (!(error instanceof DeriveError)) throw error;
    const { kind, message, place, hint } = error;
    const moved = { offset: (place?.offset ?? 0) + offset, length: place?.length ?? text.length };
    throw new DeriveError(kind, message, source, moved, hint);
  }
}

/** Every place in it moved; tokens are data, and nest no deeper than they are read. */
function shifted<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((part: unknown) => shifted(part, by)) as T;
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value).map(([key, part]) => [
    key,
    key === "offset" && typeof part === "number" ? part + by : shifted(part as unknown, by),
  ]);
  return Object.fromEntries(parts) as T;
}
