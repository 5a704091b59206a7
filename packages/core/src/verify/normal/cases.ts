/** Cases, and functions that are cases in disguise, as numbers: 1 where a condition holds, and 0 elsewhere. */
import { add, call, type Expr, neg, piecewise, rational, rel } from "../../expr/index.js";
import { bounds, isPositive } from "../../facts/index.js";
import { isNegativeInterval } from "../../facts/interval.js";
import { extreme } from "../derivative.js";
import type { Normalizer } from "./normalizer.js";
import {
  addQuotients,
  multiplyQuotients,
  negateQuotient,
  oneQuotient,
  type Quotient,
  rationalQuotient,
  scaleQuotient,
  whole,
  zeroQuotient,
} from "./quotient.js";
import { mayBeZero, signOf } from "./signs.js";
import { condition, isOfWholes } from "./wholes.js";
import { reduce } from "./zero.js";

/** The arguments of a piecewise expression: a condition and a value in turn, and the value elsewhere. */
export function casesOf(args: readonly Expr[], n: Normalizer): Quotient {
  let value = n.reliance.inCase(() => n.normal(args[args.length - 1] as Expr));
  for (let k = args.length - 3; k >= 0; k -= 2) {
    const here = n.reliance.inCase(() => n.normal(args[k + 1] as Expr));
    const difference = addQuotients(here, negateQuotient(value));
    value = addQuotients(value, multiplyQuotients(conditionOf(args[k] as Expr, n), difference));
  }
  return value;
}

/**
 * 1 where the condition holds, 0 elsewhere; boundaries do not count.
 * @throws RangeError for what is no condition
 */
export function conditionOf(e: Expr, n: Normalizer): Quotient {
  if (e.kind === "logic") {
    const parts = e.args.map((part) => conditionOf(part, n));
    if (e.name === "not") return not(parts[0] as Quotient);
    if (e.name === "and") return parts.reduce(multiplyQuotients);
    return not(parts.map(not).reduce(multiplyQuotients));
  }
  if (e.kind !== "rel") throw new RangeError("not a condition");
  const [left, right] = e.args as readonly [Expr, Expr];
  switch (e.name) {
    case ">":
      return positive(add(left, neg(right)), true, n);
    case ">=":
      return positive(add(left, neg(right)), false, n);
    case "<":
      return positive(add(right, neg(left)), true, n);
    case "<=":
      return positive(add(right, neg(left)), false, n);
    default:
      break;
  }
  if (e.name !== "in" && isWhole(add(left, neg(right)), n)) {
    const same = deltaOf(left, right, n);
    return e.name === "==" ? same : not(same);
  }
  return n.kernel(
    n.kernels.named(`condition ${e.id}`, () => ({ expr: e, reduction: { kind: "indicator" } })),
  );
}

const not = (q: Quotient): Quotient => addQuotients(oneQuotient, negateQuotient(q));

function isWhole(e: Expr, n: Normalizer): boolean {
  const { top, bottom } = n.normal(e);
  return bottom.size === 0 && isOfWholes(top, n);
}

/** u > 0 or u ≥ 0. The boundary counts between whole numbers only. */
function positive(u: Expr, isStrict: boolean, n: Normalizer): Quotient {
  const value = n.normal(u);
  if (n.isZero(value)) return isStrict ? zeroQuotient : oneQuotient;
  if (value.bottom.size === 0 && isOfWholes(value.top, n)) return condition(value.top, isStrict, n);
  const sign = signOfValue(u, n);
  if (!mayBeZero(sign, n)) return half(sign);
  // (s² + s)/2, and 1 - (s² - s)/2.
  const square = multiplyQuotients(sign, sign);
  const part = (s: Quotient) => scaleQuotient(addQuotients(square, s), rational(1, 2));
  return whole(reduce(isStrict ? part(sign).top : not(part(negateQuotient(sign))).top, n));
}

/** sign(u): +1 or -1. */
export function signOfValue(u: Expr, n: Normalizer): Quotient {
  if (isPositive(u, n.setting)) return oneQuotient;
  if (isNegativeInterval(bounds(u, n.setting))) return rationalQuotient(rational(-1));
  return signOf(n.normal(u), n);
}

/** (1 + s)/2: the step of what has the sign s. */
export const half = (s: Quotient): Quotient => scaleQuotient(addQuotients(oneQuotient, s), rational(1, 2));

/** The greatest (1) or least (-1); of whole numbers two may well be the same. */
export function extremeOf(args: readonly Expr[], side: 1 | -1, n: Normalizer): Quotient {
  if (!args.every((arg) => isWhole(arg, n))) return n.normal(extreme(args, side));
  const relation = side > 0 ? ">=" : "<=";
  return n.normal(args.reduce((a, b) => piecewise(rel(relation, a, b), a, b)));
}

/** Kronecker's delta: 1 where two indices are the same. */
export function deltaOf(u: Expr, v: Expr, n: Normalizer): Quotient {
  const [a, b] = [n.index(u), n.index(v)];
  if (a === b) return oneQuotient;
  const apart = n.normal(add(a, neg(b)));
  if (apart.top.size === 0) return oneQuotient;
  if (apart.bottom.size === 0 && apart.top.size === 1 && apart.top.has("")) return zeroQuotient;
  const [first, second] = a.id < b.id ? [a, b] : [b, a];
  const make = () => ({ expr: call("delta", first, second), reduction: { kind: "indicator" } as const });
  return n.kernel(n.kernels.named(`delta ${first.id} ${second.id}`, make));
}
