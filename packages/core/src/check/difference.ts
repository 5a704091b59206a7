/** What there is between two expressions, in short: the factor of the one over the other, or their difference. */
import { isScalarShape } from "../arrays/index.js";
import { div, type Expr, freeNames, mul, neg, num, postorder, some, sub, sym } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import { cost } from "../simplify/cost.js";
import { compare } from "../verify/compare.js";
import { type Fingerprint, Fingerprints, isNear } from "./fingerprint.js";
import { isOpen } from "./open.js";
import { ownWay } from "./ways.js";

export interface Difference {
  /** "factor": what was written is the expression times what is right; "difference": written minus right. */
  readonly kind: "factor" | "difference";
  readonly expression: Expr;
}

/**
 * The shorter telling of how `written` differs from `right`, for where no mistake is known; undefined where neither
 * is shorter than the two beside one another.
 * @example of -2*x*y and x*y: the factor -2; of (a + b)^2 and a^2 + b^2: the difference 2*a*b
 */
export function differenceBetween(written: Expr, right: Expr, problem: Problem): Difference | undefined {
  const factor = factorBetween(written, right, problem);
  if (factor !== undefined) return { kind: "factor", expression: factor };
  const steps = ownWay(sub(written, right), problem).expressions;
  // Of steps that are equally short the last is the most finished.
  const least = [...steps].reverse().sort((a, b) => cost(a) - cost(b))[0];
  if (least === undefined || isUnsaid(least) || cost(least) >= cost(written) + cost(right)) return undefined;
  return { kind: "difference", expression: least };
}

/** What a difference cannot be told in: derivatives, also of functions that nobody knows. */
const isUnsaid = (e: Expr): boolean => isOpen(e) || some(e, ({ kind }) => kind === "partial");

/** Factors that are tried beside names: whole numbers and their inverses. */
const numbers = [1, 2, 3, 4, 6, 8];

/** The constant c, a number or a name of the problem with one, with written = c·right; proved, not guessed. */
export function factorBetween(written: Expr, right: Expr, problem: Problem): Expr | undefined {
  const prints = new Fingerprints([written, right], problem);
  const [target, value] = [prints.of(written), prints.of(right)];
  if (!prints.exist || target === undefined || value === undefined) return undefined;
  return factors([written, right], problem).find((factor) => {
    const own = prints.of(factor);
    if (own === undefined || !isMultiple(target, value, own)) return false;
    return factor !== num(1) && compare(written, mul(factor, right), problem).kind === "proved";
  });
}

const isMultiple = (target: Fingerprint, value: Fingerprint, factor: Fingerprint): boolean =>
  target.every((number, k) => isNear(number, (value[k] as number) * (factor[k] as number))) &&
  value.some((number) => number !== 0);

/** Simple constants, the simplest first: ±k, ±1/k, ±k·c, ±k/c, ±c/k for the names c that are numbers. */
function factors(expressions: readonly Expr[], problem: Problem): Expr[] {
  const plain = numbers.flatMap((k) => [num(k), num(1, k)]);
  const names = [...new Set(expressions.flatMap((e) => [...freeNames(e)]))].filter((name) =>
    isConstant(name, expressions, problem),
  );
  const named = names
    .map((name) => sym(name))
    .flatMap((c) => [
      ...numbers.map((k) => (k === 1 ? c : mul(num(k), c))),
      ...numbers.map((k) => div(num(k), c)),
      ...numbers.slice(1).map((k) => div(c, num(k))),
    ]);
  return [...plain, ...named].flatMap((factor) => [factor, neg(factor)]);
}

/** A name that stands by itself, is no variable and no index. */
function isConstant(name: string, expressions: readonly Expr[], problem: Problem): boolean {
  if (problem.moving.has(name) || problem.running.has(name) || problem.definitions.has(name)) return false;
  const nodes = expressions.flatMap((e) => postorder(e));
  const isIndex = nodes.some((e) => e.kind === "at" && e.args.includes(sym(name)));
  const shape = problem.shapes.get(name);
  return !isIndex && (shape === undefined || isScalarShape(shape)) && nodes.includes(sym(name));
}
