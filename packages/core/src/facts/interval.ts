/** Intervals of real numbers with exact ends, each open or closed; a missing end is infinite. */
import { isNegative, isZero, type Rational, rational } from "../expr/index.js";

export interface End {
  readonly value: Rational;
  readonly closed: boolean;
}

export interface Interval {
  readonly lower: End | undefined;
  readonly upper: End | undefined;
}

export const everything: Interval = { lower: undefined, upper: undefined };
export const point = (value: Rational): Interval => ({
  lower: { value, closed: true },
  upper: { value, closed: true },
});
export const above = (value: number, closed = false): Interval => ({
  lower: { value: rational(value), closed },
  upper: undefined,
});

export const isPositiveInterval = ({ lower }: Interval): boolean =>
  lower !== undefined && !isNegative(lower.value) && (!isZero(lower.value) || !lower.closed);
export const isNonnegativeInterval = ({ lower }: Interval): boolean =>
  lower !== undefined && !isNegative(lower.value);
export const isNegativeInterval = (a: Interval): boolean => isPositiveInterval(negate(a));
export const isNonzeroInterval = (a: Interval): boolean => isPositiveInterval(a) || isNegativeInterval(a);

export function negate({ lower, upper }: Interval): Interval {
  const turn = (end: End | undefined) => end && { value: end.value.neg(), closed: end.closed };
  return { lower: turn(upper), upper: turn(lower) };
}

export function plus(a: Interval, b: Interval): Interval {
  const join = (x: End | undefined, y: End | undefined) =>
    x && y && { value: x.value.add(y.value), closed: x.closed && y.closed };
  return { lower: join(a.lower, b.lower), upper: join(a.upper, b.upper) };
}

/** Products: exact where the signs are known; otherwise only what the signs say. */
export function times(a: Interval, b: Interval): Interval {
  if (isNegativeInterval(a)) return negate(times(negate(a), b));
  if (isNegativeInterval(b)) return negate(times(a, negate(b)));
  if (isNonnegativeInterval(a) && isNonnegativeInterval(b)) {
    const join = (x: End | undefined, y: End | undefined) =>
      x &&
      y && {
        value: x.value.mul(y.value),
        closed: (x.closed && y.closed) || isClosedZero(x) || isClosedZero(y),
      };
    return { lower: join(a.lower, b.lower), upper: join(a.upper, b.upper) };
  }
  return everything;
}

const isClosedZero = (end: End): boolean => end.closed && isZero(end.value);

/** 1/a for an interval that does not contain 0. */
export function reciprocal(a: Interval): Interval {
  if (isNegativeInterval(a)) return negate(reciprocal(negate(a)));
  if (!isPositiveInterval(a)) return everything;
  const turn = (end: End | undefined): End | undefined =>
    end === undefined || isZero(end.value)
      ? undefined
      : { value: rational(1).div(end.value), closed: end.closed };
  const zero: End = { value: rational(0), closed: false };
  return { lower: a.upper === undefined ? zero : turn(a.upper), upper: turn(a.lower) };
}

/** The smallest interval that contains both. */
export function hull(a: Interval, b: Interval): Interval {
  const least = (x: End | undefined, y: End | undefined) => x && y && (x.value.compare(y.value) <= 0 ? x : y);
  const most = (x: End | undefined, y: End | undefined) => x && y && (x.value.compare(y.value) >= 0 ? x : y);
  return { lower: least(a.lower, b.lower), upper: most(a.upper, b.upper) };
}

/** What lies in both. */
export function meet(a: Interval, b: Interval): Interval {
  const tighter = (x: End | undefined, y: End | undefined, sign: number) => {
    if (x === undefined || y === undefined) return x ?? y;
    const order = x.value.compare(y.value) * sign;
    if (order === 0) return x.closed ? y : x;
    return order > 0 ? x : y;
  };
  return { lower: tighter(a.lower, b.lower, 1), upper: tighter(a.upper, b.upper, -1) };
}
