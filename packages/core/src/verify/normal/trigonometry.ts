/** Sines and cosines by the addition theorems, down to those of single monomials. */
import { call, type Expr, isInteger, type Rational, rational } from "../../expr/index.js";
import type { Normalizer } from "./normalizer.js";
import { keyOf, type PolyTerm } from "./polynomial.js";
import {
  addQuotients,
  multiplyQuotients,
  negateQuotient,
  oneQuotient,
  type Quotient,
  rationalQuotient,
  whole,
  zeroQuotient,
} from "./quotient.js";

interface Angle {
  readonly cos: Quotient;
  readonly sin: Quotient;
}

/** Sums of more angles than this stay single: the addition theorems double the terms with each. */
const mostAngles = 6;
/** Multiples beyond this stay single. */
const mostMultiples = 12n;

export const sine = (u: Expr, n: Normalizer): Quotient => angle(u, n).sin;
export const cosine = (u: Expr, n: Normalizer): Quotient => angle(u, n).cos;

function angle(u: Expr, n: Normalizer): Angle {
  const value = n.normal(u);
  if (value.bottom.size > 0 || value.top.size > mostAngles) return single(value, u, n);
  let total: Angle = { cos: oneQuotient, sin: zeroQuotient };
  for (const term of value.top.values()) {
    total = plus(total, ofTerm(term, n));
    n.spend(total.cos.top.size + total.sin.top.size);
  }
  return total;
}

function plus(a: Angle, b: Angle): Angle {
  const product = multiplyQuotients;
  return {
    cos: addQuotients(product(a.cos, b.cos), negateQuotient(product(a.sin, b.sin))),
    sin: addQuotients(product(a.sin, b.cos), product(a.cos, b.sin)),
  };
}

function ofTerm({ monomial, coefficient }: PolyTerm, n: Normalizer): Angle {
  const [only] = monomial;
  if (monomial.length === 1 && only !== undefined) {
    const { expr } = n.kernels.get(only[0]);
    const quarter = coefficient.mul(2);
    if (expr.kind === "sym" && expr.name === "pi" && isInteger(quarter)) return ofQuarters(quarter);
  }
  // A multiple of m/d is reached from m/d; d is part of the kernel's identity.
  const unit: Rational = rational(1n, coefficient.d);
  const atom = whole(new Map([[keyOf(monomial), { monomial, coefficient: unit }]]));
  const times = coefficient.n;
  if (times > mostMultiples) {
    return single(whole(new Map([[keyOf(monomial), { monomial, coefficient }]])), undefined, n);
  }
  const base = single(atom, undefined, n);
  let total = base;
  for (let k = 1n; k < times; k++) total = plus(total, base);
  return coefficient.s < 0n ? { cos: total.cos, sin: negateQuotient(total.sin) } : total;
}

/** cos and sin of k·π/2. */
function ofQuarters(k: Rational): Angle {
  const turn = Number((((k.s * k.n) % 4n) + 4n) % 4n);
  const values = [0, 1, 0, -1];
  const at = (position: number) => rationalQuotient(rational(values[position % 4] ?? 0));
  return { cos: at(turn + 1), sin: at(turn) };
}

/** The sine and cosine of something that is not taken apart; shared by ±u. */
function single(u: Quotient, e: Expr | undefined, n: Normalizer): Angle {
  for (const side of [1, -1]) {
    const wanted = side === 1 ? u : negateQuotient(u);
    const known = n.kernels
      .family("sine")
      .find(({ expr }) => n.equal(wanted, n.normal(expr.args[0] as Expr)));
    if (known?.reduction?.kind === "sine") {
      const sin = n.kernel(known);
      return {
        cos: n.kernel(n.kernels.get(known.reduction.cosine)),
        sin: side === 1 ? sin : negateQuotient(sin),
      };
    }
  }
  const argument = e ?? n.expression(u);
  const cos = n.kernels.make({ expr: call("cos", argument) });
  const sin = n.kernels.make({
    expr: call("sin", argument),
    family: "sine",
    reduction: { kind: "sine", cosine: cos.id },
  });
  return { cos: n.kernel(cos), sin: n.kernel(sin) };
}
