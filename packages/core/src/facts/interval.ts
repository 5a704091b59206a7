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
export const isNonpositiveInterval = (a: Interval): boolean => isNonnegativeInterval(negate(a));
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

/** Products: exact where the signs are known or all ends are finite. */
export function times(a: Interval, b: Interval): Interval {
  if (isNonnegativeInterval(a) && isNonnegativeInterval(b)) {
    return { lower: corner(a.lower, b.lower), upper: corner(a.upper, b.upper) };
  }
  if (!isNonnegativeInterval(a) && isNonpositiveInterval(a)) return negate(times(negate(a), b));
  if (!isNonnegativeInterval(b) && isNonpositiveInterval(b)) return negate(times(a, negate(b)));
  const corners = [a.lower, a.upper].flatMap((x) => [corner(x, b.lower), corner(x, b.upper)]);
  return corners.map((end) => ({ lower: end, upper: end })).reduce(hull);
}

function corner(x: End | undefined, y: End | undefined): End | undefined {
  if (x === undefined || y === undefined) return undefined;
  const closed = (x.closed && y.closed) || isClosedZero(x) || isClosedZero(y);
  return { value: x.value.mul(y.value), closed };
}

const isClosedZero = (end: End): boolean => end.closed && isZero(end.value);

/** 1/a where a is not 0. */
export function reciprocal(a: Interval): Interval {
  if (isNonpositiveInterval(a) && !isNonnegativeInterval(a)) return negate(reciprocal(negate(a)));
  if (!isNonnegativeInterval(a) || (a.upper !== undefined && isZero(a.upper.value))) return everything;
  const turn = (end: End | undefined): End | undefined =>
    end === undefined || isZero(end.value)
      ? undefined
      : { value: rational(1).div(end.value), closed: end.closed };
  const zero: End = { value: rational(0), closed: false };
  return { lower: a.upper === undefined ? zero : turn(a.upper), upper: turn(a.lower) };
}

/** Powers beyond this are told from 0 and 1 only. */
const mostFactors = 64n;

/** a^n for a whole n, where it is defined. */
export function power(a: Interval, n: bigint): Interval {
  if (n === 0n) return point(rational(1));
  if (n < 0n) return reciprocal(power(a, -n));
  const even = n % 2n === 0n;
  if (isNonnegativeInterval(a)) return powerOfNonnegative(a, n);
  if (isNonpositiveInterval(a)) {
    const mirrored = powerOfNonnegative(negate(a), n);
    return even ? mirrored : negate(mirrored);
  }
  const zero: End = { value: rational(0), closed: true };
  const right = powerOfNonnegative({ lower: zero, upper: a.upper }, n);
  const left = powerOfNonnegative({ lower: zero, upper: negate(a).upper }, n);
  return even ? hull(left, right) : { lower: negate(left).lower, upper: right.upper };
}

function powerOfNonnegative(a: Interval, n: bigint): Interval {
  if (n <= mostFactors) {
    return Array.from({ length: Number(n) }, () => a).reduce((x, y) => coarse(times(x, y)));
  }
  const one: End = { value: rational(1), closed: true };
  const beyondOne = a.lower !== undefined && a.lower.value.compare(1) >= 0;
  const withinOne = a.upper !== undefined && a.upper.value.compare(1) <= 0;
  return {
    lower: beyondOne ? one : { value: rational(0), closed: !isPositiveInterval(a) },
    upper: withinOne ? one : undefined,
  };
}

const longest = 2n ** 512n;

/** Ends with very many digits moved outwards to 0, 1, -1 or infinity: they say as much and cost nothing. */
export function coarse(a: Interval): Interval {
  const isLong = (end: End | undefined) =>
    end !== undefined && (end.value.n > longest || end.value.d > longest);
  if (!isLong(a.lower) && !isLong(a.upper)) return a;
  const shortBelow = (end: End | undefined): End | undefined => {
    if (end === undefined || !isLong(end)) return end;
    const whole = [1, 0, -1].find((c) => end.value.compare(c) >= 0);
    return whole === undefined ? undefined : { value: rational(whole), closed: false };
  };
  return {
    lower: shortBelow(a.lower),
    upper: negate({ lower: shortBelow(negate(a).lower), upper: undefined }).upper,
  };
}

/** The smallest interval that contains both. */
export function hull(a: Interval, b: Interval): Interval {
  const wider = (x: End | undefined, y: End | undefined, sign: number) => {
    if (x === undefined || y === undefined) return undefined;
    const order = x.value.compare(y.value) * sign;
    if (order === 0) return x.closed ? x : y;
    return order < 0 ? x : y;
  };
  return { lower: wider(a.lower, b.lower, 1), upper: wider(a.upper, b.upper, -1) };
}

/** The larger of two numbers, one in each. */
export function larger(a: Interval, b: Interval): Interval {
  return { lower: meet(a, b).lower, upper: hull(a, b).upper };
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
