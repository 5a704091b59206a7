/**
 * What can be said of the size of an expression from its form, the ranges of its functions and what was
 * granted. Interval arithmetic: always right, not always sharp.
 */
import { arrayFunctionNamed } from "../arrays/index.js";
import {
  type At,
  type Expr,
  isInteger,
  isNegative,
  type Matrix,
  type Memo,
  rational,
  remembered,
  type Sym,
} from "../expr/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";
import { whileWorking } from "../problem/whileWorking.js";
import { arrayBounds, productBounds } from "./arrayBounds.js";
import { functionBounds } from "./functionBounds.js";
import { granted } from "./granted.js";
import {
  above,
  coarse,
  everything,
  hull,
  type Interval,
  isNegativeInterval,
  isNonnegativeInterval,
  isNonpositiveInterval,
  isNonzeroInterval,
  isPositiveInterval,
  meet,
  negate,
  plus,
  point,
  power,
  reciprocal,
  times,
} from "./interval.js";

const known = whileWorking(() => new Map<Expr, Interval>());

/** The interval in which the expression lies wherever it is defined; of a vector or matrix, every entry. */
export function bounds(root: Expr, setting: Setting): Interval {
  return remembered(root, known(setting), (e, memo) =>
    meet(coarse(ofNode(e, setting, memo)), granted(e, setting).interval),
  );
}

/** Greater than 0 wherever it is defined; s² is so if s is not 0. */
export function isPositive(e: Expr, setting: Setting): boolean {
  const interval = bounds(e, setting);
  return isPositiveInterval(interval) || (isNonnegativeInterval(interval) && isNonzero(e, setting));
}
export const isNonnegative = (e: Expr, setting: Setting): boolean =>
  isNonnegativeInterval(bounds(e, setting));

/** Never 0 where it is defined. A product is so if each factor is. */
export function isNonzero(root: Expr, setting: Setting): boolean {
  const seen = new Set<Expr>([root]);
  const open: Expr[] = [root];
  for (let e = open.pop(); e !== undefined; e = open.pop()) {
    if (isNonzeroInterval(bounds(e, setting)) || granted(e, setting).apart) continue;
    const decisive = decisiveParts(e);
    if (decisive === undefined) return false;
    for (const part of decisive) {
      if (!seen.has(part)) {
        seen.add(part);
        open.push(part);
      }
    }
  }
  return true;
}

/** Parts that are all nonzero only if the whole is, or undefined where there are none. */
function decisiveParts(e: Expr): readonly Expr[] | undefined {
  switch (e.kind) {
    case "mul":
      return e.args;
    case "neg":
    case "pow":
    case "div":
    case "prod":
      return [e.args[0]];
    case "call":
      return e.name === "abs" || e.name === "sqrt" || e.name === "cbrt" ? e.args : undefined;
    default:
      return undefined;
  }
}

function ofNode(e: Expr, setting: Setting, memo: Memo<Interval>): Interval {
  const of = (child: Expr): Interval => memo.get(child) ?? everything;
  switch (e.kind) {
    case "num":
      return point(e.value);
    case "sym":
    case "at":
    case "matrix":
      return ofName(e, setting);
    case "add":
      return e.args.map(of).reduce((a, b) => coarse(plus(a, b)));
    case "neg":
      return negate(of(e.args[0]));
    case "mul":
      return ofProduct(e.args, of);
    case "div":
      return times(of(e.args[0]), reciprocal(of(e.args[1])));
    case "pow":
      return ofPower(e.args[1], of(e.args[0]));
    case "call": {
      const instance = instanceOf(e, setting);
      if (instance !== undefined) return bounds(unfolded(instance), setting);
      return arrayFunctionNamed(e.name) === undefined
        ? functionBounds(e.name, e.args.map(of))
        : arrayBounds(e, of, setting);
    }
    case "sum":
      return ofSum(of(e.args[0]), of(e.args[1]), of(e.args[2]));
    case "prod":
      if (isPositiveInterval(of(e.args[0]))) return above(0);
      return isNonnegativeInterval(of(e.args[0])) ? above(0, true) : everything;
    case "dot":
      return e.args[0] === e.args[1] ? above(0, true) : everything;
    case "piecewise":
      return e.args
        .filter((_, k) => k % 2 === 1 || k === e.args.length - 1)
        .map(of)
        .reduce(hull);
    case "partial":
    case "diff":
    case "rel":
    case "logic":
    case "differential":
      return everything;
    case "transpose":
    case "entry":
      return of(e.args[0]);
    case "matmul":
      return productBounds(e.args, of, setting);
  }
}

function ofName(e: Sym | At | Matrix, setting: Setting): Interval {
  if (setting.counts.has(e.name)) return above(1, true);
  if (e.name === "pi" && e.kind === "sym") return meet(above(3), negate(above(-4)));
  const instance = instanceOf(e, setting);
  return instance === undefined ? everything : bounds(unfolded(instance), setting);
}

/** Equal factors are a power: x·x ≥ 0. */
function ofProduct(factors: readonly Expr[], of: (e: Expr) => Interval): Interval {
  const multiplicity = new Map<Expr, bigint>();
  for (const factor of factors) multiplicity.set(factor, (multiplicity.get(factor) ?? 0n) + 1n);
  return [...multiplicity].map(([e, n]) => power(of(e), n)).reduce((a, b) => coarse(times(a, b)));
}

function ofPower(exponent: Expr, base: Interval): Interval {
  if (exponent.kind !== "num") {
    if (isPositiveInterval(base)) return above(0);
    return isNonnegativeInterval(base) ? above(0, true) : everything;
  }
  const q = exponent.value;
  if (isInteger(q)) return power(base, isNegative(q) ? -q.n : q.n);
  // A broken power has a nonnegative base, and lies on the same side of 1.
  const inOne = (closed: boolean) => ({ value: rational(1), closed });
  const { lower, upper } = meet(base, above(0, true));
  const size: Interval = {
    lower:
      lower !== undefined && lower.value.compare(1) >= 0
        ? inOne(lower.closed)
        : { value: rational(0), closed: !isPositiveInterval(base) },
    upper: upper !== undefined && upper.value.compare(1) <= 0 ? inOne(upper.closed) : undefined,
  };
  return isNegative(q) ? reciprocal(size) : size;
}

/** A sum has a term where its upper bound is at least its lower one. */
function ofSum(body: Interval, from: Interval, to: Interval): Interval {
  const nonempty =
    from.upper !== undefined && to.lower !== undefined && to.lower.value.compare(from.upper.value) >= 0;
  if (isPositiveInterval(body)) return above(0, !nonempty);
  if (isNegativeInterval(body)) return negate(above(0, !nonempty));
  if (isNonnegativeInterval(body)) return above(0, true);
  return isNonpositiveInterval(body) ? negate(above(0, true)) : everything;
}
