/**
 * Values in double precision with a bound for the rounding error (running error analysis: Higham, Accuracy and
 * Stability of Numerical Algorithms, 3.3), so that cancellation is never taken for a difference.
 */
import type { Expr, Rational } from "../expr/index.js";
import type { FunctionSpec } from "../functions/index.js";
import type { Arithmetic } from "./arithmetic.js";
import { Evaluation, type Place } from "./evaluation.js";
import type { Point } from "./point.js";

export interface Value {
  readonly value: number;
  /** The true value lies within this distance. */
  readonly error: number;
}

const ulp = 2 ** -52;
const rounded = (value: number, error: number): Value => ({ value, error: error + Math.abs(value) * ulp });

/** Nodes looked at for one point: more is not worth the wait. */
const mostSteps = 2_000_000;

/** Values at one point, which share what they have in common. */
export const evaluationAt = (point: Point, steps = mostSteps): Evaluation<Value> =>
  new Evaluation(point, doubles, { steps });

/** @throws RangeError where the expression has no value of this kind */
export const evaluate = (e: Expr, point: Point, place?: Place): Value => evaluationAt(point).value(e, place);

const doubles: Arithmetic<Value> = {
  rational: (q: Rational) => (isDouble(q) ? { value: q.valueOf(), error: 0 } : rounded(q.valueOf(), 0)),
  exactly: (value) => ({ value, error: 0 }),
  pi: rounded(Math.PI, 0),
  add,
  negate: ({ value, error }) => ({ value: -value, error }),
  multiply,
  divide: (a, b) => multiply(a, reciprocal(b)),
  power,
  apply,
  wave: (phase, quarters) =>
    rounded(
      Math.sin(phase.value + (quarters * Math.PI) / 2),
      phase.error + 4 * ulp * (1 + Math.abs(phase.value)),
    ),
  order: (a, b) => {
    const [gap, error] = [a.value - b.value, a.error + b.error];
    return Math.abs(gap) > error || error === 0 ? Math.sign(gap) : undefined;
  },
  isFinite: ({ value }) => Number.isFinite(value),
  toNumber: ({ value }) => value,
  midpoint: ({ value }) => ({ value, error: 0 }),
  within: (a, distance) => ({ value: a.value, error: a.error + Math.abs(distance.value) + distance.error }),
  resolution: 4 * ulp,
};

/** A short number over a power of two, which a double holds as it is. */
const isDouble = ({ n, d }: Rational): boolean => n < 2n ** 53n && d < 2n ** 53n && (d & (d - 1n)) === 0n;

/** What a sum of short numbers loses is often nothing (Knuth, The Art of Computer Programming, 4.2.2, theorem B). */
function add(a: Value, b: Value): Value {
  const value = a.value + b.value;
  const other = value - a.value;
  const lost = a.value - (value - other) + (b.value - other);
  return lost === 0 ? { value, error: a.error + b.error } : rounded(value, a.error + b.error);
}

function multiply(a: Value, b: Value): Value {
  if (a.error === 0 && b.error === 0 && isExact(a.value, b.value))
    return { value: a.value * b.value, error: 0 };
  return rounded(
    a.value * b.value,
    Math.abs(a.value) * b.error + Math.abs(b.value) * a.error + a.error * b.error,
  );
}

/** Whether the product of two doubles is one (Dekker, Numer. Math. 18, 1971). */
function isExact(a: number, b: number): boolean {
  const product = a * b;
  if (product === 0) return a === 0 || b === 0;
  const [a1, b1] = [upperHalf(a), upperHalf(b)];
  const [a2, b2] = [a - a1, b - b1];
  return a2 * b2 - (product - a1 * b1 - a2 * b1 - a1 * b2) === 0;
}

function upperHalf(a: number): number {
  const shifted = (2 ** 27 + 1) * a;
  return shifted - (shifted - a);
}

function reciprocal({ value, error }: Value): Value {
  return rounded(
    1 / value,
    Math.abs(value) > error
      ? error / (Math.abs(value) * (Math.abs(value) - error))
      : Number.POSITIVE_INFINITY,
  );
}

function power(base: Value, exponent: Value): Value {
  const value = base.value ** exponent.value;
  const byBase = base.error === 0 ? 0 : movedByBase(base, exponent.value, value);
  const byExponent =
    exponent.error === 0 ? 0 : Math.abs(value * Math.log(Math.abs(base.value))) * exponent.error;
  return rounded(value, byBase + byExponent + 4 * ulp * Math.abs(value));
}

function movedByBase(base: Value, exponent: number, value: number): number {
  if (base.value === 0) return exponent > 0 ? base.error ** exponent : Number.POSITIVE_INFINITY;
  return Math.abs((exponent * value) / base.value) * base.error;
}

/** Functions with kinks that move no more than their arguments do. */
const kinked: ReadonlySet<string> = new Set(["abs", "relu", "max", "min"]);

function apply(spec: FunctionSpec, args: readonly Value[]): Value {
  const numbers = args.map(({ value }) => value);
  const value = spec.evaluate(...numbers);
  if (jumps(spec.name, args)) return { value, error: Number.POSITIVE_INFINITY };
  const moving = args.some(({ error }) => error > 0);
  const slopes = !moving ? [] : kinked.has(spec.name) ? numbers.map(() => 1) : spec.slope(...numbers);
  const carried = args.reduce(
    (total, { error }, k) => total + (error === 0 ? 0 : Math.abs(slopes[k] ?? 0) * error),
    0,
  );
  if (kinked.has(spec.name)) return { value, error: carried };
  return rounded(value, carried + specialError(spec.name) * Math.abs(value) + 4 * ulp * Math.abs(value));
}

/** Whether the arguments may lie on either side of a jump. */
function jumps(name: string, [a, b]: readonly Value[]): boolean {
  if (a === undefined || a.error + (b?.error ?? 0) === 0) return false;
  if (name === "sign" || name === "step") return Math.abs(a.value) <= a.error;
  return name === "delta" && b !== undefined && Math.abs(a.value - b.value) <= a.error + b.error;
}

/** Functions computed by series of ours are right to about this relative error. */
function specialError(name: string): number {
  return ["gamma", "lgamma", "digamma", "polygamma", "erf", "erfc"].includes(name) ? 1e-12 : 0;
}
