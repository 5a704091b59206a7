/**
 * A few numbers that stand for an expression: its values at the same points as those of all others, so that a
 * thousand candidates are compared in the time that one proof takes. What agrees is proved afterwards.
 */
import { isScalar } from "../arrays/index.js";
import type { Expr } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import type { Value } from "../verify/evaluate.js";
import { evaluationAt } from "../verify/evaluate.js";
import type { Evaluation } from "../verify/evaluation.js";
import { orSkipped } from "../verify/orSkipped.js";
import { pointOf, rolesIn } from "../verify/point.js";
import { isGranted } from "../verify/sample.js";

export type Fingerprint = readonly number[];

/** Points at which every expression is evaluated, and seeds looked through for them. */
const points = 3;
const mostSeeds = 24;
/** Nodes looked at for one point, over all candidates. */
const mostSteps = 4_000_000;

export class Fingerprints {
  readonly #evaluations: readonly Evaluation<Value>[];

  /**
   * @param expressions what must have a value at every point; points at which the first two differ come before
   *   others, since the rest say nothing of what makes them differ: a factor λ is not missed where λ = 1; and
   *   before both of them points at which no digits are lost, as 1 - σ(z) loses them for a large z
   */
  constructor(expressions: readonly Expr[], setting: Setting) {
    const roles = rolesIn(expressions, setting);
    const steady: Evaluation<Value>[] = [];
    const telling: Evaluation<Value>[] = [];
    const others: Evaluation<Value>[] = [];
    for (let seed = 0; seed < mostSeeds && steady.length < points; seed++) {
      const point = pointOf(seed, roles, setting);
      if (!(orSkipped(() => isGranted(point)) ?? false)) continue;
      const evaluation = evaluationAt(point, mostSteps);
      const values = expressions.map((e) => finiteAt(e, evaluation));
      if (!values.every((value) => value !== undefined)) continue;
      const [first, second] = values;
      const isTelling = first !== undefined && second !== undefined && !isNear(first.value, second.value);
      (!isTelling ? others : values.every(isSteady) ? steady : telling).push(evaluation);
    }
    this.#evaluations = [...steady, ...telling, ...others].slice(0, points);
  }

  /** Whether there is any point to compare at. */
  get exist(): boolean {
    return this.#evaluations.length > 0;
  }

  of(e: Expr): Fingerprint | undefined {
    const values: number[] = [];
    for (const evaluation of this.#evaluations) {
      const value = valueAt(e, evaluation);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  }

  /** The value at the first point. */
  first(e: Expr): number | undefined {
    const [evaluation] = this.#evaluations;
    return evaluation === undefined ? undefined : valueAt(e, evaluation);
  }

  /** Whether an expression has these values; the first point that says no ends it. */
  fits(e: Expr, wanted: Fingerprint): boolean {
    return this.#evaluations.every((evaluation, k) => {
      const value = valueAt(e, evaluation);
      return value !== undefined && isNear(value, wanted[k] as number);
    });
  }
}

/** Whether two expressions have the same values at the points at which both have one. */
export function agree(a: Expr, b: Expr, setting: Setting): boolean {
  const prints = new Fingerprints([a, b], setting);
  const values = prints.of(a);
  return prints.exist && values !== undefined && prints.fits(b, values);
}

/** Equal up to what doubles lose on the way. */
export const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * (1e-3 + Math.abs(a) + Math.abs(b));

/** Whether so few digits were lost that values of other forms of the expression are near this one. */
const isSteady = ({ value, error }: Value): boolean => error <= 1e-10 * (1e-3 + Math.abs(value));

const valueAt = (e: Expr, evaluation: Evaluation<Value>): number | undefined =>
  finiteAt(e, evaluation)?.value;

/** A vector or matrix is one number too: its entries with weights that have nothing to do with one another. */
function finiteAt(e: Expr, evaluation: Evaluation<Value>): Value | undefined {
  const found = orSkipped(() => (isScalar(e) ? evaluation.value(e) : weighted(e, evaluation)));
  return found !== undefined && Number.isFinite(found.value) ? found : undefined;
}

function weighted(e: Expr, evaluation: Evaluation<Value>): Value {
  const size = evaluation.size(e);
  let [total, totalError] = [0, 0];
  for (let row = 1; row <= size.row; row++) {
    for (let column = 1; column <= size.column; column++) {
      const { value, error } = evaluation.value(e, { row, column });
      const weight = 1 + Math.sin(12.9898 * row + 78.233 * column) / 2;
      total += value * weight;
      totalError += error * weight;
    }
  }
  return { value: total, error: totalError };
}
