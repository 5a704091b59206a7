/** What stands at the top of a file: definitions of commands, which formulas then use, and what only sets the page. */
import { withoutComments } from "./comments.js";
import {
  type Argument,
  argumentAt,
  behindSpace,
  type Lexeme,
  lexemes,
  optionAt,
  pairs,
  textOf,
} from "./rows/lexemes.js";

/** Commands by what they stand for, with #1 for an argument. */
export type Macros = ReadonlyMap<string, string>;

export interface Preamble {
  /** The text without it: blanks in its place, so that every place stays. */
  readonly text: string;
  readonly macros: Macros;
}

const definitions = new Set(["\\newcommand", "\\renewcommand", "\\providecommand"]);
const primitives = new Set(["\\def", "\\gdef", "\\edef"]);

/** A quick look, for texts that have none of it. */
const mayHave =
  /\\(?:newcommand|renewcommand|providecommand|[ge]?def|Declare|document|usepackage|(?:sub)*section|paragraph|maketitle|title|author|date|noindent|newpage|\w+skip|begin\s*\{document)/;

/** Commands of the page, and how many arguments they take. */
const ofPage: Readonly<Record<string, number>> = {
  "\\documentclass": 1,
  "\\usepackage": 1,
  "\\title": 1,
  "\\author": 1,
  "\\date": 1,
  "\\maketitle": 0,
  "\\section": 1,
  "\\subsection": 1,
  "\\subsubsection": 1,
  "\\paragraph": 1,
  "\\noindent": 0,
  "\\newpage": 0,
  "\\bigskip": 0,
  "\\medskip": 0,
  "\\smallskip": 0,
};

/**
 * The definitions of commands in a text, and the text without them.
 * @example of "\\newcommand{\\x}{\\mathbf x} \\x^2" the macros are \x → \mathbf x
 */
export function withoutPreamble(source: string): Preamble {
  const plain = withoutComments(source);
  const macros = new Map<string, string>();
  if (!mayHave.test(plain)) return { text: plain, macros };
  const all = lexemes(plain);
  const closing = pairs(all);
  let text = "";
  let kept = 0;
  for (let k = 0; k < all.length; k++) {
    const end = definitionAt(all, k, closing, macros) ?? pageCommandAt(all, k, closing);
    if (end === undefined) continue;
    const [from, to] = [(all[k] as Lexeme).start, (all[end - 1] as Lexeme).end];
    text += plain.slice(kept, from) + plain.slice(from, to).replace(/[^\n]/g, " ");
    kept = to;
    k = end - 1;
  }
  return { text: text + plain.slice(kept), macros };
}

type Closing = ReturnType<typeof pairs>;

/** The index behind the definition at `k`, which is noted; undefined where there is none. */
function definitionAt(
  all: readonly Lexeme[],
  k: number,
  closing: Closing,
  macros: Map<string, string>,
): number | undefined {
  const { text } = all[k] as Lexeme;
  if (!definitions.has(text) && text !== "\\DeclareMathOperator" && !primitives.has(text)) return undefined;
  const isStarred = all[k + 1]?.text === "*";
  const name = argumentAt(all, k + (isStarred ? 2 : 1), closing);
  if (name === undefined) return undefined;
  const command = textOf(all, name.from, name.to).trim();
  const body = bodyBehind(all, name.next, closing, primitives.has(text));
  if (!/^\\(?:[A-Za-z]+|.)$/.test(command) || body === undefined) return undefined;
  const written = textOf(all, body.from, body.to);
  macros.set(
    command,
    text === "\\DeclareMathOperator" ? `\\operatorname${isStarred ? "*" : ""}{${written}}` : written,
  );
  return body.next;
}

/** The body of a definition: behind the number of arguments of a \newcommand, behind the #1#2 of a \def. */
function bodyBehind(
  all: readonly Lexeme[],
  from: number,
  closing: Closing,
  isPrimitive: boolean,
): Argument | undefined {
  if (isPrimitive) {
    let at = from;
    while (at < all.length && /^[#\d]$/.test(all[at]?.text ?? "")) at++;
    return argumentAt(all, at, closing);
  }
  const count = optionAt(all, behindSpace(all, from));
  // A default for the first argument is left to the parser.
  if (count !== undefined && optionAt(all, behindSpace(all, count.next)) !== undefined) return undefined;
  return argumentAt(all, count?.next ?? from, closing);
}

/** The index behind a command of the page, or behind \begin{document}; undefined where there is none. */
function pageCommandAt(all: readonly Lexeme[], k: number, closing: Closing): number | undefined {
  const { text } = all[k] as Lexeme;
  if (text === "\\begin" || text === "\\end") {
    const name = argumentAt(all, k + 1, closing);
    return name !== undefined && textOf(all, name.from, name.to) === "document" ? name.next : undefined;
  }
  const count = Object.hasOwn(ofPage, text) ? ofPage[text] : undefined;
  if (count === undefined) return undefined;
  let at = k + (all[k + 1]?.text === "*" ? 2 : 1);
  at = optionAt(all, at)?.next ?? at;
  for (let n = 0; n < (count ?? 0); n++) at = argumentAt(all, at, closing)?.next ?? at;
  return at;
}
