/** What the bounds of a function's arguments say of its value. */
import { type Rational, rational } from "../expr/index.js";
import { type FunctionSpec, functionNamed, type Range } from "../functions/index.js";
import {
  above,
  everything,
  type Interval,
  isNonnegativeInterval,
  isPositiveInterval,
  larger,
  meet,
  negate,
  point,
} from "./interval.js";

export function functionBounds(name: string, args: readonly Interval[]): Interval {
  const spec = functionNamed(name);
  if (spec === undefined) return everything;
  return meet(rangeOf(spec), meet(carried(spec, args), special(name, args)));
}

/** The range that a function was given. */
export function rangeOf({ range }: { readonly range?: Range }): Interval {
  const end = (value: number | undefined, closed = false) =>
    value === undefined ? undefined : { value: rational(value), closed };
  return {
    lower: end(range?.lower, range?.closedBelow),
    upper: end(range?.upper, range?.closedAbove),
  };
}

/** A monotone function keeps to one side of each known point of its graph: log(u) > 0 for u > 1. */
function carried({ monotone, through }: FunctionSpec, [u, ...others]: readonly Interval[]): Interval {
  let interval = everything;
  if (u === undefined || others.length > 0 || monotone === undefined) return interval;
  for (const [x, y] of through ?? []) {
    const right = boundedBelow(u, rational(x), rational(y));
    const left = negate(boundedBelow(negate(u), rational(-x), rational(-y)));
    const falling = negate(boundedBelow(u, rational(x), rational(-y)));
    const rising = boundedBelow(negate(u), rational(-x), rational(y));
    interval = meet(interval, monotone === "increasing" ? meet(right, left) : meet(falling, rising));
  }
  return interval;
}

/** y as a lower end for what grows from y at x, where u lies to the right of x. */
function boundedBelow({ lower }: Interval, x: Rational, y: Rational): Interval {
  const order = lower?.value.compare(x) ?? -1;
  if (lower === undefined || order < 0) return everything;
  return { lower: { value: y, closed: order === 0 && lower.closed }, upper: undefined };
}

function special(name: string, [u, ...others]: readonly Interval[]): Interval {
  if (u === undefined) return everything;
  switch (name) {
    case "nthRoot":
      if (isPositiveInterval(u)) return above(0);
      return isNonnegativeInterval(u) ? above(0, true) : everything;
    case "gamma":
      return isPositiveInterval(u) ? above(0) : everything;
    case "abs":
      return larger(u, negate(u));
    case "relu":
      return larger(u, point(rational(0)));
    case "max":
      return others.reduce(larger, u);
    case "min":
      return negate([u, ...others].map(negate).reduce(larger));
    default:
      return everything;
  }
}
