/** A derivation in LaTeX as people paste it, read line by line into the input language. */
import type { Part, Working, WorkingLine, Written } from "../check/working.js";
import { functionNamed } from "../functions/index.js";
import { DeriveError, type Place } from "../parse/errors.js";
import { variablesOf } from "./derivatives.js";
import type { Document } from "./document.js";
import { Grammar } from "./grammar.js";
import type { Known } from "./known.js";
import { tokensOf } from "./lex.js";
import { type Macros, withoutPreamble } from "./preamble.js";
import { headOf, placeOf, valueHead, variableAmong } from "./problem.js";
import type { Label } from "./rows/items.js";
import { blanked, type LatexLine, linesOf } from "./rows/lines.js";
import { Scope } from "./scope.js";
import { isFence, isName, isSign, type Token } from "./tokens.js";
import { type Node, some } from "./tree.js";
import { type Usage, usageOf } from "./usage.js";
import { Writer } from "./write.js";

type Tokens = readonly Token[];

interface TokenLine {
  readonly line: LatexLine;
  readonly tokens: Tokens;
  /** Equations that stand at the signs, one list of tokens for each label that is one. */
  readonly remarks: readonly (readonly Tokens[])[];
}

/**
 * Reads a working: blocks of rows whole, formulas with prose between them, words under signs of equality. Prose is
 * passed over; in it a piece between dollars is a line only where it has a sign of equality.
 *
 * @param known what settles names: of the problem that the working is about
 * @throws DeriveError with the place in the source
 * @example of "\\begin{align} \\frac{d}{dx} x^2 &= 2x \\end{align}" the line has the parts "diff(x^2, x)" and "2 * x"
 */
export function readLatexWorking(source: string, known: Known): Working {
  const { text, macros: added } = withoutPreamble(source);
  const macros = new Map([...known.macros, ...added]);
  const { document, lines, notes } = linesOf(text);
  const read = lines.map((line): TokenLine => {
    const tokens = tokensOf(blanked(line.spans, text), { source, start: line.place.offset, macros });
    const remarks = line.sides.map(({ labels }) =>
      labels.flatMap((label) => equationIn(label, document, macros)),
    );
    return { line, tokens, remarks };
  });
  const everything = read.flatMap(({ tokens, remarks }) => [tokens, ...remarks.flat()]);
  const usage = withSigmoid(usageOf(everything), read, known);
  const own = withOwnWholes(known, usage, read);
  const reader = new LineReader(new Grammar(new Scope(source, own, usage)), read);
  const working = read.map((line) => reader.line(line));
  return { source, lines: working, notes: [...notes, ...reader.grammar.scope.notes] };
}

/** Words at a sign need no meaning. */
function unlessUnread<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DeriveError) return undefined;
    throw error;
  }
}

/** The tokens of a label that is an equation. */
function equationIn({ from, to }: Label, { source, lexemes }: Document, macros: Macros): Tokens[] {
  const start = lexemes[from]?.start ?? 0;
  const text = source.slice(start, lexemes[to - 1]?.end);
  if (!text.includes("=") || text.includes("\\text")) return [];
  const tokens = unlessUnread(() => tokensOf(text, { source, start, macros }));
  return tokens !== undefined && sidesOf(tokens).length === 2 ? [tokens] : [];
}

/** What stands between the signs of equality. */
function sidesOf(tokens: Tokens): readonly Tokens[] {
  const sides: Token[][] = [[]];
  for (const token of tokens) {
    if (isSign(token, "=")) sides.push([]);
    else sides[sides.length - 1]?.push(token);
  }
  return sides.filter((side) => side.length > 0);
}

/**
 * The usage in which σ is not a function of the text's own, where the problem has the sigmoid or the text defines
 * σ as nothing else: the definition is then a line to be checked.
 */
function withSigmoid(usage: Usage, lines: readonly TokenLine[], known: Known): Usage {
  if (!usage.defined.has("sigma") || known.functions.has("sigma")) return usage;
  const isSigmoid = ({ tokens }: TokenLine): boolean => {
    const [head = [], body = []] = sidesOf(tokens);
    const [letter, brackets] = head;
    if (!isName(letter, "sigma") || !isFence(brackets, "(") || body.length === 0) return false;
    const grammar = new Grammar(new Scope("", known, usage));
    const read = (side: Tokens): string => textOf(grammar.expression(side, placeOf(side)));
    return sigmoidsOf(read(brackets.body)).includes(read(body));
  };
  if (!known.functions.has("sigmoid") && !lines.some(isSigmoid)) return usage;
  return { ...usage, defined: new Set([...usage.defined].filter((name) => name !== "sigma")) };
}

/**
 * What is known, with the vectors and matrices that the working itself defines, beside those of the problem: of z = Xw
 * and σ′(z) the entries are multiplied one by one.
 */
function withOwnWholes(known: Known, usage: Usage, lines: readonly TokenLine[]): Known {
  if (known.wholes.size === 0) return known;
  const equations = lines.flatMap(({ line, tokens, remarks }) => {
    const labels = remarks.flat().map(sidesOf);
    const sides = sidesOf(tokens);
    return line.continues ? labels : [sides, ...labels, ...labels.map((own) => [...own].reverse())];
  });
  let found = known;
  // A name may be defined behind its use: each round settles those whose parts are settled.
  for (let before: Known | undefined; before !== found; ) {
    before = found;
    for (const [head = [], body = []] of equations) {
      const grammar = new Grammar(new Scope("", found, usage));
      const name = unlessUnread(() => nameDefined(head, grammar));
      if (name === undefined || found.wholes.has(name) || found.names.has(name)) continue;
      const value = body.length === 0 ? undefined : unlessUnread(() => grammar.closed(body, placeOf(body)));
      if (value === undefined || !grammar.isWide(value)) continue;
      const shape = grammar.isMatrix(value) ? "matrix" : "vector";
      found = { ...found, wholes: new Map(found.wholes).set(name, shape) };
    }
  }
  return found;
}

/** z of z = …; no function and no entry. */
function nameDefined(head: Tokens, grammar: Grammar): string | undefined {
  if (head.length !== 1 || headOf(head) === undefined || head[0]?.primes !== undefined) return undefined;
  const target = grammar.expression(head, placeOf(head));
  return target.kind === "name" && target.indices.length === 0 ? target.name : undefined;
}

const sigmoidsOf = (x: string): readonly string[] => [
  `1/(1 + exp(-${x}))`,
  `1/(exp(-${x}) + 1)`,
  `exp(${x})/(1 + exp(${x}))`,
  `exp(${x})/(exp(${x}) + 1)`,
];

function textOf(node: Node): string {
  const writer = new Writer();
  writer.expression(node);
  return writer.written(0).text;
}

/** "…, where $", "with \(", "\text{ where } ". */
const behindWhere = /\b(?:where|with|here)\b[\s,:~}\\;!]*(?:\\q?quad\s*)?(?:\$\$?|\\[([])?\s*$/i;

/** Between statements of one row. */
const parting = /^(?:[\s,;&$~]|\\[,;:! ]|\\q?quad|and\b|\\text\{[\s,;]*(?:and)?[\s,;]*\})*$/;

class LineReader {
  /** Names that lines define, or labels have defined. */
  readonly #defined = new Set<string>();
  /** Where the last line ends, if it was said in passing. */
  #asideTo: number | undefined;
  /** What the chain differentiates by: t of dσ/dt = σ(1 − σ). */
  #by: Node | undefined;

  constructor(
    readonly grammar: Grammar,
    lines: readonly TokenLine[],
  ) {
    for (const { line, tokens } of lines) {
      const [head = []] = sidesOf(tokens);
      const target = line.continues || line.sides.length < 2 ? undefined : this.#target(head);
      if (target !== undefined && "name" in target) this.#defined.add(target.name);
    }
  }

  line({ line, tokens, remarks }: TokenLine): WorkingLine {
    const sides = sidesOf(tokens);
    this.#by = variableAmong(sides, this.grammar) ?? (line.continues ? this.#by : undefined);
    const parts = sides.map((side, k): Part => {
      const words = line.sides[k]?.labels.map((label) => label.words).filter((own) => own !== "");
      const defines = unlessUnread(() => this.#definitionIn(remarks[k] ?? []));
      const isHead = k === 0 && !line.continues && sides.length > 1;
      return {
        ...((isHead ? this.#operator(side) : undefined) ??
          this.#written((isHead ? this.#target(side) : undefined) ?? this.#closed(side), side)),
        ...(words !== undefined && words.length > 0 && { label: words.join(", ") }),
        ...(defines !== undefined && { defines }),
      };
    });
    const { text, place, continues } = line;
    const isAside = !continues && this.#isAside(place);
    return { text, place, continues, ...(isAside && { isAside }), parts };
  }

  /** Whether a line stands behind "where", or in the same row behind one that does. */
  #isAside({ offset, length }: Place): boolean {
    const { source } = this.grammar.scope;
    const isNext = this.#asideTo !== undefined && parting.test(source.slice(this.#asideTo, offset));
    const isAside = isNext || behindWhere.test(source.slice(0, offset));
    this.#asideTo = isAside ? offset + length : undefined;
    return isAside;
  }

  #closed(side: Tokens): Node {
    return this.grammar.closed(side, placeOf(side), this.#by);
  }

  #written(node: Node, side: Tokens) {
    const writer = new Writer();
    writer.expression(node);
    const { offset, length } = placeOf(side);
    return writer.written(offset + length);
  }

  /** \frac{d}{dx} = … and \nabla = …, of the cost, which only the problem names. */
  #operator(side: Tokens): Written | undefined {
    const [token] = side;
    if (token === undefined || side.length > 1) return undefined;
    const writer = new Writer();
    const { place } = token;
    const { sup, sub } = token;
    if (isSign(token, "∇") && sub === undefined) {
      writer.write(sup === undefined ? "nabla" : "hessian", place);
      return writer.written(place.offset + place.length);
    }
    const isNabla = isSign(token, "∇") && sup === undefined;
    const isPartial = isSign(token, "∂") && sub !== undefined;
    const isFraction = token.kind === "fraction" && token.above.length === 1;
    const variables = isFraction
      ? variablesOf(token, this.grammar)
      : (isNabla || isPartial) && sub !== undefined
        ? [this.grammar.expression(sub, placeOf(sub))]
        : undefined;
    const [by, ...more] = variables ?? [];
    if (by === undefined || more.some((other) => textOf(other) !== textOf(by))) return undefined;
    const order = more.length === 0 ? "" : `^${more.length + 1}`;
    writer.write(`d${order}/d`, place);
    writer.expression(by);
    writer.write(order, place);
    if (isNabla || this.grammar.isWide(by)) writer.write("'", place);
    return writer.written(place.offset + place.length);
  }

  /** What a left side defines: h of h(x), z; undefined for any other expression. */
  #target(side: Tokens): Node | undefined {
    if (side.length === 0 || headOf(side) === undefined || side[0]?.primes !== undefined) return undefined;
    return valueHead(this.grammar.expression(side, placeOf(side)), this.grammar.scope);
  }

  /** The definition in a label of a name that is not known yet, whichever side it stands on. */
  #definitionIn(equations: readonly Tokens[]): string | undefined {
    for (const [one = [], other = []] of equations.map(sidesOf)) {
      for (const [head, body] of [
        [one, other],
        [other, one],
      ] as const) {
        const target = this.#target(head);
        if (target === undefined || !("name" in target) || this.#isKnown(target.name)) continue;
        const value = this.grammar.closed(body, placeOf(body));
        if (some(value, (node) => "name" in node && node.name === target.name)) continue;
        this.#defined.add(target.name);
        return `${this.#written(target, head).text} = ${this.#written(value, body).text}`;
      }
    }
    return undefined;
  }

  #isKnown(name: string): boolean {
    const { functions, names } = this.grammar.scope.known;
    return (
      functions.has(name) || names.has(name) || this.#defined.has(name) || functionNamed(name) !== undefined
    );
  }
}
