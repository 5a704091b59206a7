/** Equations that say the same. */
import { add, type Expr, neg, type Rel } from "../expr/index.js";
import type { Normalizer } from "./normal/normalizer.js";
import { type PolyTerm, unit } from "./normal/polynomial.js";
import { multiplyQuotients, type Quotient, scaleQuotient, subtractQuotients } from "./normal/quotient.js";

/** Whether two equations are the same, because the differences of their sides vanish together. */
export function areSameEquation(a: Rel, b: Rel, n: Normalizer): boolean {
  const side = (e: Rel): Quotient => {
    const [left, right] = e.args as readonly [Expr, Expr];
    return n.normal(add(left, neg(right)));
  };
  const [p, q] = [side(a), side(b)];
  if (n.isZero(p) || n.isZero(q)) return n.isZero(p) && n.isZero(q);
  // p and q vanish together if one is a multiple of the other by something without derivatives in it.
  const derivative = derivativeIn(p, n);
  if (derivative === undefined || derivative !== derivativeIn(q, n)) return areProportional(p, q, n);
  const slope = (r: Quotient): Quotient => ({ ...r, top: linearPart(r.top, derivative) });
  const rest = (r: Quotient): Quotient => subtractQuotients(r, slope(r));
  return n.equal(multiplyQuotients(slope(p), rest(q)), multiplyQuotients(slope(q), rest(p)));
}

/** The first derivative, if p is linear in it. */
function derivativeIn(p: Quotient, n: Normalizer): number | undefined {
  const isDerivative = (id: number): boolean => n.kernels.get(id).expr.kind === "diff";
  const powers = [...p.top.values()].flatMap(({ monomial }) => monomial.filter(([id]) => isDerivative(id)));
  const first = powers.find(([id]) => n.kernels.get(id).expr.kind === "diff")?.[0];
  return powers.every(([id, e]) => id !== first || e === unit) ? first : undefined;
}

/** Whether q is p times a number. */
function areProportional(p: Quotient, q: Quotient, n: Normalizer): boolean {
  const [[key, { coefficient }]] = [...p.top] as [[string, PolyTerm]];
  const other = q.top.get(key)?.coefficient;
  if (other === undefined) return n.equal(p, q);
  return n.equal(scaleQuotient(p, other.div(coefficient)), q);
}

const linearPart = (top: Quotient["top"], id: number): Quotient["top"] =>
  new Map([...top].filter(([, { monomial }]) => monomial.some(([kernel]) => kernel === id)));
