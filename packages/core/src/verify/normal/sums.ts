/** Sums and products over an index: linear, constants in front, deltas picked, one kernel for equal bodies. */
import {
  add,
  type Expr,
  freeNames,
  neg,
  num,
  type Prod,
  piecewise,
  prod,
  rational,
  rel,
  type Sum,
  substitute,
  sym,
} from "../../expr/index.js";
import { nestKernel } from "./nests.js";
import type { Normalizer } from "./normalizer.js";
import { keyOf, type Monomial, type Polynomial, type PolyTerm } from "./polynomial.js";
import {
  type Denominator,
  multiplyQuotients,
  oneQuotient,
  type Quotient,
  quotientKey,
  zeroQuotient,
} from "./quotient.js";
import { isCount } from "./wholes.js";
import { reduce } from "./zero.js";

/** Sums over this many numbers or fewer are written out. */
const mostWritten = 12;

export function sumOver(e: Sum, n: Normalizer): Quotient {
  const [body, lower, upper] = e.args;
  const written = instances(e);
  if (written !== undefined) return n.sumOf(written.map((term) => n.normal(term)));
  return n.indices.scoped({ lower, upper }, freeNames(body), (index) => {
    const inner = n.reliance.inCase(() => n.normal(substitute(body, new Map([[e.name, sym(index)]]))));
    // Shortened first, so that equal bodies are one: s² is 1 for a sign.
    return sumOfQuotient({ ...inner, top: reduce(inner.top, n) }, index, lower, upper, n);
  });
}

/** The terms for numeric bounds. */
function instances(e: Sum | Prod): Expr[] | undefined {
  const [body, lower, upper] = e.args;
  if (lower.kind !== "num" || upper.kind !== "num") return undefined;
  const count = Number(upper.value.sub(lower.value).valueOf()) + 1;
  if (count > mostWritten) return undefined;
  return Array.from({ length: Math.max(0, count) }, (_, k) =>
    substitute(body, new Map([[e.name, num(lower.value.add(k))]])),
  );
}

export function sumOfQuotient(q: Quotient, index: string, lower: Expr, upper: Expr, n: Normalizer): Quotient {
  const [bottomInside, bottomOutside] = split(q.bottom, index, n);
  const keyOfBottom = quotientKey({ ...zeroQuotient, bottom: bottomInside });
  const parts: Quotient[] = [];
  for (const term of q.top.values()) {
    const outside: (readonly [number, number])[] = [];
    const inside: (readonly [number, number])[] = [];
    for (const power of term.monomial) {
      (freeNames(n.kernels.get(power[0]).expr).has(index) ? inside : outside).push(power);
    }
    const front: Quotient = {
      top: polynomialOf({ monomial: outside, coefficient: term.coefficient }),
      bottom: bottomOutside,
    };
    const summed = n.known(`sum ${index} ${keyOf(inside)} over ${keyOfBottom}`, () => {
      const top = polynomialOf({ monomial: inside, coefficient: rational(1) });
      return ofBody({ top, bottom: bottomInside }, index, lower, upper, n);
    });
    const part = multiplyQuotients(front, summed);
    n.spend(part.top.size);
    parts.push(part);
  }
  return n.sumOf(parts);
}

const polynomialOf = (term: PolyTerm): Polynomial => new Map([[keyOf(term.monomial), term]]);

function split(
  bottom: ReadonlyMap<string, Denominator>,
  index: string,
  n: Normalizer,
): [ReadonlyMap<string, Denominator>, ReadonlyMap<string, Denominator>] {
  const inside = new Map<string, Denominator>();
  const outside = new Map<string, Denominator>();
  for (const [key, denominator] of bottom) {
    const concerned = [...denominator.factor.values()].some(({ monomial }) => mentions(monomial, index, n));
    (concerned ? inside : outside).set(key, denominator);
  }
  return [inside, outside];
}

const mentions = (monomial: Monomial, index: string, n: Normalizer): boolean =>
  monomial.some(([id]) => freeNames(n.kernels.get(id).expr).has(index));

/** The sum of one term whose every factor contains the index. */
function ofBody(body: Quotient, index: string, lower: Expr, upper: Expr, n: Normalizer): Quotient {
  const [term] = body.top.values();
  const monomial = term?.monomial ?? [];
  if (monomial.length === 0 && body.bottom.size === 0) return count(lower, upper, n);
  for (const [id] of monomial) {
    const place = pickedBy(n.kernels.get(id).expr, index, n);
    if (place === undefined) continue;
    const others = monomial.filter(([other]) => other !== id);
    const rest: Quotient = {
      top: polynomialOf({ monomial: others, coefficient: rational(1) }),
      bottom: body.bottom,
    };
    if (isOutside(place, lower, upper)) return zeroQuotient;
    const value = substitute(n.expression(rest), new Map([[index, place]]));
    return [
      [lower, place],
      [place, upper],
    ].reduceRight((q, [from, to]) => where(from as Expr, to as Expr, q, n), n.normal(value));
  }
  return nestKernel(body, { name: index, lower, upper }, n);
}

/** The value where from ≤ to, and 0 elsewhere. What no index has part in is relied on. */
function where(from: Expr, to: Expr, value: Quotient, n: Normalizer): Quotient {
  if (isCount(n.normal(add(to, neg(from))), n)) return value;
  const relation = rel("<=", from, to);
  if (n.indices.runIn(relation))
    return multiplyQuotients(n.normal(piecewise(relation, num(1), num(0))), value);
  n.rely(relation);
  return value;
}

/** How many terms a sum has. */
function count(lower: Expr, upper: Expr, n: Normalizer): Quotient {
  const number = n.normal(add(upper, neg(lower), num(1)));
  return isCount(number, n) ? number : where(lower, upper, number, n);
}

const isOutside = (place: Expr, lower: Expr, upper: Expr): boolean =>
  place.kind === "num" &&
  ((lower.kind === "num" && place.value.compare(lower.value) < 0) ||
    (upper.kind === "num" && place.value.compare(upper.value) > 0));

function pickedBy(e: Expr, index: string, n: Normalizer): Expr | undefined {
  if (e.kind !== "call" || e.name !== "delta") return undefined;
  const [a, b] = e.args as readonly [Expr, Expr];
  return placeFor(a, b, index, n) ?? placeFor(b, a, index, n);
}

/** The index for which a = b: i = b - c where a is i + c. */
function placeFor(a: Expr, b: Expr, index: string, n: Normalizer): Expr | undefined {
  if (freeNames(b).has(index)) return undefined;
  const terms = a.kind === "add" ? a.args : [a];
  const own = terms.filter((term) => freeNames(term).has(index));
  if (own.length !== 1 || own[0]?.kind !== "sym") return undefined;
  const rest = terms.filter((term) => term !== own[0]);
  return rest.length === 0 ? b : n.expression(n.normal(add(b, ...rest.map((term) => neg(term)))));
}

/** A product over an index: constants to the power of the number of factors, the rest one kernel. */
export function productOver(e: Prod, n: Normalizer): Quotient {
  const written = instances(e);
  if (written !== undefined)
    return written.map((factor) => n.normal(factor)).reduce(multiplyQuotients, oneQuotient);
  const [, lower, upper] = e.args;
  return n.indices.scoped({ lower, upper }, freeNames(e), (index) => {
    const body = n.reliance.inCase(() => n.normal(substitute(e.args[0], new Map([[e.name, sym(index)]]))));
    const expr = prod(substitute(e.args[0], new Map([[e.name, sym(index)]])), index, lower, upper);
    const known = n.kernels
      .family("prod")
      .find(
        ({ expr: other }) =>
          other.kind === "prod" &&
          other.args[1] === lower &&
          other.args[2] === upper &&
          !freeNames(other).has(index) &&
          n.reliance.asked(() =>
            n.equal(body, n.normal(substitute(other.args[0], new Map([[other.name, sym(index)]])))),
          ),
      );
    return n.kernel(known ?? n.kernels.make({ expr, family: "prod" }));
  });
}
