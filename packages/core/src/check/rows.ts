/**
 * Rows of data as vectors, xᵢ of Σᵢ (θᵀxᵢ − yᵢ)·xᵢ, told by their entries: Σᵢ (θᵀxᵢ − yᵢ)·xᵢⱼ. In an inner product a row
 * stands as a whole in the input language too.
 */
import { freeNames } from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { type Token, tokensOf } from "../parse/tokens.js";
import { toText } from "../print/text.js";
import type { Problem } from "../problem/problem.js";
import type { Part, Working } from "./working.js";
import { type Edit, edited, replaced } from "./written.js";

/** @param known names of the problem */
export function inEntries(working: Working, problem: Problem, known: ReadonlySet<string>): Working {
  if (problem.extents.size === 0 || problem.variables.length !== 1) return working;
  return {
    ...working,
    lines: working.lines.map((line) => ({
      ...line,
      parts: line.parts.map((part) => withEntries(inVariable(part, problem), problem, known)),
    })),
  };
}

/** ∂J/∂θ and ∇J where the problem asks for the derivative by θⱼ, and ∂J/∂w_k for w_kj. */
function inVariable(part: Part, { variables: [x] }: Problem): Part {
  if (x?.kind !== "at") return part;
  const [first, ...others] = x.args.map(toText);
  const row = others.length === 0 ? "" : `|\\[\\s*${first}\\s*\\]`;
  const whole = new RegExp(`^diff\\((\\w+),\\s*${x.name}(?:${row})\\)'?$`, "g");
  return { ...part, ...replaced(part, whole, ([, cost]) => `diff(${cost}, ${toText(x)})`) };
}

function withEntries(part: Part, problem: Problem, known: ReadonlySet<string>): Part {
  const found = new RowFinder(part.text, problem, known).found();
  if (found === undefined) return part;
  const [x] = problem.variables;
  const own = x?.kind === "at" ? x.args[x.args.length - 1] : undefined;
  const letter = own === undefined ? freeLetter(part, known) : toText(own);
  if (letter === undefined) return part;
  const edits = [
    ...found.rows.map((at): Edit => ({ from: at, to: at, text: `, ${letter}` })),
    ...found.turned.map((at): Edit => ({ from: at, to: at, text: "'" })),
    ...found.vectors.map((at): Edit => ({ from: at, to: at, text: `[${letter}]` })),
  ];
  const free = own === undefined && found.rows.length > 0 ? { free: [...(part.free ?? []), letter] } : {};
  return { ...part, ...edited(part, edits), ...free };
}

const freeLetter = ({ text }: Part, known: ReadonlySet<string>): string | undefined =>
  [..."jklpqrs"].find((letter) => !known.has(letter) && !new RegExp(`(?<!\\w)${letter}(?!\\w)`).test(text));

interface Found {
  /** Where the indices of a row end. */
  readonly rows: number[];
  /** Where a row ends that is multiplied by a vector: X[i]*theta is an inner product. */
  readonly turned: number[];
  /** Where the names of whole vectors end that are as long as a row. */
  readonly vectors: number[];
}

const to = ({ place }: Token): number => place.offset + place.length;

class RowFinder {
  readonly #tokens: readonly Token[];
  readonly #rows: number[] = [];
  readonly #turned: number[] = [];
  readonly #vectors: number[] = [];
  /** How far the entries run. */
  #length: unknown;
  /** Whether something stands there that has no entries of this kind. */
  #isUnfit = false;

  constructor(
    text: string,
    readonly problem: Problem,
    readonly known: ReadonlySet<string>,
  ) {
    this.#tokens = tokensOf(text, (offset) => offset);
  }

  /** Undefined where no row stands outside of an inner product. */
  found(): Found | undefined {
    const open = [{ from: 0, to: this.#tokens.length }];
    for (let range = open.pop(); range !== undefined; range = open.pop())
      for (let k = range.from; k < range.to; ) {
        const [end, inside] = this.#at(k);
        if (inside !== undefined) open.push(inside);
        k = end;
      }
    if (this.#rows.length + this.#turned.length === 0 || this.#isUnfit) return undefined;
    return { rows: this.#rows, turned: this.#turned, vectors: this.#vectors };
  }

  /** Where what begins at the position ends, and what inside of it is looked through. */
  #at(k: number): readonly [end: number, inside?: { from: number; to: number }] {
    const token = this.#tokens[k] as Token;
    const next = this.#textAt(k + 1);
    if (token.text === "(") return this.#bracket(k, k);
    if (token.kind !== "name") return [k + 1];
    if (next === "(" && !this.problem.extents.has(token.text))
      return token.text === "sum" || this.#isQuantity(token.text)
        ? this.#bracket(k, k + 1)
        : [this.#partner(k + 1) + 1];
    const extents = this.#extentsOf(token.text);
    const end = next === "[" ? this.#partner(k + 1) : k;
    const indices = next === "[" ? this.#countOf(k + 1, end) : 0;
    const missing = (extents?.length ?? 0) - indices;
    if (extents === undefined || missing <= 0 || this.#isInner(k, end)) return [end + 1];
    if (indices > 0 && missing === 1 && this.#isBesideVector(end)) {
      this.#turned.push(to(this.#tokens[end] as Token));
      return [end + 3];
    }
    const length = extents[extents.length - 1];
    if (missing > 1 || (this.#length !== undefined && this.#length !== length)) this.#isUnfit = true;
    this.#length = length;
    const last = this.#tokens[end] as Token;
    if (indices > 0) this.#rows.push(last.place.offset);
    else this.#vectors.push(to(last));
    return [end + 1];
  }

  /** Whether a bracket behind a name is a factor rather than what a function is applied to. */
  #isQuantity(name: string): boolean {
    const isFunction = functionNamed(name) !== undefined || this.problem.definitions.has(name);
    return this.known.has(name) && !isFunction;
  }

  /** Round brackets, with a name in front of them or not: an inner product is passed over. */
  #bracket(start: number, open: number): readonly [end: number, inside?: { from: number; to: number }] {
    const end = this.#partner(open);
    return this.#isInner(start, end) ? [end + 1] : [end + 1, { from: open + 1, to: end }];
  }

  /** Whether what stands there is turned, or multiplied by what is turned. */
  #isInner(start: number, end: number): boolean {
    if (this.#textAt(end + 1) === "'") return true;
    const before = this.#textAt(start - 1);
    return before === "'" || (before === "*" && this.#textAt(start - 2) === "'");
  }

  /** Whether a whole vector is the next factor. */
  #isBesideVector(end: number): boolean {
    const [sign, next, behind] = [end + 1, end + 2, end + 3].map((k) => this.#tokens[k]);
    if (sign?.text !== "*" || next?.kind !== "name" || "[('".includes(behind?.text ?? " ")) return false;
    return this.#extentsOf(next.text)?.length === 1;
  }

  #extentsOf(name: string): readonly unknown[] | undefined {
    const { extents, variables } = this.problem;
    // A letter that an entry asked for is named by is an index.
    if (variables.some(({ args }) => args.some((index) => freeNames(index).has(name)))) return undefined;
    const own = [name, name.toUpperCase(), name.toLowerCase()].find((spelling) => extents.has(spelling));
    return own === undefined ? undefined : extents.get(own);
  }

  #countOf(open: number, end: number): number {
    let depth = 0;
    let count = 1;
    for (let k = open; k < end; k++) {
      const text = this.#textAt(k);
      if ("([".includes(text)) depth++;
      if (")]".includes(text)) depth--;
      if (text === "," && depth === 1) count++;
    }
    return count;
  }

  #partner(open: number): number {
    let depth = 0;
    for (let k = open; k < this.#tokens.length; k++) {
      const text = this.#textAt(k);
      if ("([".includes(text)) depth++;
      if (")]".includes(text) && --depth === 0) return k;
    }
    return this.#tokens.length - 1;
  }

  #textAt = (k: number): string => this.#tokens[k]?.text ?? " ";
}
