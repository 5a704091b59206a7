/** A line that does not follow from the one before: what went wrong, where, and how it goes on rightly. */

import { isScalar, shapeOf, spread } from "../arrays/index.js";
import type { Derivation } from "../derive/derivation.js";
import { type Expr, mul, neg, num, subexpression, treeSize } from "../expr/index.js";
import type { DeriveError } from "../parse/errors.js";
import type { Problem } from "../problem/problem.js";
import { cost } from "../simplify/cost.js";
import { haveOneShape } from "../verify/arrays.js";
import type { Witness } from "../verify/verdict.js";
import { differenceBetween } from "./difference.js";
import { equal, pairsOf, turnedLike } from "./equality.js";
import { mended } from "./mend.js";
import type { Slip } from "./mistake.js";
import { mistakes } from "./mistakes/index.js";
import { opposite, without } from "./mistakes/slip.js";
import { isOpen } from "./open.js";
import { faultOfIndices } from "./ranges.js";
import { type Explanation, inOneSentence, type Sentence, type WrongPart } from "./report.js";
import { type Finding, findMistakes, replacedAt } from "./search.js";
import { derivationWays, ownWay, type Way } from "./ways.js";
import { wrongPart } from "./wrongPart.js";

/** Where the working stands when it goes wrong. */
export interface Standpoint {
  /** The last expression with a value. */
  readonly previous: Expr;
  /** Whether it was written, and is not what the first line should have been. */
  readonly isWritten: boolean;
  /** Whether it is equal to the derivative that is asked for, so that any line of the derivation may have led on. */
  readonly isDerivative: boolean;
  readonly derivation: Derivation;
  readonly problem: Problem;
  /** The same without the working's name for the cost: a step that says f for x² would help nobody. */
  readonly unnamed: Problem;
  /** Whether a name means something in the problem or the working. */
  readonly isKnown: (name: string) => boolean;
  /** An expression with the derivatives by parts of the working carried out. */
  readonly seen: (e: Expr) => Expr;
}

/** By how much a mended line may be longer than what was written, and than the shortest form. */
const slack = 8;

/** Steps shown of the way Derive goes. */
const mostSteps = 6;

/** @param witness numbers at which the line and the one before differ */
export function explained(written: Expr, witness: Witness | undefined, standpoint: Standpoint): Explanation {
  const { previous, problem } = standpoint;
  const ways = waysFrom(standpoint);
  const own = ways[0]?.[0] as Way;
  const pairs = pairsOf(turnedLike(previous, written), written, problem).map(inOneShape);
  for (const [right, line] of pairs) {
    const found = findMistakes(ways, right, line, problem);
    if (found !== undefined) return named(found, written, witness, own, standpoint);
  }
  const [right, line] = pairs[0] as readonly [Expr, Expr];
  return {
    ...repaired(written, own, standpoint, undefined),
    written,
    mistakes: [],
    says: faultOfIndices(written, standpoint.isKnown, problem) ?? [
      standpoint.isWritten
        ? "this does not follow from the line before, and no mistake that Derive knows gives it"
        : "this is not what belongs here, and no mistake that Derive knows gives it",
      ...differing(line, right, problem),
    ],
    witness,
    steps: own.lines().slice(0, mostSteps),
  };
}

/** A number where a vector belongs is taken for one with that number in all places: ‖w‖′ = 1. */
const inOneShape = ([right, line]: readonly [Expr, Expr]): readonly [Expr, Expr] => [
  right,
  isScalar(line) ? spread(line, shapeOf(right)) : line,
];

/** How far the line is from what is right, in the shortest words. */
function differing(written: Expr, right: Expr, problem: Problem): Sentence {
  if (!haveOneShape(written, right)) return [];
  const difference = differenceBetween(written, right, problem);
  if (difference === undefined) return [];
  return difference.kind === "factor"
    ? ["; it is ", difference.expression, " times what is right"]
    : ["; it is too large by ", difference.expression];
}

/** A line without a value: the edit that gives it the right one tells the mistake. */
export function withoutValue(text: string, error: DeriveError, standpoint: Standpoint): Explanation {
  const found = mended(text, standpoint.previous, standpoint.problem, standpoint.seen);
  const mistake = mistakes.find(({ id }) => id === found?.repair.mistake);
  const bare = withReason(
    [`this has no value: ${error.message}${found === undefined ? "" : `: ${found.repair.says}`}`],
    standpoint,
  );
  return {
    ...bare,
    mistakes: mistake === undefined ? [] : [{ id: mistake.id, name: mistake.name }],
    shouldBe: found?.expression ?? bare.shouldBe,
  };
}

/** A line that is wrong for a reason of its own. */
export function withReason(says: Sentence, standpoint: Standpoint, written?: Expr): Explanation {
  const own = waysFrom(standpoint)[0]?.[0] as Way;
  return {
    written,
    mistakes: [],
    says,
    shouldBe: own.expressions[1] ?? standpoint.previous,
    wrongPart: undefined,
    witness: undefined,
    steps: own.lines().slice(0, mostSteps),
  };
}

/** The way that was taken first: who has written a line down makes the next mistake on it, not on an earlier one. */
function waysFrom({ previous, isWritten, isDerivative, derivation, unnamed }: Standpoint): Way[][] {
  const own = ownWay(previous, unnamed, isWritten);
  if (!isDerivative) return [[own]];
  const others = derivationWays(derivation);
  return isWritten ? [[own], others] : [[own, ...others]];
}

function named(
  found: Finding,
  written: Expr,
  witness: Witness | undefined,
  own: Way,
  standpoint: Standpoint,
): Explanation {
  const { candidates, way, at } = found;
  return {
    ...repaired(written, own, standpoint, candidates.length === 1 ? candidates[0].slip : undefined),
    written,
    mistakes: candidates.map(({ mistake: { id, name } }) => ({ id, name })),
    says: inOneSentence(candidates.map(({ slip }) => slip.says)),
    witness,
    steps: way.lines().slice(at, at + mostSteps),
  };
}

/** The line as it should be: with its smallest wrong part mended, or else as Derive would go on. */
function repaired(
  written: Expr,
  own: Way,
  { isDerivative, derivation, problem }: Standpoint,
  slip: Slip | undefined,
): Pick<Explanation, "wrongPart" | "shouldBe"> {
  const [from, next = from] = own.expressions as readonly [Expr, Expr?];
  const last = own.expressions[own.expressions.length - 1] as Expr;
  const result = turnedLike(derivation.result, written);
  const likely = new Set([next, last, ...(isDerivative ? [result] : [])]);
  let part: WrongPart | undefined;
  for (const form of new Set([...likely, ...own.expressions])) {
    // The forms between are looked at where those that one would write next and at last give nothing.
    if (part !== undefined && !likely.has(form)) break;
    // Where everything was differentiated, nothing is mended with what is not.
    if (isOpen(form) && !isOpen(written)) continue;
    const found = wrongPart(written, form, problem, slip);
    if (found !== undefined && (part === undefined || size(written, found) < size(written, part)))
      part = found;
  }
  const mendedLine = part && withPart(written, part);
  // A line that is right and reads like nothing anybody would write helps less than Derive's own.
  const longest = Math.max(cost(last), cost(written)) + slack;
  if (part !== undefined && mendedLine !== undefined && cost(mendedLine) <= longest)
    return { wrongPart: part.path.length === 0 ? undefined : part, shouldBe: mendedLine };
  if (isOpen(written)) return { wrongPart: undefined, shouldBe: next };
  const isResult =
    isOpen(last) && haveOneShape(last, result) && equal(last, result, problem).kind === "proved";
  return { wrongPart: undefined, shouldBe: isResult ? result : last };
}

/** The line with its wrong part mended; a factor 1 is not written, and the minus of a factor stands in front. */
function withPart(written: Expr, { path, shouldBe }: WrongPart): Expr {
  const above = path.slice(0, -1);
  const parent = subexpression(written, above);
  const isOne = shouldBe === num(1);
  if (path.length === 0 || parent?.kind !== "mul" || !(isOne || shouldBe.kind === "neg"))
    return replacedAt(written, path, shouldBe);
  const position = path[path.length - 1] as number;
  const product = isOne
    ? mul(...without(parent.args, position))
    : neg(mul(...parent.args.map((factor, k) => (k === position ? opposite(shouldBe) : factor))));
  return replacedAt(written, above, product);
}

const size = (written: Expr, { path }: WrongPart): number => treeSize(subexpression(written, path) as Expr);
