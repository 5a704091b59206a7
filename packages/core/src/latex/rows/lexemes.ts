/**
 * LaTeX source in its smallest pieces, with their places: enough to find formulas, rows and signs of equality.
 * What the formulas between them mean is read from KaTeX's tree.
 */

export interface Lexeme {
  /** A control word or sign (\frac, \\), a brace, white space (comments included), or one character. */
  readonly kind: "command" | "open" | "close" | "space" | "character";
  /** As it stands in the source; empty for what is to be passed over. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const piece = /\\(?:[A-Za-z]+|.)?|(?:\s|%[^\n]*)+|./gsu;

/** @example lexemes("\\frac a%b\n{c}") has the texts "\\frac", " ", "a", "%b\n", "{", "c", "}" */
export function lexemes(source: string): readonly Lexeme[] {
  const found: Lexeme[] = [];
  for (const { 0: text, index } of source.matchAll(piece))
    found.push({ kind: kindOf(text), text, start: index, end: index + text.length });
  return found;
}

function kindOf(text: string): Lexeme["kind"] {
  if (text.startsWith("\\")) return "command";
  if (text === "{") return "open";
  if (text === "}") return "close";
  return /^[\s%]/.test(text) ? "space" : "character";
}

/** The index behind the white space at `k`. */
export function behindSpace(all: readonly Lexeme[], k: number): number {
  return all[k]?.kind === "space" ? k + 1 : k;
}

/** An argument of a command: its lexemes without braces, and the index behind it. */
export interface Argument {
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

/** A group in braces, or one lexeme, from `k` on; undefined at the end. */
export function argumentAt(all: readonly Lexeme[], k: number, closing: Closing): Argument | undefined {
  const at = behindSpace(all, k);
  const first = all[at];
  if (first === undefined || first.kind === "close") return undefined;
  if (first.kind !== "open") return { from: at, to: at + 1, next: at + 1 };
  const end = closing.get(at);
  return end === undefined ? undefined : { from: at + 1, to: end, next: end + 1 };
}

/** An argument in square brackets that directly follows; undefined where there is none. */
export function optionAt(all: readonly Lexeme[], k: number): Argument | undefined {
  if (all[k]?.text !== "[") return undefined;
  let depth = 0;
  for (let at = k + 1; at < all.length; at++) {
    const { kind, text } = all[at] as Lexeme;
    if (kind === "open") depth++;
    else if (kind === "close" && depth-- === 0) return undefined;
    else if (depth === 0 && text === "]") return { from: k + 1, to: at, next: at + 1 };
  }
  return undefined;
}

export const textOf = (all: readonly Lexeme[], from: number, to: number): string =>
  all
    .slice(from, to)
    .map(({ text }) => text)
    .join("");

/** For each lexeme that opens something the index of the one that closes it. */
export type Closing = ReadonlyMap<number, number>;

const partners = new Map([
  ["(", ")"],
  ["[", "]"],
  ["\\{", "\\}"],
  ["\\lbrace", "\\rbrace"],
  ["\\lbrack", "\\rbrack"],
  ["\\langle", "\\rangle"],
  ["\\lvert", "\\rvert"],
  ["\\lVert", "\\rVert"],
  ["\\lfloor", "\\rfloor"],
  ["\\lceil", "\\rceil"],
  ["\\left", "\\right"],
  ["\\begin", "\\end"],
  ["{", "}"],
]);
const closers = new Set(partners.values());
const strong = new Set(["}", "\\end"]);

/** What is open within one brace or environment, innermost last, and how many of each kind. */
interface Level {
  readonly open: { readonly at: number; readonly closer: string }[];
  readonly counts: Map<string, number>;
}

/**
 * Which closes which. What is never closed, or closed by another kind, is left out: only a brace and an
 * environment reach over such brackets.
 */
export function pairs(all: readonly Lexeme[]): Closing {
  const closing = new Map<number, number>();
  const outer: { readonly at: number; readonly closer: string; readonly level: Level }[] = [];
  let level: Level = { open: [], counts: new Map() };
  const strongCounts = new Map<string, number>();
  const count = (counts: Map<string, number>, closer: string, by: number): void => {
    counts.set(closer, (counts.get(closer) ?? 0) + by);
  };
  for (let at = 0; at < all.length; at++) {
    const { text } = all[at] as Lexeme;
    const closer = partners.get(text);
    if (closer !== undefined && strong.has(closer)) {
      outer.push({ at, closer, level });
      count(strongCounts, closer, 1);
      level = { open: [], counts: new Map() };
    } else if (closer !== undefined) {
      level.open.push({ at, closer });
      count(level.counts, closer, 1);
    } else if (strong.has(text) && (strongCounts.get(text) ?? 0) > 0) {
      for (let opener = outer.pop(); opener !== undefined; opener = outer.pop()) {
        count(strongCounts, opener.closer, -1);
        level = opener.level;
        if (opener.closer !== text) continue;
        closing.set(opener.at, at);
        break;
      }
    } else if (closers.has(text) && (level.counts.get(text) ?? 0) > 0) {
      for (let opener = level.open.pop(); opener !== undefined; opener = level.open.pop()) {
        count(level.counts, opener.closer, -1);
        if (opener.closer !== text) continue;
        closing.set(opener.at, at);
        break;
      }
    }
    if (text === "\\left" || text === "\\right") at = behindSpace(all, at + 1);
  }
  return closing;
}
