/** What the answers of a function say of it: agreement, or the mistake that explains them. */

import { inOneSentence } from "../check/report.js";
import { sentence } from "../print/check-json.js";
import { toUnicode } from "../print/unicode.js";
import type { GradientClaim, Trial } from "./claim.js";
import { factorBetween } from "./factor.js";
import { type Fit, fitted, isRightShape } from "./fit.js";
import { type Nested, type Numbers, nested, relativeError } from "./numbers.js";
import { type Returned, suspects } from "./suspects.js";

/** Relative errors up to which numbers agree, in double and in single precision. */
const agreement = { double: 1e-6, single: 1e-4 } as const;

/** Errors up to this may come from differences taken for derivatives, or from single precision on the way. */
const doubtful = 1e-4;

export type Precision = keyof typeof agreement;

export interface Comparison {
  readonly trial: Trial;
  readonly given: Numbers;
  /** Undefined where the shape is another. */
  readonly fit: Fit | undefined;
  /** Relative, against the derived gradient; infinite for another shape. */
  readonly error: number;
}

export interface Judgement {
  readonly verdict: "right" | "wrong" | "undecided";
  readonly comparisons: readonly Comparison[];
  /** The data that show it best: where it is wrong, the first set at which it is. */
  readonly telling: Comparison;
  /** Slugs, where mistakes explain what was returned. */
  readonly mistakes: readonly string[];
  /** What they did, in words; empty where nothing explains it. */
  readonly says: string;
}

/** @param answers one for each trial of the claim, in order */
export function judge(claim: GradientClaim, answers: readonly Numbers[], precision: Precision): Judgement {
  const comparisons = claim.trials.map((trial, k) => compared(trial, answers[k] as Numbers));
  const worst = comparisons.reduce((most, own) => (own.error > most.error ? own : most));
  const tolerance = agreement[precision];
  const shapesFit = comparisons.every(({ fit }) => fit !== undefined && isRightShape(fit));
  if (shapesFit && worst.error <= tolerance)
    return { verdict: "right", comparisons, telling: worst, mistakes: [], says: "" };
  if (shapesFit && worst.error <= doubtful)
    return { verdict: "undecided", comparisons, telling: worst, mistakes: [], says: "" };
  const telling = comparisons.find(({ error }) => error > tolerance) ?? worst;
  return { verdict: "wrong", comparisons, telling, ...explained(claim, comparisons, tolerance) };
}

/** Whether a function gives the gradient at these data, shapes and all. */
export function agrees(trials: readonly Trial[], answers: readonly Numbers[], precision: Precision): boolean {
  const comparisons = trials.map((trial, k) => compared(trial, answers[k] as Numbers));
  return comparisons.every(
    ({ fit, error }) => fit !== undefined && isRightShape(fit) && error <= agreement[precision],
  );
}

function compared(trial: Trial, given: Numbers): Comparison {
  const own = fitted(given, trial.gradient.shape);
  const error = own === undefined ? Number.POSITIVE_INFINITY : relativeError(own.numbers, trial.gradient);
  return { trial, given, fit: own?.fit, error };
}

interface Explained {
  readonly mistakes: readonly string[];
  readonly says: string;
}

const unknown: Explained = { mistakes: [], says: "" };

function explained(claim: GradientClaim, comparisons: readonly Comparison[], tolerance: number): Explained {
  if (comparisons.some(({ fit }) => fit === undefined)) return unknown;
  const isTurned = comparisons.some(({ fit }) => fit === "row" || fit === "turned");
  const shape: Explained = isTurned
    ? { mistakes: ["transpose"], says: "what it returns is the transpose" }
    : unknown;
  if (comparisons.every(({ error }) => error <= tolerance)) return shape;
  const returned = comparisons.map(
    ({ trial, given }): Returned => ({ trial, given: fitted(given, trial.gradient.shape)?.numbers ?? given }),
  );
  const slips = slipsFor(claim, returned, tolerance);
  // The place of a sign in Derive's own lines is not its place in the code.
  const isSign = slips === undefined || slips.mistakes.every((mistake) => mistake === "sign");
  const factor = isSign ? factorBetween(returned, claim.inputs, tolerance) : undefined;
  const isTurnedAround = factor?.mistakes.every((mistake) => mistake === "sign") === true;
  const values = isTurnedAround ? factor : (slips ?? factor);
  if (values === undefined) return unknown;
  return {
    mistakes: [...new Set([...values.mistakes, ...shape.mistakes])],
    says: [values.says, shape.says].filter((part) => part !== "").join("; "),
  };
}

function slipsFor(
  claim: GradientClaim,
  returned: readonly Returned[],
  tolerance: number,
): Explained | undefined {
  return claim.run(() => {
    const found = suspects(claim, returned, tolerance);
    return (
      found && {
        mistakes: found.map(({ mistake }) => mistake.id),
        says: sentence(inOneSentence(found.map(({ slip }) => slip.says)), toUnicode),
      }
    );
  });
}

/** The data of a comparison as JSON has them, and both answers. */
export function dataOf({ trial, given }: Comparison): {
  readonly values: readonly { readonly name: string; readonly value: Nested }[];
  readonly code: Nested;
  readonly derived: Nested;
} {
  const sizes = [...trial.data.sizes].map(([name, value]) => ({ name, value }));
  const values = [...trial.data.table].map(([name, own]) => ({ name, value: nested(own) }));
  return { values: [...sizes, ...values], code: nested(given), derived: nested(trial.gradient) };
}
