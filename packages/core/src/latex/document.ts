/** The formulas in a text: between dollars, in \( \) and \[ \], in environments; the prose between is passed over. */
import { DeriveError } from "../parse/errors.js";
import { gaps } from "./rows/commands.js";
import { environmentName, rowEnvironments } from "./rows/environments.js";
import { type Closing, type Lexeme, lexemes, pairs, textOf } from "./rows/lexemes.js";

export interface Formula {
  /** Its lexemes are those of the document from `from` to before `to`, without the signs around it. */
  readonly from: number;
  readonly to: number;
  /** Whether it stands in a sentence. Such a piece may be no more than a name. */
  readonly inProse: boolean;
  /** Whether no delimiters are written at all: then each line of the text is a row. */
  readonly bare: boolean;
}

export interface Document {
  readonly source: string;
  readonly lexemes: readonly Lexeme[];
  readonly closing: Closing;
  readonly formulas: readonly Formula[];
}

/**
 * The formulas of a text.
 * @throws DeriveError where a formula is not closed
 * @example readDocument("Let $x$ be so that $$f = x^2$$").formulas has two formulas, the first of them in prose
 */
export function readDocument(source: string): Document {
  const all = withWholeBrackets(lexemes(source));
  const closing = pairs(all);
  const formulas = formulasIn(source, all, closing);
  if (formulas.length > 0) return { source, lexemes: all, closing, formulas };
  return {
    source,
    lexemes: all,
    closing,
    formulas: [{ from: 0, to: all.length, inProse: false, bare: true }],
  };
}

function formulasIn(source: string, all: readonly Lexeme[], closing: Closing): readonly Formula[] {
  const formulas: Formula[] = [];
  const add = (from: number, to: number, outerEnd: number, outerStart: number, display: boolean): void => {
    const inProse = !display && !isAlone(source, all, outerStart, outerEnd);
    formulas.push({ from, to, inProse, bare: false });
  };
  for (let k = 0; k < all.length; ) {
    const { text } = all[k] as Lexeme;
    if (text === "$") {
      const double = all[k + 1]?.text === "$";
      const from = k + (double ? 2 : 1);
      const to = endOf(source, all, k, from, "$");
      // One dollar too few behind a display is forgiven.
      const next = to + (double && all[to + 1]?.text === "$" ? 2 : 1);
      add(from, to, next, k, double);
      k = next;
    } else if (text === "\\(" || text === "\\[") {
      const to = endOf(source, all, k, k + 1, text === "\\(" ? "\\)" : "\\]");
      add(k + 1, to, to + 1, k, text === "\\[");
      k = to + 1;
    } else if (text === "\\begin" && isFormula(all, k)) {
      const end = closing.get(k);
      if (end === undefined)
        throw notClosed(source, all[k] as Lexeme, textOf(all, k, environmentName(all, k).next));
      const behind = environmentName(all, end).next;
      add(leftSide(all, k), behind, behind, k, true);
      k = behind;
    } else k = (text === "\\left" ? closing.get(k) : undefined) ?? k + 1;
  }
  return formulas;
}

/** \left( … \right. at the end of a row and \left. … \right) in the next are one pair of brackets. */
function withWholeBrackets(all: readonly Lexeme[]): readonly Lexeme[] {
  const whole = [...all];
  const blank = (k: number): void => {
    whole[k] = { ...(all[k] as Lexeme), kind: "space", text: "" };
  };
  for (let k = 0; k < all.length; k++) {
    if (all[k]?.text !== "\\right" || all[k + 1]?.text !== ".") continue;
    let next = k + 2;
    let breaks = false;
    for (; next < all.length; next++) {
      const { kind, text } = all[next] as Lexeme;
      if (text === "\\\\") breaks = true;
      else if (kind !== "space" && !gaps.has(text)) break;
    }
    if (!breaks || all[next]?.text !== "\\left" || all[next + 1]?.text !== ".") continue;
    for (const at of [k, k + 1, next, next + 1]) blank(at);
  }
  return whole;
}

/** Where the formula of the \begin at `k` starts: "J = \begin{aligned}" may stand without dollars. */
function leftSide(all: readonly Lexeme[], k: number): number {
  let at = k;
  while (at > 0 && !all[at - 1]?.text.includes("\n")) at--;
  return /=\s*$/.test(textOf(all, at, k)) ? at : k;
}

const isFormula = (all: readonly Lexeme[], k: number): boolean =>
  rowEnvironments.has(environmentName(all, k).text);

function endOf(source: string, all: readonly Lexeme[], opener: number, from: number, closer: string): number {
  let depth = 0;
  for (let k = from; k < all.length; k++) {
    const { kind, text } = all[k] as Lexeme;
    if (kind === "open") depth++;
    else if (kind === "close") depth--;
    else if (depth <= 0 && text === closer) return k;
  }
  throw notClosed(source, all[opener] as Lexeme, source.slice(all[opener]?.start, all[from - 1]?.end));
}

function notClosed(source: string, { start }: Lexeme, written: string): DeriveError {
  const place = { offset: start, length: written.length };
  const hint = `close it, or leave ${written} out`;
  return new DeriveError("syntax", `the formula that begins with ${written} never ends`, source, place, hint);
}

/** Whether a line of the text holds nothing but this formula and punctuation. */
function isAlone(source: string, all: readonly Lexeme[], from: number, to: number): boolean {
  const start = (all[from] as Lexeme).start;
  const end = (all[to - 1] as Lexeme).end;
  const before = source.slice(source.lastIndexOf("\n", start - 1) + 1, start);
  const newline = source.indexOf("\n", end);
  const after = source.slice(end, newline < 0 ? source.length : newline);
  return /^\s*$/.test(before) && /^[\s.,;:]*$/.test(after);
}
