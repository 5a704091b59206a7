/** Square roots: squares come out of them as absolute values, numbers as roots of primes. */
import { isInteger, type Rational, rational, rationalRoot } from "../../expr/index.js";
import type { Normalizer } from "./normalizer.js";
import {
  addPolynomials,
  keyOf,
  type Monomial,
  multiplyPolynomials,
  type Polynomial,
  type PolyTerm,
  unit,
} from "./polynomial.js";
import { isPositiveKernel, isPositivePower, parityOf, takeForPositive } from "./powers.js";
import { primesOf } from "./primes.js";
import {
  inverseQuotient,
  multiplyQuotients,
  oneQuotient,
  powerQuotient,
  type Quotient,
  rationalQuotient,
  whole,
} from "./quotient.js";
import { signOf, withoutContent } from "./signs.js";

/** The root of an expression that is none of a product: a kernel whose square is the base. */
type Atom = (base: Quotient) => Quotient;

/** √q; undefined where a part of it has a power that cannot be halved. */
export function squareRoot(q: Quotient, n: Normalizer, atom: Atom): Quotient | undefined {
  const { content, size, rest } = withoutContent(q.top);
  let product = rootOfNumber(size, atom);
  let inside = rest;
  for (const { factor, power } of q.bottom.values()) {
    const plain = perfectRoot(factor, n);
    if (plain !== undefined) {
      product = over(product, powerQuotient(plain, power) ?? oneQuotient);
      continue;
    }
    const half = Math.floor(power / 2);
    if (half > 0) product = over(product, powerQuotient(sizeOf(whole(factor), n), half) ?? oneQuotient);
    if (power % 2 === 0) continue;
    // √(p/f) = √(pf)/|f|.
    product = over(product, sizeOf(whole(factor), n));
    inside = multiplyPolynomials(inside, factor);
  }
  const positive = ([id, e]: readonly [number, number]): boolean =>
    parityOf(e) === "positive" || isPositiveKernel(n.kernels.get(id), n);
  const odd = content.filter(([id, e]) => e % (2 * unit) !== 0 && !positive([id, e]));
  // An odd power of one name alone is not negative, and so is the name.
  const alone = odd.length === 1 && odd.every(([, e]) => parityOf(e) === "odd") && isPositiveNumber(inside);
  const left: [number, number][] = [];
  for (const [id, e] of content) {
    const kernel = n.kernels.get(id);
    if (kernel.power !== undefined) {
      // The root is half the power where that is positive.
      if (e % 2 !== 0 || !isPositivePower(id, e / 2, n)) return undefined;
      takeForPositive([[id, e / 2]], n);
      product = multiplyQuotients(product, n.kernel(kernel, e / 2));
      continue;
    }
    if (positive([id, e]) || (alone && e % (2 * unit) !== 0 && kernel.reduction === undefined)) {
      if (e % 2 !== 0) return undefined;
      product = multiplyQuotients(product, n.kernel(kernel, e / 2));
      continue;
    }
    if (e % unit !== 0) return undefined;
    const half = Math.floor(e / (2 * unit));
    if (half !== 0) {
      const part = powerQuotient(sizeOf(n.kernel(kernel), n), half);
      if (part === undefined) return undefined;
      product = multiplyQuotients(product, part);
    }
    if (e - 2 * unit * half !== 0) left.push([id, unit]);
  }
  const monomial: Monomial = left;
  const base = multiplyPolynomials(
    inside,
    new Map([[keyOf(monomial), { monomial, coefficient: rational(1) }]]),
  );
  if (isPositiveNumber(base)) return product;
  const square = polynomialRoot(base);
  return multiplyQuotients(product, square === undefined ? atom(whole(base)) : sizeOf(whole(square), n));
}

const over = (a: Quotient, b: Quotient): Quotient => {
  const inverse = inverseQuotient(b);
  if (inverse === undefined) throw new RangeError("division by zero");
  return multiplyQuotients(a, inverse);
};

/** |q|. */
const sizeOf = (q: Quotient, n: Normalizer): Quotient => multiplyQuotients(signOf(q, n), q);

function isPositiveNumber(p: Polynomial): boolean {
  const [only] = p.values();
  return p.size === 1 && only !== undefined && only.monomial.length === 0 && only.coefficient.equals(1);
}

/** √(2³/3) = 2√2/√3. */
function rootOfNumber(value: Rational, atom: Atom): Quotient {
  let product = oneQuotient;
  for (const [part, side] of [
    [value.n, 1],
    [value.d, -1],
  ] as const) {
    for (const [prime, times] of primesOf(part)) {
      const plain = rationalQuotient(rational(prime));
      const whole = powerQuotient(plain, side * Math.floor(times / 2)) ?? oneQuotient;
      product = multiplyQuotients(product, whole);
      if (times % 2 === 1)
        product = multiplyQuotients(product, side > 0 ? atom(plain) : reciprocal(atom(plain)));
    }
  }
  return product;
}

const reciprocal = (q: Quotient): Quotient => inverseQuotient(q) ?? oneQuotient;

/** |r| for p = r². */
function perfectRoot(p: Polynomial, n: Normalizer): Quotient | undefined {
  const { content, size, rest } = withoutContent(p);
  const number = rootOfTerm({ monomial: content, coefficient: size });
  const square = number && (isPositiveNumber(rest) ? rest : polynomialRoot(rest));
  if (number === undefined || square === undefined) return undefined;
  const front: Polynomial = new Map([[keyOf(number.monomial), number]]);
  return sizeOf(whole(multiplyPolynomials(front, square)), n);
}

const mostTerms = 8;

/** r with r² = p, if there is one: the leading terms one after the other. */
function polynomialRoot(p: Polynomial): Polynomial | undefined {
  if (p.size < 3 || p.size > 3 * mostTerms) return undefined;
  const first = rootOfTerm(leading(p));
  if (first === undefined) return undefined;
  let root: Polynomial = new Map([[keyOf(first.monomial), first]]);
  for (let step = 0; step < mostTerms; step++) {
    const rest = addPolynomials(p, multiplyPolynomials(root, root), rational(-1));
    if (rest.size === 0) return root;
    const next = quotientOfTerms(leading(rest), first);
    if (next === undefined) return undefined;
    root = addPolynomials(root, new Map([[keyOf(next.monomial), next]]));
  }
  return undefined;
}

function rootOfTerm({ monomial, coefficient }: PolyTerm): PolyTerm | undefined {
  const root = rationalRoot(coefficient);
  if (root === undefined || monomial.some(([, e]) => e % (2 * unit) !== 0)) return undefined;
  return { monomial: monomial.map(([id, e]) => [id, e / 2]), coefficient: root };
}

/** a/(2b) with no negative powers. */
function quotientOfTerms(a: PolyTerm, b: PolyTerm): PolyTerm | undefined {
  const exponents = new Map(a.monomial);
  for (const [id, e] of b.monomial) exponents.set(id, (exponents.get(id) ?? 0) - e);
  const monomial: Monomial = [...exponents].filter(([, e]) => e !== 0).sort(([x], [y]) => x - y);
  if (monomial.some(([, e]) => e < 0)) return undefined;
  return { monomial, coefficient: a.coefficient.div(b.coefficient.mul(2)) };
}

/** The greatest term, lexicographic by kernel number: an order that products respect. */
function leading(p: Polynomial): PolyTerm {
  return [...p.values()].reduce((best, term) => (isGreater(term.monomial, best.monomial) ? term : best));
}

function isGreater(a: Monomial, b: Monomial): boolean {
  const [x, y] = [new Map(a), new Map(b)];
  for (const id of [...new Set([...x.keys(), ...y.keys()])].sort((p, q) => p - q)) {
    const difference = (x.get(id) ?? 0) - (y.get(id) ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

export const isHalf = (exponent: Rational): boolean => exponent.d === 2n && !isInteger(exponent);
