/** A line that does not follow from the one before: what went wrong, where, and how it goes on rightly. */
import type { Derivation } from "../derive/derivation.js";
import type { Expr } from "../expr/index.js";
import type { DeriveError } from "../parse/errors.js";
import type { Problem } from "../problem/problem.js";
import { haveOneShape } from "../verify/arrays.js";
import { compare } from "../verify/compare.js";
import type { Witness } from "../verify/verdict.js";
import { pairsOf, turnedLike } from "./equality.js";
import { agree } from "./fingerprint.js";
import { repairsOf } from "./misfits.js";
import { mistakes } from "./mistakes/index.js";
import { faultOfIndices } from "./ranges.js";
import type { Explanation, Sentence } from "./report.js";
import { type Finding, findMistakes } from "./search.js";
import { derivationWays, ownWay, type Way } from "./ways.js";

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
  /** A text beside the problem; undefined where it has no value either. */
  readonly read: (text: string) => Expr | undefined;
  /** Whether a name means something in the problem or the working. */
  readonly isKnown: (name: string) => boolean;
}

/** Steps shown of the way Derive goes. */
const mostSteps = 6;

/** @param witness numbers at which the line and the one before differ */
export function explained(written: Expr, witness: Witness | undefined, standpoint: Standpoint): Explanation {
  const { previous, problem } = standpoint;
  const ways = waysFrom(standpoint);
  const own = ways[0]?.[0];
  for (const [right, line] of pairsOf(turnedLike(previous, written), written, problem)) {
    const found = findMistakes(ways, right, line, problem);
    if (found !== undefined) return named(found, witness);
  }
  return {
    mistakes: [],
    says: [
      faultOfIndices(written, standpoint.isKnown, problem) ??
        "this does not follow from the line before, and no mistake that Derive knows gives it",
    ],
    shouldBe: own?.expressions[1] ?? previous,
    wrongPart: undefined,
    witness,
    steps: own?.lines().slice(0, mostSteps) ?? [],
  };
}

/** A line without a value: the edit of its text that makes it right, where a single one does. */
export function withoutValue(text: string, error: DeriveError, standpoint: Standpoint): Explanation {
  const { previous, problem, read } = standpoint;
  const own = waysFrom(standpoint)[0]?.[0];
  const shown = { wrongPart: undefined, witness: undefined, steps: own?.lines().slice(0, mostSteps) ?? [] };
  for (const repair of repairsOf(text, problem)) {
    const mended = read(repair.text);
    if (mended === undefined || !isSame(previous, mended, problem)) continue;
    const mistake = mistakes.find(({ id }) => id === repair.mistake);
    const named = mistake === undefined ? [] : [{ id: mistake.id, name: mistake.name }];
    return { ...shown, mistakes: named, says: [`${error.message}: ${repair.says}`], shouldBe: mended };
  }
  return { ...shown, mistakes: [], says: [error.message], shouldBe: own?.expressions[1] ?? previous };
}

/** Numbers first: of hundreds of repairs nearly all are told apart by one. */
function isSame(previous: Expr, mended: Expr, problem: Problem): boolean {
  const right = turnedLike(previous, mended);
  return pairsOf(right, mended, problem).some(
    ([a, b]) => haveOneShape(a, b) && agree(a, b, problem) && compare(a, b, problem).kind !== "refuted",
  );
}

/** The way that was taken first: who has written a line down makes the next mistake on it, not on an earlier one. */
function waysFrom({ previous, isWritten, isDerivative, derivation, problem }: Standpoint): Way[][] {
  const own = ownWay(previous, problem);
  if (!isDerivative) return [[own]];
  const others = derivationWays(derivation);
  return isWritten ? [[own], others] : [[own, ...others]];
}

function named(found: Finding, witness: Witness | undefined): Explanation {
  const { candidates, way, at } = found;
  return {
    mistakes: candidates.map(({ mistake: { id, name } }) => ({ id, name })),
    says: candidates.flatMap(({ slip }, k): Sentence => (k === 0 ? slip.says : ["; and ", ...slip.says])),
    shouldBe: way.expressions[at + 1] ?? way.expressions[at],
    wrongPart: undefined,
    witness,
    steps: way.lines().slice(at, at + mostSteps),
  };
}
