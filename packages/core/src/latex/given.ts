/** A problem with its options, some of them in LaTeX, all in the input language. */
import type { ReadingNote, Written } from "../check/working.js";
import { Arena } from "../expr/index.js";
import { candidateVariables, DeriveError, type ProblemOptions, parseProblem } from "../parse/index.js";
import { isLatex } from "./detect.js";
import { inSource } from "./errors.js";
import { type Known, knownOf, nothingKnown } from "./known.js";
import { withoutPreamble } from "./preamble.js";
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
  const { text: plain, macros } = withoutPreamble(given.source);
  const source = isTex(given.source) ? plain : undefined;
  const declared =
    given.where !== undefined && isLatex(given.where)
      ? readLatexShapes(given.where, { ...nothingKnown, macros })
      : given.where;
  const beside = source === undefined ? {} : { beside: source };
  const variable = (text: string | undefined): string | undefined =>
    text !== undefined && (isLatex(text) || (source !== undefined && hasScript(text)))
      ? keep(text, readLatexVariables(text, { ...nothingKnown, macros }, beside))
      : text;
  const implicit = variable(given.implicit);
  const wrt = variable(given.wrt);
  const early: Known = {
    ...nothingKnown,
    macros,
    wholes: wholesOf(declared),
    variable: wrt,
    dependent: new Set(implicit === undefined ? [] : [implicit]),
  };
  const problem =
    source === undefined
      ? undefined
      : readLatex(source, early, { equation: implicit !== undefined, isProblem: true });
  const text = problem === undefined ? given.source : keep(given.source, problem);
  const shapes = problem === undefined ? declared : withBold(declared, problem.bold);
  const isFitting = shapes === declared || parses(text, { wrt: wrt ?? only(text), where: shapes, implicit });
  const where = isFitting ? shapes : declared;
  let found: Known | undefined;
  const known = (): Known => {
    try {
      found ??= {
        ...new Arena().run(() =>
          knownOf(parseProblem(text, { wrt: wrt ?? only(text), where, order, implicit })),
        ),
        macros,
      };
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

/** z_j and b^l beside LaTeX are what they are there: an entry, or a name with a subscript. */
const hasScript = (variable: string): boolean => /^\w+(?:[_^]\w+)+$/.test(variable);

/** The shapes with those of the names in bold letters: X is a matrix, x a vector, of whatever size. */
function withBold(where: string | undefined, bold: ReadonlySet<string>): string | undefined {
  const known = wholesOf(where);
  const more = [...bold].filter((name) => !known.has(name) && !isDeclared(name, where));
  if (more.length === 0) return where;
  const shapes = more.map((name) => `${name}: ${/^[A-Z]/.test(name) ? "matrix" : "vector"}`);
  return [...(where === undefined || where.trim() === "" ? [] : [where]), ...shapes].join(", ");
}

const isDeclared = (name: string, where = ""): boolean =>
  where.split(/[,;\n]/).some((entry) => entry.split(":")[0]?.trim() === name);

/** Whether a problem can be read with its options. */
function parses(text: string, options: ProblemOptions): boolean {
  if (options.implicit !== undefined || options.wrt.includes("[")) return false;
  try {
    new Arena().run(() => parseProblem(text, options));
    return true;
  } catch (error) {
    if (error instanceof DeriveError) return false;
    throw error;
  }
}

const only = (text: string): string => candidateVariables(text)[0] ?? "x";

/** X: m x n is a matrix, y: m a vector. */
function wholesOf(where: string | undefined): ReadonlyMap<string, "vector" | "matrix"> {
  const wholes = new Map<string, "vector" | "matrix">();
  for (const entry of (where ?? "").split(",")) {
    const [name = "", shape = ""] = entry.split(":").map((part) => part.trim());
    if (name === "" || shape === "" || /^scalar\b/.test(shape)) continue;
    wholes.set(name, shape === "matrix" || /^\w+\s*(?:x|×|\*)\s*(?!1\b)\w/.test(shape) ? "matrix" : "vector");
  }
  return wholes;
}
