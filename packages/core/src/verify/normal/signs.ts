/** Signs as products of the signs of what cannot be taken apart, wherever nothing is 0. */
import { call, type Expr, type Rational, rational } from "../../expr/index.js";
import { bounds } from "../../facts/index.js";
import { isNegativeInterval } from "../../facts/interval.js";
import { isZeroSomewhere } from "./coincidences.js";
import type { Kernel } from "./kernels.js";
import type { Normalizer } from "./normalizer.js";
import {
  addPolynomials,
  constant,
  keyOf,
  type Monomial,
  multiplyPolynomials,
  type Polynomial,
  type PolyTerm,
  zero,
} from "./polynomial.js";
import { isPositiveKernel, isPositivePower, parityOf, takeForPositive } from "./powers.js";
import {
  addQuotients,
  multiplyQuotients,
  oneQuotient,
  type Quotient,
  rationalQuotient,
  scaleQuotient,
  whole,
} from "./quotient.js";
import { isOfWholes, wholeSign } from "./wholes.js";
import { reduce } from "./zero.js";

const isSign = ({ reduction }: Kernel): boolean => reduction?.kind === "sign" || reduction?.kind === "order";

/** Whether the square of a sign is not simply 1. */
export const mayBeZero = ({ top }: Quotient, n: Normalizer): boolean =>
  [...top.values()].some(({ monomial }) =>
    monomial.some(([id]) => {
      const kind = n.kernels.get(id).reduction?.kind;
      return kind === "threshold" || kind === "order";
    }),
  );

/** sign(q): 1, -1 or a product of kernels whose squares are 1. */
export function signOf(q: Quotient, n: Normalizer): Quotient {
  let product = signOfPolynomial(q.top, n);
  for (const { factor, power } of q.bottom.values()) {
    if (power % 2 === 1) product = multiplyQuotients(product, signOfPolynomial(factor, n));
  }
  return product;
}

function signOfPolynomial(p: Polynomial, n: Normalizer): Quotient {
  if (p.size === 0) return whole(zero);
  const { content, rest } = withoutContent(p);
  let product = oneQuotient;
  for (const [id, exponent] of content) {
    const kernel = n.kernels.get(id);
    if (kernel.power !== undefined) product = multiplyQuotients(product, signOfPower(kernel, exponent, n));
    else if (parityOf(exponent) === "odd") product = multiplyQuotients(product, signOfKernel(kernel, n));
    // A whole number may be 0, and so may its square.
    else if (exponent > 0 && n.isWholeName(kernel.expr))
      product = multiplyQuotients(product, powerOfSign(kernel, n));
  }
  if (rest.size === 1) {
    const [only] = rest.values();
    return only !== undefined && only.coefficient.s < 0n ? scaleQuotient(product, rational(-1)) : product;
  }
  return multiplyQuotients(product, signOfSum(rest, n));
}

/** 1, where the base is or can be taken to be positive. */
function signOfPower(kernel: Kernel, exponent: number, n: Normalizer): Quotient {
  if (isPositivePower(kernel.id, exponent, n)) {
    takeForPositive([[kernel.id, exponent]], n);
    return oneQuotient;
  }
  const value = n.kernel(kernel, exponent);
  return signKernel(value, n.expression(value), n);
}

const powerOfSign = (kernel: Kernel, n: Normalizer): Quotient => {
  const sign = signOfKernel(kernel, n);
  return whole(reduce(multiplyQuotients(sign, sign).top, n));
};

function signOfKernel(kernel: Kernel, n: Normalizer): Quotient {
  if (isSign(kernel)) return n.kernel(kernel);
  if (kernel.reduction?.kind === "root") return signOf(kernel.reduction.base, n);
  if (n.isWholeName(kernel.expr)) return wholeSign(n.kernel(kernel).top, n);
  if (isPositiveKernel(kernel, n)) return oneQuotient;
  if (isNegativeInterval(bounds(kernel.expr, n.setting))) return rationalQuotient(rational(-1));
  return signKernel(n.kernel(kernel), kernel.expr, n);
}

/** The sign of a sum of several terms, equal for its positive multiples and turned for its negative. */
function signOfSum(p: Polynomial, n: Normalizer): Quotient {
  if (isOfWholes(p, n)) return wholeSign(p, n);
  const positive = [...p.values()].every(({ monomial }) =>
    monomial.every(([id, e]) => isPositivePower(id, e, n)),
  );
  const signs = new Set([...p.values()].map(({ coefficient }) => coefficient.s));
  if (positive && signs.size === 1) {
    for (const { monomial } of p.values()) takeForPositive(monomial, n);
    return rationalQuotient(rational(signs.has(1n) ? 1 : -1));
  }
  return grantedSign(whole(p), n) ?? signKernel(whole(p), n.expression(whole(p)), n);
}

function grantedSign(value: Quotient, n: Normalizer): Quotient | undefined {
  for (const { relation, value: granted, sign } of n.grantedSigns) {
    for (const side of [1, -1]) {
      if (!isSame(value, scaleQuotient(granted, rational(side)), n)) continue;
      n.rely(relation);
      return rationalQuotient(rational(side * sign));
    }
  }
  return undefined;
}

function signKernel(value: Quotient, argument: Expr, n: Normalizer): Quotient {
  for (const side of [1, -1]) {
    const known = n.kernels
      .family("sign")
      .find(({ signOf: of }) => of && isSame(value, scaleQuotient(of, rational(side)), n));
    if (known !== undefined) return scaleQuotient(n.kernel(known), rational(side));
  }
  const expr = call("sign", argument);
  const kind = isZeroSomewhere(argument, n) ? "order" : "sign";
  return n.kernel(n.kernels.make({ expr, family: "sign", reduction: { kind }, signOf: value }));
}

/** Equal but for powers that an identity shortens: signs are looked up too often for a full proof. */
function isSame(a: Quotient, b: Quotient, n: Normalizer): boolean {
  if (a === b) return true;
  n.spend(a.top.size + b.top.size);
  return reduce(addQuotients(a, scaleQuotient(b, rational(-1))).top, n).size === 0;
}

/** p as a monomial that all terms share times the rest, whose largest coefficient by key is 1 or -1. */
export function withoutContent(p: Polynomial): { content: Monomial; size: Rational; rest: Polynomial } {
  const least = new Map<number, number>();
  const terms = [...p.values()];
  for (const id of new Set(terms.flatMap(({ monomial }) => monomial.map(([kernel]) => kernel)))) {
    const exponents = terms.map(({ monomial }) => monomial.find(([kernel]) => kernel === id)?.[1] ?? 0);
    const smallest = Math.min(...exponents);
    if (smallest !== 0) least.set(id, smallest);
  }
  const content: Monomial = [...least].sort(([a], [b]) => a - b);
  const lead = terms.reduce((a, b) => (keyOf(a.monomial) >= keyOf(b.monomial) ? a : b));
  const size = lead.coefficient.abs();
  const monomial: Monomial = content.map(([id, e]) => [id, -e]);
  const factor: Polynomial = new Map([[keyOf(monomial), { monomial, coefficient: rational(1).div(size) }]]);
  return { content, size, rest: multiplyPolynomials(p, factor) };
}

/**
 * Three signs of arguments that sum to 0 are never all equal: ab + bc + ca = -1. It makes x > y, y > z and
 * x > z one order of the three. The product of the later two is replaced, so that it ends.
 */
export function withOrders(start: Polynomial, n: Normalizer): Polynomial {
  let p = start;
  const present = signKernels(p, n);
  if (present.length < 3 || present.length > mostSigns) return p;
  for (const [i, a] of present.entries()) {
    for (const [j, b] of present.entries()) {
      for (const [k, c] of present.entries()) {
        if (!(i < j && j < k) || ![...p.values()].some((term) => has(term, b.id) && has(term, c.id)))
          continue;
        const turns = orderOf(a, b, c, n);
        if (turns !== undefined) p = replaced(p, [a, b, c], turns, n);
      }
    }
  }
  return p;
}

const mostSigns = 10;

const has = ({ monomial }: PolyTerm, id: number): boolean => monomial.some(([kernel]) => kernel === id);

function signKernels(p: Polynomial, n: Normalizer): Kernel[] {
  const found = new Set<Kernel>();
  for (const { monomial } of p.values()) {
    for (const [id] of monomial) {
      const kernel = n.kernels.get(id);
      if (kernel.reduction?.kind === "sign") found.add(kernel);
    }
  }
  return [...found].sort((a, b) => a.id - b.id).filter((kernel) => !mentionsSigns(kernel, n));
}

/** The sign of something that has signs in it belongs to no order of plain values. */
function mentionsSigns({ signOf: argument }: Kernel, n: Normalizer): boolean {
  return [...(argument?.top ?? zero).values()].some(({ monomial }) =>
    monomial.some(([id]) => isSign(n.kernels.get(id))),
  );
}

type Turns = readonly [number, number, number];

/** Signs with which the arguments of the three sum to 0. */
function orderOf(a: Kernel, b: Kernel, c: Kernel, n: Normalizer): Turns | undefined {
  n.spend();
  const values = [a, b, c].map(({ signOf: argument }) => argument ?? whole(zero));
  const candidates: readonly Turns[] = [
    [1, 1, 1],
    [1, 1, -1],
    [1, -1, 1],
    [1, -1, -1],
  ];
  return candidates.find((turns) => {
    const parts = values.map((q, k) => scaleQuotient(q, rational(turns[k] ?? 0)));
    // To the letter: whether they cancel by an identity is not worth a proof for every three.
    return parts.reduce(addQuotients).top.size === 0;
  });
}

/** With the turns ε, bc = -ε₂ε₃ - ε₁ε₃·ab - ε₁ε₂·ac. */
function replaced(
  p: Polynomial,
  [a, b, c]: readonly [Kernel, Kernel, Kernel],
  [e1, e2, e3]: Turns,
  n: Normalizer,
): Polynomial {
  const pair = (first: Kernel, second: Kernel, factor: number): Polynomial =>
    scaleQuotient(multiplyQuotients(n.kernel(first), n.kernel(second)), rational(factor)).top;
  const instead = [pair(a, b, -e1 * e3), pair(a, c, -e1 * e2)].reduce(
    (sum, next) => addPolynomials(sum, next),
    constant(rational(-e2 * e3)),
  );
  let out: Polynomial = zero;
  for (const term of p.values()) {
    const own: Polynomial = new Map([[keyOf(term.monomial), term]]);
    if (!has(term, b.id) || !has(term, c.id)) {
      out = addPolynomials(out, own);
      continue;
    }
    const monomial = term.monomial.filter(([id]) => id !== b.id && id !== c.id);
    const rest: Polynomial = new Map([[keyOf(monomial), { monomial, coefficient: term.coefficient }]]);
    out = addPolynomials(out, multiplyPolynomials(rest, instead));
    n.spend(out.size);
  }
  return reduce(out, n);
}
