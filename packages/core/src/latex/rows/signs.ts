/** Signs between formulas with words above, below or on them: \underset{\text{chain rule}}{=}, \xlongequal{…}. */
import { arrows, equalities, relations } from "./commands.js";
import {
  type Argument,
  argumentAt,
  behindSpace,
  type Closing,
  type Lexeme,
  optionAt,
  textOf,
} from "./lexemes.js";

export interface Sign {
  readonly kind: "equals" | "arrow" | "relation";
  /** What is written at it, as lexemes. */
  readonly at: readonly Argument[];
  /** The index of the sign itself. */
  readonly sign: number;
  /** The index behind it. */
  readonly next: number;
}

const stacked = new Set(["\\underset", "\\overset", "\\stackrel"]);
const held = new Set(["\\mathop", "\\mathrel", "\\mathbin", "\\underbrace", "\\overbrace"]);
const long = new Set(["\\xlongequal", "\\xequal"]);

/** No sign is set in more than so many others. */
const deepest = 8;

/** The sign at `k`, whatever is written at it; undefined where there is none. */
export function signAt(all: readonly Lexeme[], k: number, closing: Closing): Sign | undefined {
  const at: Argument[] = [];
  // Where each sign inside another one began leaves off: the outermost says where the whole ends.
  let next: number | undefined;
  let start = k;
  for (let depth = 0; depth < deepest; depth++) {
    const text = all[start]?.text ?? "";
    if (stacked.has(text)) {
      const above = argumentAt(all, start + 1, closing);
      const base = above && argumentAt(all, above.next, closing);
      if (above === undefined || base === undefined) return undefined;
      at.push(above);
      // \underset{a}\overset{b}{=} has braces around nothing.
      const inner = behindSpace(all, base.from);
      const braced = all[behindSpace(all, above.next)]?.kind === "open";
      if (braced) next ??= base.next;
      start = inner;
    } else if (held.has(text)) {
      const base = argumentAt(all, start + 1, closing);
      if (base === undefined) return undefined;
      next ??= base.next;
      start = behindSpace(all, base.from);
    } else if (long.has(text)) {
      const below = optionAt(all, start + 1);
      const above = argumentAt(all, below?.next ?? start + 1, closing);
      if (above === undefined) return undefined;
      at.push(above, ...(below === undefined ? [] : [below]));
      return { kind: "equals", at, sign: start, next: next ?? above.next };
    } else if (equalities.has(text)) {
      return { kind: "equals", ...withScripts(all, next ?? start + 1, closing, at), sign: start };
    } else if (text === ":" && all[behindSpace(all, start + 1)]?.text === "=") {
      return { kind: "equals", at, sign: start, next: next ?? behindSpace(all, start + 1) + 1 };
    } else if (arrows.has(text) || relations.has(text)) {
      return { kind: arrows.has(text) ? "arrow" : "relation", at, sign: start, next: next ?? start + 1 };
    } else return undefined;
    if (next !== undefined && start >= next) return undefined;
  }
  return undefined;
}

/** Words may also be set as scripts of the sign: =_{\text{…}}, \mathop{=}\limits^{…}. */
function withScripts(all: readonly Lexeme[], from: number, closing: Closing, at: Argument[]) {
  let next = from;
  for (;;) {
    const k = behindSpace(all, next);
    const text = all[k]?.text;
    if (text === "\\limits") {
      next = k + 1;
      continue;
    }
    const script = text === "_" || text === "^" ? argumentAt(all, k + 1, closing) : undefined;
    if (script === undefined) return { at, next };
    at.push(script);
    next = script.next;
  }
}

/** The words of a stretch, without commands of layout: "by the chain rule". */
export function wordsOf(all: readonly Lexeme[], from: number, to: number): string {
  const raw = textOf(all, from, to).replace(/%[^\n]*/g, "");
  return raw
    .replace(
      /\\(?:text|mbox|textrm|textit|textbf|textnormal|mathrm|emph|intertext|shortintertext)\s*\{([^{}]*)\}/g,
      "$1",
    )
    .replace(/\\(?:tiny|Tiny|scriptsize|footnotesize|small|normalsize)(?![A-Za-z])/g, "")
    .replace(/\\(?:quad|qquad|[,;:! ])/g, " ")
    .replace(/\$/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
