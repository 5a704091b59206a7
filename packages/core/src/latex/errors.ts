/** Errors about text that was made from LaTeX, with their places in the LaTeX. */
import type { Written } from "../check/working.js";
import { DeriveError, type Place } from "../parse/errors.js";

/** The place in the source of a place in what was made from it. */
export function placeInSource({ offset, length }: Place, { offsets }: Written): Place {
  const first = offsets[Math.min(offset, offsets.length - 1)] ?? 0;
  const last = offsets[Math.min(offset + Math.max(length, 1) - 1, offsets.length - 1)] ?? first;
  const start = Math.min(first, last);
  return { offset: start, length: Math.max(first, last) - start + 1 };
}

/**
 * The error as one about the LaTeX, if it is about the text that was made from it.
 * @param source the LaTeX
 */
export function inSource(error: DeriveError, written: Written, source: string): DeriveError {
  if (error.source !== written.text) return error;
  const place = error.place && placeInSource(error.place, written);
  return new DeriveError(error.kind, error.message, source, place, error.hint);
}
