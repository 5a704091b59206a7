/** e^u as a product of powers of e^m, one for each monomial m of u; powers with any exponent. */
import { type Expr, isInteger, pow, type Rational, rational } from "../../expr/index.js";
import { logarithm } from "./logarithms.js";
import type { Normalizer } from "./normalizer.js";
import { keyOf, type Monomial, type PolyTerm, unit } from "./polynomial.js";
import { exponentialFields, isPositiveKernel, isWholeNumber, takeForPositive, written } from "./powers.js";
import {
  multiplyQuotients,
  negateQuotient,
  oneQuotient,
  powerQuotient,
  type Quotient,
  scaleQuotient,
  whole,
} from "./quotient.js";
import { isHalf, squareRoot } from "./roots.js";
import { reduce } from "./zero.js";

export function exponential(u: Quotient, e: Expr, n: Normalizer): Quotient {
  if (u.bottom.size > 0) return exponentialOfQuotient(u, e, n);
  let product = oneQuotient;
  for (const term of reduce(u.top, n).values()) product = multiplyQuotients(product, ofTerm(term, n));
  return product;
}

/** e^(c·m): a power of the base if m is one logarithm, otherwise of the kernel e^m. */
function ofTerm({ monomial, coefficient }: PolyTerm, n: Normalizer): Quotient {
  const [only] = monomial;
  const log = monomial.length === 1 && only?.[1] === unit ? n.kernels.get(only[0]).logOf : undefined;
  if (log !== undefined) return rationalPower(log, coefficient, n);
  const exponent = coefficient.mul(unit);
  const fits = isInteger(exponent);
  const key = fits ? `exp ${keyOf(monomial)}` : `exp ${coefficient.toFraction()} ${keyOf(monomial)}`;
  const kernel = n.kernels.named(key, () => {
    const term: PolyTerm = { monomial, coefficient: fits ? rational(1) : coefficient };
    const expOf = whole(new Map([[keyOf(monomial), term]]));
    return { expr: written(term, n), ...exponentialFields(expOf, n) };
  });
  return n.kernel(kernel, fits ? Number(exponent.s * exponent.n) : unit);
}

/** e^(p/q) with a sum below the bar is a kernel of its own, shared by ±p/q. */
function exponentialOfQuotient(u: Quotient, e: Expr, n: Normalizer): Quotient {
  for (const side of [1, -1]) {
    const wanted = side === 1 ? u : negateQuotient(u);
    const known = n.kernels
      .family("exp of a quotient")
      .find(({ expOf }) => expOf !== undefined && n.equal(wanted, expOf));
    if (known !== undefined) return n.kernel(known, side * unit);
  }
  const make = () => ({ expr: e, family: "exp of a quotient", ...exponentialFields(u, n) });
  return n.kernel(n.kernels.named(`exp ${e.id}`, make));
}

/** b^a: whole powers by multiplication, fractional ones as roots, others as e^(a log b). */
export function power(base: Expr, exponent: Expr, n: Normalizer): Quotient {
  const a = n.normal(exponent);
  const [term, ...more] = a.top.values();
  if (a.top.size === 0) return oneQuotient;
  if (a.bottom.size === 0 && more.length === 0 && term !== undefined && term.monomial.length === 0) {
    return rationalPower(n.normal(base), term.coefficient, n, base);
  }
  const value = n.normal(base);
  const [only] = value.top.values();
  const negative = value.top.size === 1 && only?.monomial.length === 0 && only.coefficient.s < 0n;
  if (negative || value.top.size === 0) return n.opaque("pow", pow(base, exponent), [base, exponent]);
  const log = isWholeNumber(a, n) ? logarithmOfPower(value, n) : undefined;
  const by = log ?? n.known(`log of the base ${base.id}`, () => logarithm(base, n));
  return exponential(multiplyQuotients(a, by), pow(base, exponent), n);
}

/** (y^k)^m = y^(k·m) for a whole m, whatever the sign of y. */
function logarithmOfPower({ top, bottom }: Quotient, n: Normalizer): Quotient | undefined {
  const [only, ...others] = top.values();
  const [factor, ...more] = only?.monomial ?? [];
  if (factor === undefined || others.length + more.length + bottom.size > 0) return undefined;
  const { power: own, expOf } = n.kernels.get(factor[0]);
  const isPlain = own !== undefined && expOf !== undefined && only?.coefficient.equals(1) === true;
  return isPlain ? scaleQuotient(expOf, rational(factor[1], unit)) : undefined;
}

/** Beyond this an exponent is no longer worked with as a number. */
const mostExponent = 100_000n;

const integerPower = (q: Quotient, exponent: Rational): Quotient | undefined =>
  isInteger(exponent) && exponent.n <= mostExponent
    ? powerQuotient(q, Number(exponent.s * exponent.n))
    : undefined;

function rationalPower(base: Quotient, exponent: Rational, n: Normalizer, source?: Expr): Quotient {
  const direct = integerPower(base, exponent);
  if (direct !== undefined) return direct;
  if (base.top.size === 0) {
    if (exponent.s < 0n) throw new RangeError("a negative power of 0");
    return base;
  }
  if (isInteger(exponent)) throw new RangeError("a power too large to be worked out");
  if (isHalf(exponent)) {
    const plain: Quotient = { ...base, top: reduce(base.top, n) };
    const half = squareRoot(plain, n, (inside) => root(inside, rational(1, 2), n));
    const powered = half && powerQuotient(half, Number(exponent.s * exponent.n));
    if (powered !== undefined) return powered;
  }
  return monomialRoot(base, exponent, n) ?? root(base, exponent, n, source);
}

/** A root of one name, or of a product of positive ones, is a fractional power of each. */
function monomialRoot(base: Quotient, exponent: Rational, n: Normalizer): Quotient | undefined {
  const [term] = base.top.values();
  if (term === undefined || base.top.size !== 1 || base.bottom.size > 0 || !term.coefficient.equals(1))
    return undefined;
  const single = term.monomial.length === 1 && term.monomial[0]?.[1] === unit;
  const positive = term.monomial.every(([id]) => isPositiveKernel(n.kernels.get(id), n));
  if (!single && !positive) return undefined;
  if (single && n.kernels.get(term.monomial[0]?.[0] ?? 0).reduction !== undefined) return undefined;
  const scaled: [number, number][] = [];
  for (const [id, power] of term.monomial) {
    const e = exponent.mul(power);
    if (!isInteger(e)) return undefined;
    scaled.push([id, Number(e.s * e.n)]);
  }
  // A root of odd order keeps the sign.
  if (exponent.d % 2n === 0n) {
    if (!positive && term.monomial.some(([id]) => n.kernels.get(id).power !== undefined)) return undefined;
    takeForPositive(scaled, n);
  }
  const monomial: Monomial = scaled;
  return whole(new Map([[keyOf(monomial), { monomial, coefficient: rational(1) }]]));
}

function root(base: Quotient, exponent: Rational, n: Normalizer, source?: Expr): Quotient {
  const scaled = exponent.mul(unit);
  if (!isInteger(scaled)) throw new RangeError("a root of too high an order");
  const known = n.kernels
    .family("root")
    .find(({ reduction }) => reduction?.kind === "root" && n.equal(reduction.base, base));
  const expr = source ?? n.expression(base);
  const kernel = known ?? n.kernels.make({ expr, family: "root", reduction: { kind: "root", base } });
  return n.kernel(kernel, Number(scaled.s * scaled.n));
}
