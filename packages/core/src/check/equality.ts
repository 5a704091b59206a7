/** Whether what two lines say is the same: across notations, and with what nobody has granted yet. */
import { hasArrays, isScalar, sameShape, shapeOf, transposed } from "../arrays/index.js";
import { granting } from "../derive/lines.js";
import { inOneNotation } from "../derive/notations.js";
import { at, type Expr, freeNames, num, postorder, rel, some, sum, sym } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import { compare } from "../verify/compare.js";
import type { Verdict } from "../verify/verdict.js";
import { agree } from "./fingerprint.js";

/** The pairs of one notation by which a and b are compared: an entry of a vector beside a sum. */
export function pairsOf(a: Expr, b: Expr, problem: Problem): readonly (readonly [Expr, Expr])[] {
  const pairs = inOneNotation(a, b, problem);
  if (pairs.length > 0) return pairs;
  // Of a vector and one of its entries the vector says which entry it is.
  const turned = isScalar(a) && !isScalar(b) ? inOneNotation(b, a, problem) : [];
  return turned.length === 0 ? [[a, b]] : turned.map(([p, q]) => [q, p] as const);
}

/** The best verdict over the ways in which the two may be meant. */
export function equal(a: Expr, b: Expr, problem: Problem): Verdict {
  let best: Verdict | undefined;
  for (const [p, q] of pairsOf(a, b, problem)) {
    const verdict = compare(p, q, problem);
    if (verdict.kind === "proved") return verdict;
    if (best === undefined || best.kind === "refuted") best = verdict;
  }
  return best as Verdict;
}

/** The derivative as a row where the other is one: a gradient and its transpose are two conventions. */
export function turnedLike(derivative: Expr, other: Expr): Expr {
  if (isScalar(derivative) || isScalar(other)) return derivative;
  const [own, wanted] = [shapeOf(derivative), shapeOf(other)];
  if (sameShape(own, wanted)) return derivative;
  const turned = transposed(derivative);
  return sameShape(shapeOf(turned), wanted) ? turned : derivative;
}

/**
 * Relations that nobody has granted and under which the two are equal; undefined where none of the usual ones
 * helps. Tried are labels in {0, 1}, rows that are one-hot, and positive names.
 */
export function assumptionFor(a: Expr, b: Expr, problem: Problem): readonly Expr[] | undefined {
  const [p, q] = pairsOf(a, b, problem)[0] as readonly [Expr, Expr];
  return usualAssumptions(p, q, problem).find((relations) => {
    const granted = granting(problem, relations);
    return agree(p, q, granted) && compare(p, q, granted).kind === "proved";
  });
}

/** Fewer names than this are tried one by one. */
const mostNames = 6;

function usualAssumptions(a: Expr, b: Expr, problem: Problem): Expr[][] {
  const ranks = new Map<string, number>();
  for (const e of [a, b].flatMap((root) => postorder(root))) {
    if (e.kind === "at") ranks.set(e.name, e.args.length);
    else if (e.kind === "matrix") ranks.set(e.name, shapeRank(e));
    else if (e.kind === "sym" && !ranks.has(e.name)) ranks.set(e.name, 0);
  }
  const free = new Set([...freeNames(a), ...freeNames(b)]);
  const data = [...ranks].filter(
    ([name]) =>
      free.has(name) &&
      !problem.counts.has(name) &&
      !problem.moving.has(name) &&
      !problem.definitions.has(name) &&
      isLabel(name, problem),
  );
  const found: Expr[][] = [];
  for (const [name, rank] of data.slice(0, mostNames)) {
    const binary = rel("in", sym(name), num(0), num(1));
    found.push([binary]);
    const total = oneHot(name, rank, problem);
    if (total !== undefined) found.push([total], [total, binary]);
  }
  // What decides between the cases of a problem is no fact: it would only leave out the cases that are wrong.
  const deciding = hasCases(problem)
    ? new Set([a, b].flatMap((root) => postorder(root)).flatMap(namesOfCondition))
    : new Set<string>();
  const named = [...ranks].filter(
    ([name]) => free.has(name) && !problem.counts.has(name) && !deciding.has(name),
  );
  const positive = named.slice(0, mostNames).map(([name]) => rel(">", sym(name), num(0)));
  for (const relation of positive) found.push([relation]);
  if (positive.length > 1) found.push(positive);
  return found;
}

/** y and t are labels by custom, and so is p where 1 - p stands beside it. Of data in general x² = x is a slip. */
const isLabel = (name: string, { expression, definitions }: Problem): boolean =>
  /^[yt]/i.test(name) ||
  [expression, ...[...definitions.values()].map(({ body }) => body)].some((root) =>
    some(
      root,
      (e) => e.kind === "add" && e.args.includes(num(1)) && e.args.some((term) => isMinus(term, name)),
    ),
  );

const isMinus = (term: Expr, name: string): boolean =>
  term.kind === "neg" && "name" in term.args[0] && term.args[0].name === name;

const hasCases = ({ expression, definitions }: Problem): boolean =>
  [expression, ...[...definitions.values()].map(({ body }) => body)].some((root) =>
    some(root, (e) => e.kind === "rel" || (e.kind === "call" && (kinked.has(e.name) || e.name === "abs"))),
  );

const namesOfCondition = (e: Expr): string[] =>
  e.kind === "rel" || (e.kind === "call" && kinked.has(e.name)) ? [...freeNames(e)] : [];

/** Functions that are cases in disguise. */
const kinked: ReadonlySet<string> = new Set(["max", "min", "relu", "sign", "step"]);

const shapeRank = (e: Expr): number => (isScalar(e) ? 0 : hasArrays(e) ? 2 : 1);

/** Σ_k Y[i, k] = 1. */
function oneHot(name: string, rank: number, { extents }: Problem): Expr | undefined {
  const own = extents.get(name);
  const last = own?.[own.length - 1];
  if (rank === 0 || own === undefined || last === undefined) return undefined;
  const indices = own.length === 1 ? [sym("k")] : [sym("i"), sym("k")];
  return own.length > 2 ? undefined : rel("==", sum(at(name, ...indices), "k", num(1), last), num(1));
}
