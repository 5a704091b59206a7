/**
 * Lines without a value: their shapes do not fit, or an index is bound nowhere. No expression can be made of them,
 * so it is the text that is mended, by the few edits that undo what people do; the search then reads the result.
 */
import { isScalarShape } from "../arrays/index.js";
import { isBinder, num, postorder } from "../expr/index.js";
import { type Token, tokensOf } from "../parse/tokens.js";
import { toText } from "../print/text.js";
import type { Problem } from "../problem/problem.js";

export interface Repair {
  /** The line with one or two edits. */
  readonly text: string;
  readonly mistake: "transpose" | "expansion" | "index-confusion" | "dropped-sum";
  /** What was wrong, for a reader: "the transpose of X is missing". */
  readonly says: string;
}

/** Texts that are offered at most. */
const mostRepairs = 300;
/** With so many places for a transpose or fewer, two of them are tried together. */
const mostPaired = 14;

/**
 * The line with a transpose more or less, two factors exchanged, an index replaced or a sum put around: one edit
 * each, then two transposes together.
 * @example of X * r with X: m x n and r: m: "X' * r", "r * X", …
 */
export function repairsOf(text: string, problem: Problem): readonly Repair[] {
  const tokens = tokensOf(text, (offset) => offset);
  const isWhole = tokens.some((token, k) => isArrayName(token, tokens[k + 1], problem));
  const transposes = isWhole ? transposesIn(text, tokens, problem) : [];
  const single = [
    ...transposes.map((edit) => repaired(text, [edit])),
    ...(!isWhole ? [] : [...productsIn(text, tokens), ...expandedIn(text, tokens)]),
    ...indicesIn(text, tokens, problem),
    ...sumsAround(text, tokens, problem),
  ];
  const pairs =
    transposes.length > mostPaired
      ? []
      : transposes.flatMap((first, k) =>
          transposes.slice(k + 1).map((second) => repaired(text, [first, second])),
        );
  const all = new Map([...single, ...pairs].map((repair) => [repair.text, repair]));
  all.delete(text);
  return [...all.values()].slice(0, mostRepairs);
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly put: string;
  readonly says: string;
}

/** Edits in places that do not overlap, in the order of the text. */
function repaired(text: string, edits: readonly Edit[]): Repair {
  const after = [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((current, { from, to, put }) => current.slice(0, from) + put + current.slice(to), text);
  return { text: after, mistake: "transpose", says: edits.map(({ says }) => says).join(", and ") };
}

const from = ({ place }: Token): number => place.offset;
const to = ({ place }: Token): number => place.offset + place.length;

/** The position of the bracket that belongs to the one at `position`. */
function partner(tokens: readonly Token[], position: number): number | undefined {
  const opens = "([".includes(tokens[position]?.text ?? " ");
  const step = opens ? 1 : -1;
  let depth = 0;
  for (let k = position; k >= 0 && k < tokens.length; k += step) {
    const { text } = tokens[k] as Token;
    if ("([".includes(text)) depth += step;
    else if (")]".includes(text)) depth -= step;
    if (depth === 0) return k;
  }
  return undefined;
}

/** A name of a vector or matrix; where the problem is told in indices, one whose entries it speaks of: X for x[i, j]. */
function isArrayName({ kind, text }: Token, next: Token | undefined, problem: Problem): boolean {
  if (kind !== "name" || next?.text === "[") return false;
  const shape = problem.shapes.get(text);
  if (problem.shapes.size > 0) return shape !== undefined && !isScalarShape(shape);
  return [text, text.toLowerCase()].some((name) => (problem.extents.get(name)?.length ?? 0) > 0);
}

/** A transpose put behind every vector, matrix and bracket that has none, and taken from each that has one. */
function transposesIn(text: string, tokens: readonly Token[], problem: Problem): Edit[] {
  return tokens.flatMap((token, k): Edit[] => {
    if (token.text === "'") {
      const says = `the transpose of ${operandBefore(text, tokens, k - 1)} is one too many`;
      return [{ from: from(token), to: to(token), put: "", says }];
    }
    const isArray = isArrayName(token, tokens[k + 1], problem);
    if (!(isArray || token.text === ")") || tokens[k + 1]?.text === "'") return [];
    const says = `the transpose of ${operandBefore(text, tokens, k)} is missing`;
    return [{ from: to(token), to: to(token), put: "'", says }];
  });
}

/** The text of the operand whose last token is at `last`. */
function operandBefore(text: string, tokens: readonly Token[], last: number): string {
  const first = firstOf(tokens, last);
  const [start, end] = [tokens[first], tokens[last]];
  return start === undefined || end === undefined ? "this" : text.slice(from(start), to(end));
}

/** The first token of the operand that ends at `last`: a name, a call, a bracket, with indices and transposes. */
function firstOf(tokens: readonly Token[], last: number): number {
  let k = last;
  while (tokens[k]?.text === "'") k--;
  while (")]".includes(tokens[k]?.text ?? " ")) {
    const open = partner(tokens, k) ?? k;
    const called = tokens[open - 1]?.kind === "name";
    if (!called) return open;
    k = open - 1;
  }
  return Math.max(0, k);
}

/** The last token of the operand that begins at `first`. */
function lastOf(tokens: readonly Token[], first: number): number {
  let k = first;
  if (tokens[k]?.kind !== "name" && tokens[k]?.text === "(") k = partner(tokens, k) ?? k;
  while (tokens[k]?.kind === "name" || ")]".includes(tokens[k]?.text ?? " ")) {
    if (!"([".includes(tokens[k + 1]?.text ?? " ")) break;
    k = partner(tokens, k + 1) ?? k + 1;
  }
  while (tokens[k + 1]?.text === "'") k++;
  return Math.min(k, tokens.length - 1);
}

/** At every sign of a product: the factors exchanged, the product taken entry by entry, a diag around the first. */
function productsIn(text: string, tokens: readonly Token[]): Repair[] {
  return tokens.flatMap((token, k): Repair[] => {
    if (token.text !== "*" && token.text !== "/") return [];
    const isDotted = tokens[k - 1]?.text === "." && to(tokens[k - 1] as Token) === from(token);
    const [before, after] = [isDotted ? k - 2 : k - 1, k + 1];
    const [first, last] = [tokens[firstOf(tokens, before)], tokens[lastOf(tokens, after)]];
    const [endOfFirst, startOfLast] = [tokens[before], tokens[after]];
    if (!first || !last || !endOfFirst || !startOfLast) return [];
    const [left, right] = [text.slice(from(first), to(endOfFirst)), text.slice(from(startOfLast), to(last))];
    const written = (middle: string, says: string): Repair => ({
      text: text.slice(0, from(first)) + middle + text.slice(to(last)),
      mistake: "transpose",
      says,
    });
    const sign = token.text;
    const entries = written(`${left} .${sign} ${right}`, `${left} and ${right} go together entry by entry`);
    if (sign === "/") return isDotted ? [] : [entries];
    if (isDotted)
      return [
        written(`${left} * ${right}`, `${left} times ${right} is a product of matrices, not of entries`),
        written(
          `${left}' * ${right}`,
          `${left} times ${right} is an inner product, not a product of entries`,
        ),
      ];
    return [
      written(`${right} * ${left}`, `${left} and ${right} stand in the wrong order`),
      entries,
      written(`diag(${left}) * ${right}`, `${left} stands on a diagonal: diag(${left})`),
      written(`sum(${left} .* ${right})`, `${left} times ${right} is summed up`),
    ];
  });
}

/** X'X w - y for X'(X w - y): a factor at an end of one term put to the same end of its neighbours. */
function expandedIn(text: string, tokens: readonly Token[]): Repair[] {
  const groups = [tokens, ...bracketsIn(tokens)].map(termsOf).filter((terms) => terms.length > 1);
  return groups.flatMap((terms) =>
    terms.flatMap((term, k) => {
      const factors = [-1, 1].flatMap((side) =>
        [terms[k + side]].flatMap((other) => endsOf(text, tokens, other)),
      );
      const own = text.slice(term.start, term.end).trim();
      return factors.flatMap(({ factor, isFirst }): Repair[] => {
        const written = isFirst ? `${factor} * ${own}` : `${own} * ${factor}`;
        const says = `${factor} multiplies ${own} too: every term of a bracket is multiplied`;
        const after = `${text.slice(0, term.start)} ${written} ${text.slice(term.end)}`;
        return [{ text: after.trim(), mistake: "expansion", says }];
      });
    }),
  );
}

/** What stands in each pair of round brackets. */
const bracketsIn = (tokens: readonly Token[]): (readonly Token[])[] =>
  tokens.flatMap(({ text }, k) => (text === "(" ? [tokens.slice(k + 1, partner(tokens, k) ?? k + 1)] : []));

/** The first and the last factor of a product. */
function endsOf(
  text: string,
  tokens: readonly Token[],
  term: Span | undefined,
): readonly { readonly factor: string; readonly isFirst: boolean }[] {
  const own = tokens.filter(
    (token) => term !== undefined && from(token) >= term.start && to(token) <= term.end,
  );
  const [first, last] = [own[0], own[own.length - 1]];
  if (first === undefined || last === undefined) return [];
  const [endOfFirst, startOfLast] = [lastOf(tokens, first.position), firstOf(tokens, last.position)];
  if (endOfFirst >= last.position) return [];
  const between = (a: number, b: number): string =>
    text.slice(from(tokens[a] as Token), to(tokens[b] as Token));
  return [
    { factor: between(first.position, endOfFirst), isFirst: true },
    { factor: between(startOfLast, last.position), isFirst: false },
  ];
}

/** Letters that sums of the problem bind, with what they run to. */
function boundsOf({ expression, definitions }: Problem): ReadonlyMap<string, string> {
  const bounds = new Map<string, string>();
  for (const root of [expression, ...[...definitions.values()].map(({ body }) => body)]) {
    for (const e of postorder(root))
      if (isBinder(e) && e.args[1] === num(1)) bounds.set(e.name, toText(e.args[2]));
  }
  return bounds;
}

/** Each index replaced by each other letter in use. */
function indicesIn(text: string, tokens: readonly Token[], problem: Problem): Repair[] {
  const own = problem.variables.flatMap((v) => (v.kind === "at" ? v.args : []));
  const letters = new Set([
    ...boundsOf(problem).keys(),
    ...own.flatMap((index) => (index.kind === "sym" ? [index.name] : [])),
  ]);
  let depth = 0;
  return tokens.flatMap((token): Repair[] => {
    if (token.text === "[") depth++;
    if (token.text === "]") depth--;
    if (depth === 0 || token.kind !== "name") return [];
    return [...letters].flatMap((letter) =>
      letter === token.text
        ? []
        : [
            {
              text: text.slice(0, from(token)) + letter + text.slice(to(token)),
              mistake: "index-confusion" as const,
              says: `the index ${token.text} stands where ${letter} belongs`,
            },
          ],
    );
  });
}

/** Each term, and the line as a whole, under a sum over each letter that stands in it as an index. */
function sumsAround(text: string, tokens: readonly Token[], problem: Problem): Repair[] {
  const terms = [...termsOf(tokens), { start: 0, end: text.length }];
  return [...boundsOf(problem)].flatMap(([letter, upper]) => {
    const indexed = new RegExp(`[\\[,]\\s*${letter}\\s*[\\],]`);
    return terms.flatMap(({ start, end }): Repair[] => {
      const term = text.slice(start, end);
      if (!indexed.test(term)) return [];
      const says = `the sum over ${letter} is gone, and nothing says what ${letter} is`;
      const around = `sum(${term}, ${letter}, 1, ${upper})`;
      return [{ text: text.slice(0, start) + around + text.slice(end), mistake: "dropped-sum", says }];
    });
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the terms of a sum stand, without the signs between them; none for a single term. */
function termsOf(tokens: readonly Token[]): readonly Span[] {
  const signs: Token[] = [];
  let depth = 0;
  for (const [k, token] of tokens.entries()) {
    if ("([".includes(token.text)) depth++;
    if (")]".includes(token.text)) depth--;
    const before = tokens[k - 1];
    const isBinary = before?.kind !== "other" || ")]'".includes(before.text);
    if (depth === 0 && "+-".includes(token.text) && before !== undefined && isBinary) signs.push(token);
  }
  const [first, last] = [tokens[0], tokens[tokens.length - 1]];
  if (first === undefined || last === undefined || signs.length === 0) return [];
  const starts = [from(first), ...signs.map(to)];
  return starts.map((start, k) => ({
    start,
    end: signs[k] === undefined ? to(last) : from(signs[k] as Token),
  }));
}
