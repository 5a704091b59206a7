/** The one place that knows KaTeX: its parser (nothing else of it), its nodes, its errors in our words. */
import katex from "katex";
import { DeriveError, type Place } from "../parse/errors.js";
import type { Macros } from "./preamble.js";

/** What is read of a node of KaTeX's parse tree, which is not a documented API: golden trees in the tests guard it. */
export interface TexNode {
  readonly type: string;
  readonly loc?: { readonly start: number; readonly end: number; readonly lexer: { readonly input: string } };
  readonly text?: string;
  /** A node, a list of nodes, or the rows of an array. */
  readonly body?: unknown;
  readonly base?: TexNode | null;
  readonly sub?: TexNode | null;
  readonly sup?: TexNode | null;
  readonly numer?: TexNode;
  readonly denom?: TexNode;
  readonly hasBarLine?: boolean;
  readonly index?: TexNode | null;
  readonly label?: string;
  readonly below?: TexNode | null;
  readonly font?: string;
  readonly name?: string;
  readonly symbol?: boolean;
  readonly family?: string;
  readonly mclass?: string;
  readonly delim?: string;
  readonly left?: string;
  readonly right?: string;
  readonly mathml?: readonly TexNode[];
  readonly dimension?: { readonly number: number; readonly unit: string };
}

interface Parser {
  __parse(source: string, settings: object): readonly TexNode[];
}

/** Commands of packages that KaTeX does not have, by ones that it has. */
const macros: Readonly<Record<string, string>> = {
  "\\Tiny": "\\tiny",
  "\\mathbbm": "\\mathbb{#1}",
  "\\mathds": "\\mathbb{#1}",
  "\\dd": "\\mathrm{d}",
  "\\dv": "\\frac{\\mathrm{d} #1}{\\mathrm{d} #2}",
  "\\pdv": "\\frac{\\partial #1}{\\partial #2}",
  "\\norm": "\\left\\lVert #1\\right\\rVert",
  "\\abs": "\\left\\lvert #1\\right\\rvert",
  "\\diag": "\\operatorname{diag}",
  "\\tr": "\\operatorname{tr}",
  "\\Tr": "\\operatorname{tr}",
  "\\trace": "\\operatorname{tr}",
  "\\sigmoid": "\\operatorname{sigmoid}",
  "\\softmax": "\\operatorname{softmax}",
  "\\relu": "\\operatorname{relu}",
  "\\ReLU": "\\operatorname{relu}",
  "\\sign": "\\operatorname{sign}",
  "\\sgn": "\\operatorname{sign}",
  "\\T": "\\top",
  "\\neq": "\\mathrel{≢}",
  "\\ne": "\\mathrel{≢}",
};

/** Longer formulas are refused: what they would be read as is larger than what can be differentiated. */
const longest = 300_000;

/** A text needs no more; a macro that calls itself is stopped by it. */
const mostExpansions = 100_000;

/** The whole text that a formula is a part of, and where it begins there. */
export interface Home {
  readonly source: string;
  readonly start: number;
  /** Commands that the text defines. */
  readonly macros?: Macros;
}

export interface TexTree extends Home {
  /** What KaTeX got: of the same length. */
  readonly input: string;
  readonly nodes: readonly TexNode[];
}

/**
 * The tree of a formula. Dollar signs, \( \) \[ \] and labels are left out.
 * @throws DeriveError with the place in the source
 */
export function parseTex(text: string, { source, start, macros: own = new Map() }: Home): TexTree {
  if (text.length > longest) {
    const message = `this formula has ${text.length} characters; at most ${longest} can be read`;
    throw new DeriveError(
      "too-large",
      message,
      "",
      undefined,
      "write sums over an index: \\sum_{i=1}^{n} x_i",
    );
  }
  const settings = {
    displayMode: true,
    strict: "ignore",
    maxExpand: mostExpansions,
    macros: { ...macros, ...Object.fromEntries(own) },
  };
  const input = withoutDelimiters(text);
  try {
    return { source, start, input, nodes: (katex as unknown as Parser).__parse(input, settings) };
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(source);
    throw complaint({ source, start }, text.length, error as TexError);
  }
}

export const tooDeep = (source: string, place?: Place): DeriveError =>
  new DeriveError(
    "too-deep",
    "this formula is nested too deeply to be read",
    source,
    place,
    "name parts of it with definitions: u = …",
  );

/** Blanks of the same length in the place of what only delimits or names formulas. */
const withoutDelimiters = (source: string): string =>
  source.replace(/\\label\s*\{[^{}]*\}|(?<!\\)(?:\$|\\[()[\]])/g, (found) => " ".repeat(found.length));

interface TexError extends Error {
  readonly position?: number;
  readonly length?: number;
  readonly rawMessage?: string;
}

const known: readonly (readonly [
  pattern: RegExp,
  message: (found: readonly string[]) => string,
  hint: string | undefined,
])[] = [
  [
    /^Undefined control sequence: (\\.[A-Za-z@]*)/s,
    ([, command]) => `${command} is a command that is not known`,
    "write it with commands of LaTeX and amsmath; a name of several letters is \\mathrm{name}",
  ],
  [/^Too many expansions/, () => "a macro of this formula does not come to an end", undefined],
  [
    /^Double (super|sub)script/,
    ([, which]) => `two ${which}scripts stand side by side`,
    "put the first into braces: {x^2}^3",
  ],
  [/^Expected '\\right'/, () => "a \\left has no \\right", "write \\left( … \\right), or plain brackets"],
  [
    /^Unexpected end of input|^Expected '}', got 'EOF'/,
    () => "a brace { is not closed",
    "write } behind what it holds",
  ],
  [
    /^Expected 'EOF', got '}'|^Extra }/,
    () => "this brace } closes nothing",
    "leave it out, or write { before what it closes",
  ],
  [
    /^Expected 'EOF', got '&'/,
    () => "& has no meaning here",
    "put rows into \\begin{aligned} … \\end{aligned}",
  ],
  [
    /^Expected 'EOF', got '\\right'/,
    () => "this \\right has no \\left",
    "write \\left( … \\right), or plain brackets",
  ],
  [/^No such environment: (.*)$/s, ([, name]) => `the environment ${name} is not known`, undefined],
  [/^Expected group/, () => "something is missing here", "write what belongs there in braces: x^{2}"],
];

function complaint({ source, start }: Home, length: number, error: TexError): DeriveError {
  const raw =
    error.rawMessage ??
    error.message.replace(/^KaTeX parse error: /, "").replace(/ at (?:position|end).*$/s, "");
  const end = start + length;
  const offset = Math.min(start + (error.position ?? length), end);
  const found = source.slice(offset, Math.min(end, offset + (error.length ?? 1))).trimEnd();
  const place = { offset, length: Math.max(1, found.length) };
  for (const [pattern, message, hint] of known) {
    const parts = pattern.exec(raw);
    if (parts !== null) return new DeriveError("syntax", message(parts), source, place, hint);
  }
  return new DeriveError("syntax", `this formula cannot be read: ${raw}`, source, place);
}

/** Where a node stands in the source; undefined for one that came out of a macro, or has no place of its own. */
export function placeOf({ loc }: TexNode, { input, start }: TexTree): Place | undefined {
  if (loc === undefined || loc === null || loc.lexer.input !== input) return undefined;
  // The blanks behind a command belong to it for TeX.
  return { offset: start + loc.start, length: input.slice(loc.start, loc.end).trimEnd().length };
}

/** The nodes of a body, however KaTeX keeps them. */
export function nodesOf(body: unknown): readonly TexNode[] {
  if (body === undefined || body === null) return [];
  return Array.isArray(body) ? body : [body as TexNode];
}

/** The nodes in a body, also where that is a list of lists: the cells of a grid. */
export function flatNodes(body: unknown): readonly TexNode[] {
  return nodesOf(body).flatMap((node) => (Array.isArray(node) ? (node as readonly TexNode[]) : [node]));
}
