/**
 * Long sums compared stretch by stretch: one term is equal to the next few of the other sum, and so on to the end.
 * Each stretch has a normal form of its own, so that the work grows with the number of terms and not with what all
 * their denominators have in common.
 */
import { add, diff, type Expr, neg, num, some } from "../expr/index.js";

/** What has fewer parts is compared as a whole. */
const fewestParts = 100;

/** Whether an expression is better compared where it differs only. */
export function isLong(root: Expr): boolean {
  let parts = 0;
  return some(root, () => ++parts >= fewestParts);
}

/** How many terms of the first and of the second sum may make a stretch, in the order in which it is tried. */
const lengths: readonly (readonly [number, number])[] = [
  [1, 1],
  [1, 2],
  [1, 3],
  [1, 0],
  [0, 1],
  [2, 1],
  [3, 1],
  [1, 4],
];
const longest = 4;

/** How many terms of each may be left over where no stretch begins, to be compared in the end: like terms that stood apart. */
const skips: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, 1],
  [1, 0],
  [0, 1],
];

type Prove = (a: Expr, b: Expr) => readonly Expr[] | undefined;

/**
 * The relations that the proofs of the stretches used; undefined where the sums do not fall into stretches.
 * @example of (uv)′ + w′ and u′v + uv′ + w′: (uv)′ is u′v + uv′, w′ is w′
 */
export function proveInStretches(a: Expr, b: Expr, prove: Prove): readonly Expr[] | undefined {
  const [left, right] = [termsOf(a), termsOf(b)];
  const [restOfLeft, restOfRight]: [Expr[], Expr[]] = [[], []];
  const used = new Set<Expr>();
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const next = skips.find(([p, q]) => {
      const found = stretch(left.slice(i + p, i + p + longest), right.slice(j + q, j + q + longest), prove);
      if (found === undefined) return false;
      for (const relation of found.used) used.add(relation);
      restOfLeft.push(...left.slice(i, i + p));
      restOfRight.push(...right.slice(j, j + q));
      [i, j] = [i + p + found.lengths[0], j + q + found.lengths[1]];
      return true;
    });
    if (next === undefined) return undefined;
  }
  const rest = prove(add(...restOfLeft, ...left.slice(i)), add(...restOfRight, ...right.slice(j)));
  return rest && [...new Set([...used, ...rest])];
}

interface Stretch {
  readonly lengths: readonly [number, number];
  readonly used: readonly Expr[];
}

/** The stretch with which the terms begin. */
function stretch(left: readonly Expr[], right: readonly Expr[], prove: Prove): Stretch | undefined {
  if (left[0] !== undefined && left[0] === right[0]) return { lengths: [1, 1], used: [] };
  for (const [p, q] of lengths) {
    if (p > left.length || q > right.length) continue;
    const used = prove(add(...left.slice(0, p)), add(...right.slice(0, q)));
    if (used !== undefined) return { lengths: [p, q], used };
  }
  return undefined;
}

/** The terms of a sum; of its derivative and of its negative, theirs. */
function termsOf(e: Expr): readonly Expr[] {
  if (e.kind === "add") return e.args;
  if (e.kind === "neg" && e.args[0].kind === "add") return e.args[0].args.map(neg);
  if (e.kind !== "diff") return e === num(0) ? [] : [e];
  const [body, x] = e.args;
  return termsOf(body).length > 1 ? termsOf(body).map((term) => diff(term, x)) : [e];
}
