/** A problem with its options, some of them in LaTeX, all in the input language. */
import type { ReadingNote, Written } from "../check/working.js";
import { Arena } from "../expr/index.js";
import { candidateVariables, DeriveError, parseProblem } from "../parse/index.js";
import { withoutComments } from "./comments.js";
import { isLatex } from "./detect.js";
import { inSource } from "./errors.js";
import { type Known, knownOf, nothingKnown } from "./known.js";
import { readLatex, readLatexFacts, readLatexVariables } from "./problem.js";
import { readLatexShapes } from "./shapes.js";

/** What a command is given. */
export interface Given {
  readonly source: string;
  readonly wrt?: string | undefined;
  readonly where?: string | undefined;
  readonly order?: number | undefined;
  readonly implicit?: string | undefined;
  readonly assume?: string | undefined;
  readonly expect?: string | undefined;
}

/** One text that was read. */
export interface ReadText extends Written {
  readonly source: string;
}

export interface Understood {
  readonly given: Given;
  readonly texts: readonly ReadText[];
  readonly notes: readonly ReadingNote[];
  /** What is known of the names, for a working that goes with the problem. @throws DeriveError about the problem */
  readonly known: () => Known;
}

/**
 * Reads what is in LaTeX; the rest stays as it is.
 * @param from what the problem and the expectation are written in; each text is recognised by itself without it
 * @throws DeriveError with the place in the LaTeX
 */
export function readGiven(given: Given, from?: "text" | "latex"): Understood {
  const texts: ReadText[] = [];
  const notes: ReadingNote[] = [];
  const keep = (source: string, read: Written & { readonly notes: readonly ReadingNote[] }): string => {
    texts.push({ source, text: read.text, offsets: read.offsets });
    for (const note of read.notes)
      if (!notes.some((own) => own.notation === note.notation && own.meaning === note.meaning))
        notes.push(note);
    return read.text;
  };
  const isTex = (text: string): boolean => (from === undefined ? isLatex(text) : from === "latex");
  const { order } = given;
  const source = isTex(given.source) ? withoutComments(given.source) : undefined;
  const where =
    given.where !== undefined && isLatex(given.where) ? readLatexShapes(given.where) : given.where;
  const beside = source === undefined ? {} : { beside: source };
  const variable = (text: string | undefined): string | undefined =>
    text !== undefined && (isLatex(text) || (source !== undefined && hasSubscript(text)))
      ? keep(text, readLatexVariables(text, nothingKnown, beside))
      : text;
  const implicit = variable(given.implicit);
  const wrt = variable(given.wrt);
  const early: Known = {
    ...nothingKnown,
    wholes: wholesOf(where),
    variable: wrt,
    dependent: new Set(implicit === undefined ? [] : [implicit]),
  };
  const text =
    source === undefined
      ? given.source
      : keep(given.source, readLatex(source, early, { equation: implicit !== undefined, isProblem: true }));
  let found: Known | undefined;
  const known = (): Known => {
    try {
      found ??= new Arena().run(() =>
        knownOf(parseProblem(text, { wrt: wrt ?? only(text), where, order, implicit })),
      );
    } catch (error) {
      throw error instanceof DeriveError ? located(error, texts) : error;
    }
    return found;
  };
  const { assume, expect } = given;
  const facts =
    assume !== undefined && isLatex(assume) ? keep(assume, readLatexFacts(assume, known())) : assume;
  const answer = expect !== undefined && isTex(expect) ? keep(expect, readLatex(expect, known())) : expect;
  return {
    given: { source: text, wrt, where, order, implicit, assume: facts, expect: answer },
    texts,
    notes,
    known,
  };
}

/** The error with its place in the LaTeX, if it is about a text that was read from there. */
export function located(error: DeriveError, texts: readonly ReadText[]): DeriveError {
  const text = texts.find((own) => own.text === error.source);
  return text === undefined ? error : inSource(error, text, text.source);
}

/** z_j beside LaTeX is what it is there: an entry, or a name with a subscript. */
const hasSubscript = (variable: string): boolean => /^\w+_\w+$/.test(variable);

const only = (text: string): string => candidateVariables(text)[0] ?? "x";

/** X: m x n is a matrix, y: m a vector. */
function wholesOf(where: string | undefined): ReadonlyMap<string, "vector" | "matrix"> {
  const wholes = new Map<string, "vector" | "matrix">();
  for (const entry of (where ?? "").split(",")) {
    const [name = "", shape = ""] = entry.split(":").map((part) => part.trim());
    if (name === "" || shape === "" || /^scalar\b/.test(shape)) continue;
    wholes.set(name, /^\w+\s*(?:x|×|\*)\s*(?!1\b)\w/.test(shape) ? "matrix" : "vector");
  }
  return wholes;
}
