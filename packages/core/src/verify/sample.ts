/**
 * Numbers put in: a point inside the domain at which the two sides differ refutes. Doubles find the point, and
 * decimals decide: no verdict hangs on rounding. Where doubles agree everywhere, decimals look at the first points
 * again, so that what is said to agree does so to thirty digits there.
 */
import { hasArrays, isScalar } from "../arrays/index.js";
import type { Expr } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { ofDouble, type Precise, precisely } from "./decimals.js";
import { evaluate, evaluationAt, type Value } from "./evaluate.js";
import type { Budget, Evaluation, Place } from "./evaluation.js";
import { orSkipped } from "./orSkipped.js";
import { type Point, pointOf, rolesIn } from "./point.js";
import type { Verdict, Witness } from "./verdict.js";

/** Points tried, and points inside the domain wanted. */
const mostPoints = 40;
const enoughPoints = 12;
const enoughOfArrays = 3;
/** Points at which decimals look where doubles see no difference. */
const closePoints = 2;
/** Working precisions, taken in turn until the errors are small enough to decide. */
const precisions = [60, 200];
/** Vectors and matrices are many numbers, and get fewer digits. */
const precisionsOfArrays = [50];
/** Digits in which the two sides must agree. */
const agreement = "1e-30";

/** Nodes that may be looked at in decimals, which take a thousand times as long as doubles. */
const mostSteps = 30_000;

/** Where rounding is so small beside a difference, doubles decide if decimals take too long. */
const decisive = 1e6;

/** A first look at one point, which may refute a = b at once. */
export function glance(a: Expr, b: Expr, setting: Setting): Verdict | undefined {
  const point = pointOf(0, rolesIn([a, b], setting), setting);
  const found = orSkipped(() => comparedAt(a, b, point, false, { steps: mostSteps }));
  return found === undefined || found === "equal" ? undefined : { kind: "refuted", witness: found };
}

/** What points say of a = b: refuted, or undecided. */
export function sample(a: Expr, b: Expr, setting: Setting): Verdict {
  const roles = rolesIn([a, b], setting);
  const enough = isScalar(a) ? enoughPoints : enoughOfArrays;
  const budget: Budget = { steps: mostSteps };
  const compared = (seed: number, isClose: boolean) =>
    orSkipped(() => comparedAt(a, b, pointOf(seed, roles, setting), isClose, budget));
  const agreeing: number[] = [];
  for (let seed = 0; seed < mostPoints && agreeing.length < enough && budget.steps >= 0; seed++) {
    const found = compared(seed, false);
    if (found === "equal") agreeing.push(seed);
    else if (found !== undefined) return { kind: "refuted", witness: found };
  }
  for (const seed of isScalar(a) ? agreeing.slice(0, closePoints) : []) {
    const found = compared(seed, true);
    if (found !== undefined && found !== "equal") return { kind: "refuted", witness: found };
  }
  const agreed = agreeing.length;
  const reason =
    agreed === 0 && budget.steps < 0
      ? "putting numbers in takes too long"
      : agreed === 0
        ? "no point inside the domain was found"
        : "numbers agree, but no proof was found";
  return { kind: "undecided", agreed, reason };
}

/** Whether the granted relations hold at the point; a copy is asked, so that no name is added to a witness. */
export function isGranted(point: Point): boolean {
  const copy = point.shifted("", 0);
  return point.setting.assumptions.every(
    (a) => a.kind !== "rel" || a.name === "in" || evaluate(a, copy).value === 1,
  );
}

/** Equal at the point if every entry is; one entry that differs refutes. */
function comparedAt(
  a: Expr,
  b: Expr,
  point: Point,
  isClose: boolean,
  budget: Budget,
): "equal" | Witness | undefined {
  if (!isGranted(point)) return undefined;
  const roughly = evaluationAt(point);
  const digits = hasArrays(a) || hasArrays(b) ? precisionsOfArrays : precisions;
  const finely = digits.map((count) => precisely(point, count, budget));
  const { row: rows, column: columns } = roughly.size(a);
  let all: "equal" | undefined = "equal";
  for (let row = 1; row <= rows; row++) {
    for (let column = 1; column <= columns; column++) {
      const found = entryComparedAt(a, b, { row, column }, roughly, isClose, finely, budget);
      if (found === undefined) all = undefined;
      else if (found !== "equal") {
        // On an edge of pieces it is not said which of them counts: the point beside it decides.
        const isOnEdge = roughly.budget.edge === true && !point.isNudged;
        return isOnEdge ? comparedAt(a, b, point.nudged(), isClose, budget) : witness(point, ...found);
      }
    }
  }
  return all;
}

type Both = readonly [left: Precise, right: Precise];

function entryComparedAt(
  a: Expr,
  b: Expr,
  place: Place,
  roughly: Evaluation<Value>,
  isClose: boolean,
  finely: readonly ((e: Expr, place: Place) => Precise)[],
  budget: Budget,
): "equal" | Both | undefined {
  const [x, y] = [roughly.value(a, place), roughly.value(b, place)];
  if (!Number.isFinite(x.value) || !Number.isFinite(y.value)) return undefined;
  const [apart, rounding] = [Math.abs(x.value - y.value), x.error + y.error];
  if (!isClose && apart <= rounding && rounding < 1e-7 * (1 + Math.abs(x.value))) return "equal";
  for (const precise of finely) {
    const both = orSkipped(() => [precise(a, place), precise(b, place)] as const);
    if (both === undefined) {
      const isDecided =
        apart > decisive * rounding && apart > (Math.abs(x.value) + Math.abs(y.value)) / decisive;
      return budget.steps < 0 && isDecided ? [ofDouble(x), ofDouble(y)] : undefined;
    }
    const [left, right] = both;
    const gap = left.value.minus(right.value).abs();
    const error = left.error.plus(right.error);
    if (!gap.isFinite()) return undefined;
    if (gap.gt(error.times(1000))) return [left, right];
    const size = left.value.abs().plus(right.value.abs()).plus(1);
    if (error.lt(size.times(agreement)) && gap.lte(error)) return "equal";
  }
  return undefined;
}

const witness = (point: Point, left: Precise, right: Precise): Witness => {
  const [a, b] = apart(left, right);
  return {
    values: point.used.map(([name, value]) => ({ name, value: short(value) })),
    left: a,
    right: b,
  };
};

/** Eight digits of each; more where it takes more to tell them apart. */
function apart(left: Precise, right: Precise): [string, string] {
  for (let digits = 8; ; digits += 4) {
    const [a, b] = [left, right].map(({ value }) => value.toSignificantDigits(digits).toString());
    if (a !== b || digits > 60) return [a ?? "", b ?? ""];
  }
}

/** Eight digits; more where the value needs them. */
const short = (value: number): string => String(Number(value.toPrecision(8)));
