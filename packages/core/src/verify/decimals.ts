/**
 * Values to some fifty digits with a bound for the error: what a witness is confirmed with, and what decides
 * where doubles cannot tell equal from different. decimal.js is touched by the first number made here, no sooner.
 */
import { Decimal } from "decimal.js";
import type { Expr, Rational } from "../expr/index.js";
import type { FunctionSpec } from "../functions/index.js";
import type { Arithmetic } from "./arithmetic.js";
import { type Budget, Evaluation, type Place } from "./evaluation.js";
import type { Point } from "./point.js";

export interface Precise {
  readonly value: Decimal;
  /** The true value lies within this distance. */
  readonly error: Decimal;
}

export const ofDouble = ({ value, error }: { readonly value: number; readonly error: number }): Precise => ({
  value: new Decimal(value),
  error: new Decimal(error),
});

/** What a function takes besides, in such steps. */
const stepsOfFunction = 60;

/**
 * Values at one point, worked out with this many digits, which share what they have in common.
 * @throws RangeError where an expression has no value of this kind, or is too much to work out
 */
export function precisely(point: Point, digits: number, budget: Budget): (e: Expr, place?: Place) => Precise {
  // The finer of two precisions is seldom asked: not made before it is.
  let evaluation: Evaluation<Precise> | undefined;
  return (e, place) => {
    try {
      evaluation ??= new Evaluation(point, new Decimals(digits, budget), budget);
      return evaluation.value(e, place);
    } catch (error) {
      // Angles of more than a thousand digits.
      if (error instanceof Error && error.message.startsWith("[DecimalError]"))
        throw new RangeError(error.message);
      throw error;
    }
  };
}

const clones = new Map<string, typeof Decimal>();

/** Numbers of one precision, made once: to make their functions takes longer than most values. */
function ofPrecision(precision: number, rounding: Decimal.Rounding = 4): typeof Decimal {
  const key = `${precision} ${rounding}`;
  const known = clones.get(key) ?? Decimal.clone({ precision, rounding, defaults: true });
  clones.set(key, known);
  return known;
}

/** Digits that decimal.js and the series of ours may get wrong at the end. */
const uncertainDigits = 5;

class Decimals implements Arithmetic<Precise> {
  readonly #Number: typeof Decimal;
  /** Errors need few digits, and are rounded up. */
  readonly #Bound: typeof Decimal;
  readonly #zero: Decimal;
  readonly #ulp: Decimal;

  constructor(
    digits: number,
    readonly budget: Budget,
  ) {
    this.#Number = ofPrecision(digits);
    this.#Bound = ofPrecision(5, 0);
    this.#zero = new this.#Bound(0);
    this.#ulp = this.#Bound.pow(10, 1 - digits);
  }

  get pi(): Precise {
    return this.#rounded(this.#Number.acos(-1), this.#zero);
  }

  rational(q: Rational): Precise {
    const value = new this.#Number(q.n.toString()).div(q.d.toString()).times(q.s < 0n ? -1 : 1);
    return q.d === 1n && this.#isShort(value)
      ? { value, error: this.#zero }
      : this.#rounded(value, this.#zero);
  }

  exactly(value: number): Precise {
    return { value: new this.#Number(value), error: this.#zero };
  }

  add(a: Precise, b: Precise): Precise {
    const value = a.value.plus(b.value);
    const error = a.error.plus(b.error);
    return error.isZero() && this.#isShort(value) ? { value, error } : this.#rounded(value, error);
  }

  negate({ value, error }: Precise): Precise {
    return { value: value.neg(), error };
  }

  multiply(a: Precise, b: Precise): Precise {
    const [x, y] = [this.#size(a.value), this.#size(b.value)];
    const error = x.times(b.error).plus(y.times(a.error)).plus(a.error.times(b.error));
    const value = a.value.times(b.value);
    return error.isZero() && this.#isShort(value) ? { value, error } : this.#rounded(value, error);
  }

  divide(a: Precise, b: Precise): Precise {
    const size = this.#size(b.value);
    // The distance of 1/b from what it could be: e/(|b|(|b| - e)).
    const room = size.minus(b.error);
    const error = room.gt(0) ? b.error.div(size.times(room)) : new this.#Bound(Number.POSITIVE_INFINITY);
    return this.multiply(a, this.#rounded(new this.#Number(1).div(b.value), error));
  }

  power(base: Precise, exponent: Precise): Precise {
    return this.#carried((x, y) => (x as Decimal).pow(y as Decimal), [base, exponent]);
  }

  apply(spec: FunctionSpec, args: readonly Precise[]): Precise {
    this.budget.steps -= stepsOfFunction;
    return this.#carried(spec.precise, args);
  }

  wave(phase: Precise, quarters: number): Precise {
    const turned = [
      (u: Decimal) => u.sin(),
      (u: Decimal) => u.cos(),
      (u: Decimal) => u.sin().neg(),
      (u: Decimal) => u.cos().neg(),
    ][quarters % 4] as (u: Decimal) => Decimal;
    return this.#carried(turned, [phase]);
  }

  order(a: Precise, b: Precise): number | undefined {
    const gap = a.value.minus(b.value);
    const error = a.error.plus(b.error);
    return gap.abs().gt(error) || error.isZero() ? gap.comparedTo(0) : undefined;
  }

  isFinite({ value }: Precise): boolean {
    return value.isFinite();
  }

  toNumber({ value }: Precise): number {
    return value.toNumber();
  }

  midpoint({ value }: Precise): Precise {
    return { value, error: this.#zero };
  }

  within({ value, error }: Precise, distance: Precise): Precise {
    return { value, error: error.plus(this.#size(distance.value)).plus(distance.error) };
  }

  get resolution(): number {
    return this.#ulp.toNumber() * 10 ** uncertainDigits;
  }

  /** An error rounded up. */
  #size(value: Decimal): Decimal {
    return new this.#Bound(value.abs()).plus(0);
  }

  /** Fewer digits than there is room for: nothing was rounded. */
  #isShort(value: Decimal): boolean {
    return value.sd() < this.#Number.precision;
  }

  #rounded(value: Decimal, error: Decimal): Precise {
    return { value, error: error.plus(this.#size(value).times(this.#ulp)) };
  }

  /** f at the arguments, and how far it moves when they move by their errors: right at jumps and edges too. */
  #carried(f: (...args: Decimal[]) => Decimal, args: readonly Precise[]): Precise {
    const values = args.map(({ value }) => value);
    const value = f(...values);
    let error = this.#size(value)
      .times(this.#ulp)
      .times(10 ** uncertainDigits);
    if (!value.isFinite()) return { value, error };
    for (const [k, arg] of args.entries()) {
      if (arg.error.isZero()) continue;
      const at = (by: Decimal) => f(...values.map((v, l) => (l === k ? v.plus(by) : v))).minus(value);
      const moved = this.#Bound.max(this.#size(at(arg.error)), this.#size(at(arg.error.neg())));
      error = error.plus(moved.isNaN() ? Number.POSITIVE_INFINITY : moved.times(2));
    }
    return { value, error };
  }
}
