/** Expressions for the terminal: Greek letters, subscripts, ∂ and Σ; one line. */

import { greekLetters } from "../expr/greek.js";
import {
  type Call,
  type Expr,
  isInteger,
  isNegative,
  type Path,
  postorder,
  type Rational,
  treeSize,
} from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { atom, type Fragment, row, separated, setOff, signed } from "./fragment.js";
import { subscript, superscript } from "./glyphs.js";
import { columns, isolate, markEnd, markStart, withMarks } from "./marks.js";
import { areCompact, nameParts } from "./names.js";
import { carriesExponent, type Drawn, drawing, type Notation, type Repeated, within } from "./notation.js";
import { cut, level, pieceOf } from "./pieces.js";
import type { Filled } from "./wholes.js";

/** θ, x₁, h_θ: a subscript where Unicode has it and it is short, an underscore otherwise. */
export function unicodeName(name: string): string {
  const { stem, tail } = nameParts(name);
  const letters = [stem, ...tail].map((part) => greekLetters[part] ?? part);
  const [head = "", ...below] = letters;
  const short = below.every((part) => part.length === 1 || /^\d+$/.test(part));
  const small = short && below.length <= 1 ? subscript(below.join("")) : undefined;
  return small === undefined ? letters.join("_") : head + small;
}

const named = (name: string): Fragment => atom(unicodeName(name), "name");

/** How indices are written: as small letters below, xᵢⱼ, or in brackets, x[i, b]. */
export type IndexStyle = "below" | "brackets";

function entryBelow(name: string, indices: readonly Drawn[]): Fragment {
  const own = nameHasTail(name) ? undefined : lowered(indices.map(({ f }) => f.text));
  if (own === undefined) return entryInBrackets(name, indices);
  const comma = areCompact(indices.map(({ e }) => e)) ? "" : ",";
  return atom(unicodeName(name) + own.join(comma), "name");
}

function entryInBrackets(name: string, indices: readonly Drawn[]): Fragment {
  const list = indices.map(({ f }) => f);
  return row([unicodeName(name), "[", ...separated(list, ", "), "]"], { level: level.atom, starts: "name" });
}

/** Indices longer than this many characters are hard to read in small letters. */
const longestIndex = 15;

/** The texts in small letters, or undefined where Unicode lacks one. */
function lowered(texts: readonly string[]): string[] | undefined {
  const small: string[] = [];
  for (const text of texts) {
    const own = text.length <= longestIndex ? subscript(text) : undefined;
    if (own === undefined) return undefined;
    small.push(own);
  }
  return small;
}

/** The style for expressions that stand together: where one entry cannot be written below, none is. */
export function indexStyle(expressions: Iterable<Expr>): IndexStyle {
  const seen = new Set<Expr>();
  for (const root of expressions) {
    if (seen.has(root)) continue;
    for (const e of postorder(root)) {
      if (seen.has(e)) continue;
      seen.add(e);
      const isDelta = e.kind === "call" && e.name === "delta" && areCompact(e.args);
      if (!isDelta && e.kind !== "at") continue;
      if (e.kind === "at" && nameHasTail(e.name)) return "brackets";
      if (e.args.some((index) => treeSize(index) > longestIndex)) return "brackets";
      if (lowered(e.args.map((index) => unicodeLine(index, []))) === undefined) return "brackets";
    }
  }
  return "below";
}

const nameHasTail = (name: string): boolean => nameParts(name).tail.length > 0;

function number(value: Rational): Fragment {
  const size = isInteger(value) ? `${value.n}` : `${value.n}/${value.d}`;
  const plain = row([size], { level: isInteger(value) ? level.atom : level.product, starts: "digit" });
  return isNegative(value) ? signed("−", plain) : plain;
}

const brackets =
  (opening: string, closing: string) =>
  (inner: Fragment): Fragment =>
    row([opening, inner, closing], { level: level.atom, starts: "bracket" });

const round = brackets("(", ")");

/** 2x, 2(x + 1), 1·x, x·y, 1/m · Σ …: nothing behind a whole number from 2, a dot otherwise, with air beside
 *  wide things. */
function between(left: Drawn, right: Drawn): string {
  const coefficient = left.e.kind === "num" && isInteger(left.e.value) && left.e.value.n > 1n;
  if (coefficient && (isNamed(right.e) || right.f.starts === "bracket")) return "";
  return isWide(left) || isWide(right) ? " · " : "·";
}

function isNamed(e: Expr): boolean {
  let inner = e;
  while (inner.kind === "pow") inner = inner.args[0];
  return inner.kind === "sym" || inner.kind === "at" || inner.kind === "matrix";
}

/** Quotients and derivatives: what they hold together is seen by the air around them only. */
const isLoose = (e: Expr): boolean =>
  e.kind === "div" || e.kind === "diff" || (e.kind === "num" && !isInteger(e.value));

const isWide = ({ e, f }: Drawn): boolean => f.open || isLoose(e);

function quotient(above: Drawn, below: Drawn): Fragment {
  const { e } = above;
  const unclear = isLoose(e) || (e.kind === "mul" && e.args.some(isLoose));
  const top = unclear ? round(above.f) : within(notation, above.f, level.product);
  return row([top, "/", within(notation, below.f, level.power)], { level: level.product });
}

/** a ⊙ b ⊘ c is read from the left; what is below stays on its side of the sign. */
function entrywiseQuotient(above: Drawn, below: Drawn): Fragment {
  return row([within(notation, above.f, level.product), " ⊘ ", within(notation, below.f, level.power)], {
    level: level.product,
  });
}

const entrywisePower = (base: Drawn, exponent: Drawn): Fragment =>
  row([within(notation, base.f, level.atom), "^⊙", within(notation, exponent.f, level.atom)], {
    level: level.power,
  });

/** Exponents up to this many characters are raised, where Unicode has them. */
const shortExponent = 4;

function raisedText({ f }: Drawn): string | undefined {
  if (f.text.length > 2 * shortExponent) return undefined;
  const text = f.text.replaceAll(" ", "");
  if (columns(text) > shortExponent || /[()]/.test(text)) return undefined;
  return superscript(text);
}

function power(base: Drawn, exponent: Drawn, args: readonly Fragment[]): Fragment {
  const small = raisedText(exponent);
  if (small !== undefined && carriesExponent(base, exponent))
    return setOff(applied(unicodeFunction(base.e.name) + small, args), base.f.mark);
  const below = within(notation, base.f, level.atom);
  const above = small ?? within(notation, exponent.f, level.atom);
  return row(typeof above === "string" ? [below, above] : [below, "^", above], { level: level.power });
}

const unicodeFunction = (name: string): string =>
  functionNamed(name)?.unicode ?? ownWords[name] ?? unicodeName(name);

/** Names that are two words for a reader. */
const ownWords: Readonly<Record<string, string>> = { logdet: "log det" };

/** A name of two words (log Γ) holds its argument less tightly. */
function applied(name: string, args: readonly Fragment[]): Fragment {
  return row([name, "(", ...separated(args, ", "), ")"], {
    level: name.includes(" ") ? level.product : level.atom,
    starts: "word",
  });
}

/** δᵢⱼ where entries have their indices below. */
function callBelow(e: Call, args: readonly Drawn[]): Fragment {
  const small =
    e.name === "delta" && areCompact(e.args) ? lowered(args.map(({ f }) => f.text))?.join("") : undefined;
  return small === undefined ? call(e, args) : atom(`δ${small}`, "name");
}

function call(e: Call, args: readonly Drawn[]): Fragment {
  const [first, second] = args;
  const plain = args.map(({ f }) => f);
  if (first !== undefined && e.name === "exp" && args.length === 1) {
    if (first.e.kind === "num" && first.e.value.equals(1)) return setOff(atom("e", "name"), first.f.mark);
    const small = raisedText(first);
    if (small !== undefined) return row([`e${small}`], { level: level.power, starts: "name" });
  }
  if (first !== undefined && e.name === "abs")
    return row(["|", first.f, "|"], { level: level.atom, starts: "bracket" });
  if (first !== undefined && second !== undefined && e.name === "log") {
    const base = second.f.text.length < 8 ? subscript(second.f.text) : undefined;
    if (base !== undefined) return applied(`log${base}`, [first.f]);
  }
  return applied(unicodeFunction(e.name), plain);
}

function primed(name: string, order: number, args: readonly Fragment[]): Fragment {
  const primes = ["′", "″", "‴"][order - 1] ?? (superscript(`(${order})`) as string);
  return applied(unicodeName(name) + primes, args);
}

function partial(name: string, positions: readonly number[], args: readonly Fragment[]): Fragment {
  const signs = positions.map((position) => `∂${subscript(`${position}`)}`).join("");
  return applied(signs + unicodeName(name), args);
}

function big(sign: "sum" | "prod", index: string, lower: Fragment, upper: Fragment): Fragment {
  const letter = sign === "sum" ? "Σ" : "Π";
  const short = lower.text.length + upper.text.length < 16;
  const from = short ? subscript(`${unicodeName(index)}=${lower.text}`) : undefined;
  const to = short ? superscript(upper.text) : undefined;
  if (from !== undefined && to !== undefined) return atom(letter + from + to, "other");
  const bounds = [`${letter}[${unicodeName(index)}=`, lower, "..", upper, "]"];
  return row(bounds, { level: level.atom });
}

function rate(d: "d" | "∂", y: Fragment | undefined, variables: readonly Repeated[]): Fragment {
  const order = variables.reduce((total, { times }) => total + times, 0);
  const times = (k: number): string => (k === 1 ? "" : (superscript(`${k}`) as string));
  const below = variables.flatMap(({ variable, times: k }) => [d, variable, times(k)]);
  return row([d + times(order), ...(y === undefined ? [] : [y]), "/", ...below], { level: level.product });
}

function slope(sign: "∇" | "D", variable: Fragment, times: number): Fragment {
  const small = subscript(variable.text) ?? `_${variable.text}`;
  return row([sign + (times === 1 ? "" : "²") + small], { level: level.product });
}

function cases(rows: readonly (readonly [Fragment, Fragment])[], otherwise: Fragment): Fragment {
  const parts = rows.flatMap(([value, condition]) => [value, " if ", condition, "; "]);
  return row(["{ ", ...parts, otherwise, " otherwise }"], { level: level.atom, starts: "bracket" });
}

const notation: Notation = {
  minus: "−",
  number,
  name: named,
  entry: entryBelow,
  round,
  square: brackets("[", "]"),
  between,
  entrywise: " ⊙ ",
  quotient,
  entrywiseQuotient,
  power,
  entrywisePower,
  transposed: (u) => row([u, "ᵀ"], { level: level.atom }),
  transpose: (u, v) => row([u, "ᵀ", v], { level: level.product }),
  call: callBelow,
  primed,
  partial,
  big,
  rate,
  slope,
  relations: { in: "∈", "==": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥" },
  braces: ["{", "}"],
  word: (word) => (word === "not" ? "not " : ` ${word} `),
  cases,
  norm: (inner, which) =>
    row(["‖", inner, `‖${{ 1: "₁", 2: "", F: "_F" }[which]}`], { level: level.atom, starts: "bracket" }),
  inverse: (of, transposed) => row([of, transposed ? "⁻ᵀ" : "⁻¹"], { level: level.power }),
  filled,
};

const filledSigns = { ones: "1", zeros: "0", eye: "I" } as const;

/** 1ₘ, I_K; of two sizes with its name, ones(m, n). */
function filled(name: Filled, [size, ...more]: readonly Fragment[]): Fragment | undefined {
  if (size === undefined || more.length > 0) return undefined;
  const small = subscript(size.text) ?? (size.level === level.atom ? `_${size.text}` : undefined);
  return small === undefined ? undefined : atom(filledSigns[name] + small, "name");
}

const notations: Readonly<Record<IndexStyle, Notation>> = {
  below: notation,
  brackets: { ...notation, entry: entryInBrackets, call },
};

export interface UnicodeOptions {
  /** Places to be set off. */
  readonly highlight?: readonly Path[];
  /** How a place is set off: a colour, underlining. */
  readonly mark?: (text: string) => string;
  /** Names that depend on the variable though nothing says how: d/dx, not ∂/∂x, of an expression in them. */
  readonly dependent?: ReadonlySet<string>;
  /** How indices are written; what stands together is written alike. Default: what the expression allows. */
  readonly indices?: IndexStyle;
}

const nobody: ReadonlySet<string> = new Set();

/** The line with marked places between the signs of marks.ts, for printers that lay it out first. */
export function unicodeLine(
  e: Expr,
  highlight: readonly Path[],
  dependent = nobody,
  indices: IndexStyle = "below",
): string {
  const { root, places } = isolate(e, highlight);
  const draw = drawing(notations[indices], dependent);
  const piece = pieceOf<Fragment>(root, (node, of) => {
    const drawn = draw(node, of);
    return places.has(node) ? setOff(drawn, (text) => markStart + text + markEnd) : drawn;
  });
  return piece?.text ?? cut(treeSize(e));
}

/**
 * An expression on one line, to be read in a terminal; `toText` is what parses back.
 * @example of (h(x[i]) - y[i])*x[i, j]: "(h(xᵢ) − yᵢ)·xᵢⱼ"
 */
export function toUnicode(
  e: Expr,
  { highlight = [], mark, dependent = nobody, indices = indexStyle([e]) }: UnicodeOptions = {},
): string {
  if (mark === undefined) return unicodeLine(e, [], dependent, indices);
  return withMarks(unicodeLine(e, highlight, dependent, indices), mark);
}
