/** Errors about text that was made from LaTeX, with their places in the LaTeX. */
import type { Written } from "../check/working.js";
import { sourcePlace } from "../check/written.js";
import { DeriveError } from "../parse/errors.js";

/**
 * The error as one about the LaTeX, if it is about the text that was made from it.
 * @param source the LaTeX
 */
export function inSource(error: DeriveError, written: Written, source: string): DeriveError {
  if (error.source !== written.text) return error;
  const place = error.place && sourcePlace(written, error.place);
  return new DeriveError(error.kind, error.message, source, place, error.hint);
}
