/** The text before mathjs sees it: its size, notation of other systems, foreign characters, brackets, tokens. */
import { checkBrackets } from "./brackets.js";
import { DeriveError } from "./errors.js";
import { refuseForeign } from "./foreign.js";
import { refuseLongText } from "./size.js";
import { type Token, tokensOf } from "./tokens.js";
import { type Equations, translated, withEquations, withoutComments } from "./translate.js";

/** Longer texts are refused: a parse would take seconds. */
const longest = 1_000_000;

export interface Prepared {
  /** What mathjs gets. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The place in the user's text for an offset in `text`. */
  readonly original: (offset: number) => number;
}

/** @throws DeriveError for texts too long or too deep, notation of other systems, brackets that do not match */
export function prepare(source: string, equations: Equations): Prepared {
  if (source.length > longest) {
    const size = `${(source.length / 1e6).toFixed(1)} million characters`;
    throw new DeriveError("too-large", `this text has ${size}; at most ${longest / 1e6} million can be read`);
  }
  refuseForeign(source, withoutComments(source));
  const { text, offsets } = withEquations(translated(source), equations);
  const original = (offset: number) => offsets[offset] ?? source.length;
  checkBrackets(source, text, original);
  // Braces are left around sets only; mathjs would take them for objects.
  const bracketed = text.replace(/\{/g, "[").replace(/\}/g, "]");
  const tokens = tokensOf(bracketed, original);
  refuseLongText(tokens.length);
  return { text: bracketed, tokens, original };
}
