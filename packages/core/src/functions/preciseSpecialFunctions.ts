/**
 * Values of the gamma family and of erf at any precision. Formulas from the DLMF: the recurrence brings the
 * argument up to where the asymptotic series is good for all digits wanted.
 */
import type { Decimal } from "decimal.js";
import { digitsBelowOne, guarded, numbersOf } from "./precision.js";

/** B_2, B_4, … as quotients of whole numbers, by the tangent numbers (DLMF 24.15.4; Brent and Harvey 2011). */
function bernoulliNumbers(count: number): (readonly [bigint, bigint])[] {
  const tangent: bigint[] = [1n];
  for (let k = 1; k < count; k++) tangent.push(BigInt(k) * (tangent[k - 1] as bigint));
  for (let k = 1; k < count; k++) {
    for (let j = k; j < count; j++) {
      const [left, own] = [tangent[j - 1] as bigint, tangent[j] as bigint];
      tangent[j] = BigInt(j - k) * left + BigInt(j - k + 2) * own;
    }
  }
  return tangent.map((t, k) => {
    const n = BigInt(k + 1);
    const four = 4n ** n;
    return [(k % 2 === 0 ? 1n : -1n) * 2n * n * t, four * (four - 1n)];
  });
}

const unknown = (u: Decimal): Decimal => new (numbersOf(u))(Number.NaN);
const farEnough = (digits: number): number => Math.ceil(digits / 2) + 10;

/** Σ B_2k · coefficient(2k) · x^(-2k), until a term is below the last digit. */
function asymptotic(x: Decimal, coefficient: (order: number) => Decimal): Decimal {
  const Numbers = numbersOf(x);
  const square = x.times(x);
  const least = Numbers.pow(10, -Numbers.precision - 5);
  let [total, power] = [new Numbers(0), new Numbers(1)];
  // Where x ≥ digits/2, digits/2 terms are more than enough: each is smaller by (k/πx)².
  for (const [k, [top, bottom]] of bernoulliNumbers(Math.ceil(Numbers.precision / 2) + 10).entries()) {
    power = power.div(square);
    const number = new Numbers(top.toString()).div(bottom.toString());
    const term = number.times(coefficient(2 * (k + 1))).times(power);
    total = total.plus(term);
    if (term.abs().lt(total.abs().times(least))) break;
  }
  return total;
}

/** log Γ(u) for u > 0: DLMF 5.11.1 and 5.5.1, with digits to spare for the zeros 1 and 2. */
export function preciseLogGamma(u: Decimal): Decimal {
  if (!u.gt(0)) return unknown(u);
  if (u.eq(1) || u.eq(2)) return new (numbersOf(u))(0);
  const near = Math.max(digitsBelowOne(u.minus(1)), digitsBelowOne(u.minus(2)));
  return guarded(u, 15 + near, logGammaFarOut);
}

function logGammaFarOut(u: Decimal): Decimal {
  const Numbers = numbersOf(u);
  let [x, product] = [u, new Numbers(1)];
  while (x.lt(farEnough(Numbers.precision))) {
    product = product.times(x);
    x = x.plus(1);
  }
  const series = asymptotic(x, (order) => x.div(order * (order - 1)));
  const circle = Numbers.acos(-1).times(2);
  return x.minus(0.5).times(x.ln()).minus(x).plus(circle.ln().div(2)).plus(series).minus(product.ln());
}

/** Γ(u) for u > 0. */
export function preciseGamma(u: Decimal): Decimal {
  if (!u.gt(0)) return unknown(u);
  // e^v has as many wrong digits more as v has before the point.
  return guarded(u, 20 + Math.max(0, u.e), (v) => logGammaFarOut(v).exp());
}

/** ψ(u) for u > 0: DLMF 5.11.2 and 5.5.2. */
export function preciseDigamma(u: Decimal): Decimal {
  if (!u.gt(0)) return unknown(u);
  return guarded(u, 15, (v) => {
    const Numbers = numbersOf(v);
    let [x, total] = [v, new Numbers(0)];
    while (x.lt(farEnough(Numbers.precision))) {
      total = total.minus(x.pow(-1));
      x = x.plus(1);
    }
    const series = asymptotic(x, (order) => new Numbers(1).div(order));
    return total.plus(x.ln()).minus(x.times(2).pow(-1)).minus(series);
  });
}

/** ψ^(n)(u) for u > 0 and whole n: DLMF 5.15.8, 5.15.9 and 5.15.5. */
export function precisePolygamma(order: Decimal, u: Decimal): Decimal {
  if (!order.isInteger() || order.lt(0) || order.gt(1000) || !u.gt(0)) return unknown(u);
  if (order.isZero()) return preciseDigamma(u);
  const n = order.toNumber();
  return guarded(u, 15, (v) => {
    const Numbers = numbersOf(v);
    const factorial = rising(new Numbers(1), n);
    let [x, total] = [v, new Numbers(0)];
    while (x.lt(farEnough(Numbers.precision) + n)) {
      total = total.plus(factorial.div(x.pow(n + 1)));
      x = x.plus(1);
    }
    const first = factorial
      .div(n)
      .div(x.pow(n))
      .plus(factorial.div(x.pow(n + 1).times(2)));
    // (2k + n - 1)!/(2k)!
    const series = asymptotic(x, (twice) => rising(new Numbers(twice + 1), n - 1)).div(x.pow(n));
    const positive = total.plus(first).plus(series);
    return n % 2 === 0 ? positive.neg() : positive;
  });
}

/** from (from + 1) … , `count` factors. */
function rising(from: Decimal, count: number): Decimal {
  let product = from.div(from);
  for (let k = 0; k < count; k++) product = product.times(from.plus(k));
  return product;
}

/** erf(u): the series DLMF 7.6.2, whose terms have one sign; far out 1 - erfc(u). */
export function preciseErf(u: Decimal): Decimal {
  if (u.isZero() || u.isNaN()) return u;
  if (isFarOut(u)) {
    const sign = new (numbersOf(u))(u.s);
    return u.isFinite() ? sign.times(sign.div(sign).minus(preciseErfc(u.abs()))) : sign;
  }
  return guarded(u, 15, erfSeries);
}

/** e^(-u²) is below the last digit. */
const isFarOut = (u: Decimal): boolean => u.times(u).gt(numbersOf(u).precision * 2.4 + 40);

function erfSeries(u: Decimal): Decimal {
  const Numbers = numbersOf(u);
  const square = u.times(u);
  const least = Numbers.pow(10, -Numbers.precision - 2);
  let [term, total] = [u, u];
  for (let n = 1; term.abs().gt(total.abs().times(least)); n++) {
    term = term
      .times(square)
      .times(2)
      .div(2 * n + 1);
    total = total.plus(term);
  }
  return total.times(2).div(Numbers.acos(-1).sqrt()).times(square.neg().exp());
}

/** erfc(u) = 1 - erf(u), with digits to spare for what cancels; far out by DLMF 7.12.1. */
export function preciseErfc(u: Decimal): Decimal {
  const Numbers = numbersOf(u);
  if (!u.isFinite()) return new Numbers(u.isNaN() ? Number.NaN : u.s < 0 ? 2 : 0);
  if (u.lt(0)) return new Numbers(1).plus(preciseErf(u.neg()));
  if (!isFarOut(u)) {
    const lost = u.times(u).toNumber() / Math.LN10 + u.e + 15;
    return guarded(u, lost + 10, (v) => erfSeries(v).neg().plus(1));
  }
  return guarded(u, 15, (v) => {
    const square = v.times(v);
    const Wide = numbersOf(v);
    const least = Wide.pow(10, -Wide.precision);
    let [term, total] = [new Wide(1), new Wide(1)];
    for (let k = 1; term.abs().gt(least) && square.times(2).gt(2 * k - 1); k++) {
      term = term.times(1 - 2 * k).div(square.times(2));
      total = total.plus(term);
    }
    return square
      .neg()
      .exp()
      .times(total)
      .div(v.times(Wide.acos(-1).sqrt()));
  });
}
