/** Whether a quotient is 0: identities of the kernels applied, then sums over one range put together. */

import { type Expr, freeNames, type Rational, rational, substitute, sym } from "../../expr/index.js";
import type { Kernel } from "./kernels.js";
import { vanishesModulo } from "./modulo.js";
import { type Index, rangeOf } from "./nests.js";
import type { Normalizer } from "./normalizer.js";
import {
  addInto,
  addPolynomials,
  constant,
  kernelPower,
  keyOf,
  type Monomial,
  multiplyPolynomials,
  one,
  type Polynomial,
  type PolyTerm,
  unit,
  zero,
} from "./polynomial.js";
import { addQuotients, multiplyQuotients, type Quotient, whole, zeroQuotient } from "./quotient.js";
import { withOrders } from "./signs.js";
import { redundant } from "./wholes.js";

export function isZeroQuotient(q: Quotient, n: Normalizer): boolean {
  const top = withOrders(reduce(rootsRaised(reduce(q.top, n), n), n), n);
  if (top.size === 0) return true;
  const [only] = top.values();
  if (top.size === 1 && only !== undefined && only.monomial.length === 0) return false;
  return deltasAgree(top, n) ?? ordersAgree(top, n) ?? sumsVanish(top, n);
}

/** Powers that an identity of their kernel shortens, until none is left. */
export function reduce(start: Polynomial, n: Normalizer): Polynomial {
  let p = start;
  for (;;) {
    const next = reduceOnce(p, n);
    if (next === p) return p;
    p = next;
    n.spend(p.size);
  }
}

function reduceOnce(p: Polynomial, n: Normalizer): Polynomial {
  const isShortened = ([id, e]: readonly [number, number]): boolean =>
    replacement(n.kernels.get(id), e) !== undefined;
  if (isReduced(p, n)) return p;
  const out = new Map<string, PolyTerm>();
  for (const [key, term] of p) {
    const found = term.monomial.find(isShortened);
    const id = found?.[0] ?? redundant(term.monomial, n);
    if (id === undefined) {
      addInto(out, new Map([[key, term]]));
      continue;
    }
    const rest = term.monomial.filter(([other]) => other !== id);
    const shorter = found === undefined ? one : (replacement(n.kernels.get(id), found[1]) as Polynomial);
    const factor: Polynomial = new Map([[keyOf(rest), { monomial: rest, coefficient: term.coefficient }]]);
    addInto(out, multiplyPolynomials(factor, shorter));
  }
  return out;
}

function isReduced(p: Polynomial, n: Normalizer): boolean {
  for (const { monomial } of p.values()) {
    for (const [id, e] of monomial) if (replacement(n.kernels.get(id), e) !== undefined) return false;
    if (redundant(monomial, n) !== undefined) return false;
  }
  return true;
}

/** The number that a polynomial is, if it is one. */
function constantOf(p: Polynomial): Rational | undefined {
  const [only] = p.values();
  return p.size === 1 && only !== undefined && only.monomial.length === 0 ? only.coefficient : undefined;
}

/** What a power of this kernel is equal to, where it can be shortened. */
function replacement({ id, reduction }: Kernel, exponent: number): Polynomial | undefined {
  if (reduction === undefined) return undefined;
  switch (reduction.kind) {
    case "sine": {
      if (exponent < 2 * unit || exponent % unit !== 0) return undefined;
      const square = addPolynomials(one, kernelPower(reduction.cosine, 2 * unit), rational(-1));
      return multiplyPolynomials(square, kernelPower(id, exponent - 2 * unit));
    }
    case "sign":
      if (exponent % unit !== 0 || (exponent >= 0 && exponent < 2 * unit)) return undefined;
      return kernelPower(id, ((exponent % (2 * unit)) + 2 * unit) % (2 * unit));
    case "order":
      if (exponent % unit !== 0 || (exponent >= 0 && exponent < 3 * unit)) return undefined;
      // What is divided by is not 0.
      return exponent < 0
        ? kernelPower(id, (exponent % (2 * unit)) + 2 * unit)
        : kernelPower(id, ((exponent - unit) % (2 * unit)) + unit);
    case "indicator":
    case "threshold":
      return exponent > unit ? kernelPower(id, unit) : undefined;
    case "root": {
      const constantBase = constantOf(reduction.base.top);
      if (constantBase !== undefined && (exponent >= unit || exponent < 0)) {
        const times = Math.floor(exponent / unit);
        const raised = constantBase.pow(rational(times));
        if (raised !== null)
          return multiplyPolynomials(constant(raised), kernelPower(id, exponent - times * unit));
      }
      if (exponent < unit || reduction.base.bottom.size > 0) return undefined;
      return multiplyPolynomials(reduction.base.top, kernelPower(id, exponent - unit));
    }
    case "member": {
      if (exponent < 2 * unit || exponent % unit !== 0) return undefined;
      const square = addPolynomials(
        multiplyPolynomials(constant(reduction.sum), kernelPower(id, unit)),
        constant(reduction.product),
        rational(-1),
      );
      return multiplyPolynomials(square, kernelPower(id, exponent - 2 * unit));
    }
  }
}

/** Multiplies by powers of roots so that none stands with a negative exponent: a factor that is not 0. */
function rootsRaised(p: Polynomial, n: Normalizer): Polynomial {
  const least = new Map<number, number>();
  for (const { monomial } of p.values()) {
    for (const [id, e] of monomial) {
      const kind = n.kernels.get(id).reduction?.kind;
      if (kind === "root" || kind === "sine") least.set(id, Math.min(least.get(id) ?? 0, e));
    }
  }
  let out = p;
  for (const [id, e] of least) {
    if (e < 0) out = multiplyPolynomials(out, kernelPower(id, Math.ceil(-e / unit) * unit));
  }
  return out;
}

/** p = a + δ·b: a must vanish, and b where the two indices are one. Undefined where there is no delta. */
function deltasAgree(p: Polynomial, n: Normalizer): boolean | undefined {
  const delta = firstDelta(p, n);
  if (delta === undefined) return undefined;
  const [a, b] = delta.expr.args as readonly [Expr, Expr];
  const [from, to] = a.kind === "sym" ? [a, b] : [b, a];
  if (from.kind !== "sym" || freeNames(to).has(from.name)) return undefined;
  const without: PolyTerm[] = [];
  const within: PolyTerm[] = [];
  for (const term of p.values()) {
    const rest = term.monomial.filter(([id]) => id !== delta.id);
    (rest.length === term.monomial.length ? without : within).push({ ...term, monomial: rest });
  }
  const joined = n.expression(whole(polynomialOf(within)));
  return (
    n.isZero(whole(polynomialOf(without))) &&
    n.isZero(n.normal(substitute(joined, new Map([[from.name, to]]))))
  );
}

const firstDelta = (p: Polynomial, n: Normalizer): Kernel | undefined =>
  firstKernel(p, n, ({ expr }) => expr.kind === "call" && expr.name === "delta");

function firstKernel(
  p: Polynomial,
  n: Normalizer,
  property: (kernel: Kernel) => boolean,
): Kernel | undefined {
  for (const { monomial } of p.values()) {
    for (const [id] of monomial) {
      const kernel = n.kernels.get(id);
      if (property(kernel)) return kernel;
    }
  }
  return undefined;
}

/**
 * p = a + b·s + c·s² with the sign s of something that may be 0: where it is not, s² is 1, and where it is, a must
 * vanish. Undefined where there is none.
 */
function ordersAgree(p: Polynomial, n: Normalizer): boolean | undefined {
  const order = firstKernel(p, n, ({ reduction }) => reduction?.kind === "order");
  if (order === undefined) return undefined;
  const parts = [0, 1, 2].map((power) => {
    const own = [...p.values()].filter(({ monomial }) => exponentOf(monomial, order.id) === power * unit);
    return polynomialOf(
      own.map((term) => ({ ...term, monomial: term.monomial.filter(([id]) => id !== order.id) })),
    );
  });
  const [a, b, c] = parts as [Polynomial, Polynomial, Polynomial];
  const top = order.signOf?.top ?? zero;
  return (
    n.isZero(whole(addPolynomials(a, c))) &&
    n.isZero(whole(b)) &&
    (n.isZero(whole(a)) || vanishesModulo(a, top, n))
  );
}

const exponentOf = (monomial: Monomial, kernel: number): number =>
  monomial.find(([id]) => id === kernel)?.[1] ?? 0;

function polynomialOf(terms: readonly PolyTerm[]): Polynomial {
  const p = new Map<string, PolyTerm>();
  for (const term of terms) addInto(p, new Map([[keyOf(term.monomial), term]]));
  return p;
}

/** Sums over one range are one sum; it vanishes if what it sums does. Everything else must be gone. */
function sumsVanish(p: Polynomial, n: Normalizer): boolean {
  const ranges = new Map<string, { kernel: Kernel; coefficient: Polynomial }[]>();
  const byKernel = new Map<number, Polynomial>();
  for (const { monomial, coefficient } of p.values()) {
    const sums = monomial.filter(([id]) => n.kernels.get(id).sum !== undefined);
    const [only] = sums;
    if (only === undefined || sums.length !== 1 || only[1] !== unit) return false;
    const rest: Monomial = monomial.filter(([id]) => id !== only[0]);
    const term: Polynomial = new Map([[keyOf(rest), { monomial: rest, coefficient }]]);
    byKernel.set(only[0], addPolynomials(byKernel.get(only[0]) ?? zero, term));
  }
  for (const [id, coefficient] of byKernel) {
    const kernel = n.kernels.get(id);
    const range = kernel.sum?.indices.map(rangeOf).join(" ") ?? "";
    ranges.set(range, [...(ranges.get(range) ?? []), { kernel, coefficient }]);
  }
  return [...ranges.values()].every((parts) => parts.length > 1 && oneSumVanishes(parts, n));
}

function oneSumVanishes(
  parts: readonly { kernel: Kernel; coefficient: Polynomial }[],
  n: Normalizer,
): boolean {
  const [first] = parts;
  const indices = first?.kernel.sum?.indices ?? [];
  const free = new Set(
    parts.flatMap(({ kernel, coefficient }) => [
      ...freeNames(kernel.expr),
      ...freeNames(n.expression(whole(coefficient))),
    ]),
  );
  return scopedTogether(indices, free, n, (names) => {
    let body: Quotient = zeroQuotient;
    for (const { kernel, coefficient } of parts) {
      const own = kernel.sum;
      if (own === undefined) return false;
      const places = own.indices.map(({ name }, k): [string, Expr] => [name, sym(names[k] as string)]);
      const renamed = n.known(`body ${kernel.id} ${names.join(" ")}`, () =>
        n.normal(substitute(n.expression(own.body), new Map(places))),
      );
      body = addQuotients(body, multiplyQuotients(whole(coefficient), renamed));
      n.spend(body.top.size);
    }
    return n.isZero(body);
  });
}

/** Several indices in force at once. */
function scopedTogether<T>(
  indices: readonly Index[],
  free: ReadonlySet<string>,
  n: Normalizer,
  f: (names: readonly string[]) => T,
): T {
  const within = (names: readonly string[]): T => {
    const next = indices[names.length];
    return next === undefined ? f(names) : n.indices.scoped(next, free, (name) => within([...names, name]));
  };
  return within([]);
}
