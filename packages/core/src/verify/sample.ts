/**
 * Numbers put in: a point inside the domain at which the two sides differ refutes. Doubles find the points, and
 * decimals decide: no verdict hangs on rounding, and what agrees does so to thirty digits.
 */
import { isScalar } from "../arrays/index.js";
import type { Expr } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { evaluatePrecisely, type Precise } from "./decimals.js";
import { evaluate, sizeOf } from "./evaluate.js";
import type { Place } from "./evaluation.js";
import { Point, rolesIn } from "./point.js";
import type { Verdict, Witness } from "./verdict.js";

/** Points tried, and points inside the domain wanted. */
const mostPoints = 40;
const enoughPoints = 12;
const enoughOfArrays = 4;
/** Working precisions, taken in turn until the errors are small enough to decide. */
const precisions = [60, 200];
/** Digits in which the two sides must agree. */
const agreement = "1e-30";

/** What points say of a = b: refuted, or undecided. */
export function sample(a: Expr, b: Expr, setting: Setting): Verdict {
  const roles = rolesIn([a, b], setting);
  const enough = isScalar(a) ? enoughPoints : enoughOfArrays;
  let agreed = 0;
  for (let seed = 0; seed < mostPoints && agreed < enough; seed++) {
    const found = orSkipped(() => comparedAt(a, b, new Point(seed, roles, setting)));
    if (found === "equal") agreed += 1;
    else if (found !== undefined) return { kind: "refuted", witness: found };
  }
  const reason =
    agreed === 0 ? "no point inside the domain was found" : "numbers agree, but no proof was found";
  return { kind: "undecided", agreed, reason };
}

/** A point at which something has no value says nothing. */
function orSkipped<T>(f: () => T): T | undefined {
  try {
    return f();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether the granted relations hold at the point; a copy is asked, so that no name is added to a witness. */
function isGranted(point: Point): boolean {
  const copy = point.shifted("", 0);
  return point.setting.assumptions.every(
    (a) => a.kind !== "rel" || a.name === "in" || evaluate(a, copy).value === 1,
  );
}

/** Equal at the point if every entry is; one entry that differs refutes. */
function comparedAt(a: Expr, b: Expr, point: Point): "equal" | Witness | undefined {
  if (!isGranted(point)) return undefined;
  if (isScalar(a)) return entryComparedAt(a, b, point, { row: 1, column: 1 });
  const { row: rows, column: columns } = sizeOf(a, point);
  let all: "equal" | undefined = "equal";
  for (let row = 1; row <= rows; row++) {
    for (let column = 1; column <= columns; column++) {
      const found = entryComparedAt(a, b, point, { row, column });
      if (found === undefined) all = undefined;
      else if (found !== "equal") return found;
    }
  }
  return all;
}

function entryComparedAt(a: Expr, b: Expr, point: Point, place: Place): "equal" | Witness | undefined {
  const [x, y] = [evaluate(a, point, place), evaluate(b, point, place)];
  if (!Number.isFinite(x.value) || !Number.isFinite(y.value)) return undefined;
  // The entries of a matrix are many: where doubles agree as far as they reach, that is enough.
  if (!isScalar(a) && Math.abs(x.value - y.value) <= x.error + y.error && x.error + y.error < 1e-9)
    return "equal";
  for (const digits of precisions) {
    const [left, right] = [
      evaluatePrecisely(a, point, digits, place),
      evaluatePrecisely(b, point, digits, place),
    ];
    const gap = left.value.minus(right.value).abs();
    const error = left.error.plus(right.error);
    if (!gap.isFinite()) return undefined;
    if (gap.gt(error.times(1000))) return witness(point, left, right);
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
