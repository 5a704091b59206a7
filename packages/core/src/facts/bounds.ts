/**
 * What can be said of the size of an expression from its form, the ranges of its functions and what was
 * granted. Interval arithmetic: always right, not always sharp.
 */
import {
  type At,
  type Expr,
  isInteger,
  isNegative,
  postorder,
  type Rel,
  rational,
  type Sym,
} from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";
import {
  above,
  everything,
  hull,
  type Interval,
  isNegativeInterval,
  isNonnegativeInterval,
  isNonzeroInterval,
  isPositiveInterval,
  meet,
  negate,
  plus,
  point,
  reciprocal,
  times,
} from "./interval.js";

type Memo = Map<Expr, Interval>;
const memos = new WeakMap<Setting, Memo>();

/** The interval in which the expression lies wherever it is defined. */
export function bounds(root: Expr, setting: Setting): Interval {
  let memo = memos.get(setting);
  if (memo === undefined) {
    memo = new Map();
    memos.set(setting, memo);
  }
  for (const e of postorder(root, (node) => !memo.has(node))) {
    if (!memo.has(e)) memo.set(e, meet(ofNode(e, setting, memo), granted(e, setting)));
  }
  return memo.get(root) as Interval;
}

export const isPositive = (e: Expr, setting: Setting): boolean => isPositiveInterval(bounds(e, setting));
export const isNonnegative = (e: Expr, setting: Setting): boolean =>
  isNonnegativeInterval(bounds(e, setting));

/** Never 0 where it is defined. A product is so if each factor is. */
export function isNonzero(e: Expr, setting: Setting): boolean {
  if (isNonzeroInterval(bounds(e, setting)) || grantedNonzero(e, setting)) return true;
  switch (e.kind) {
    case "mul":
      return e.args.every((factor) => isNonzero(factor, setting));
    case "neg":
    case "pow":
      return isNonzero(e.args[0], setting);
    case "div":
      return isNonzero(e.args[0], setting);
    case "prod":
      return isNonzero(e.args[0], setting);
    default:
      return false;
  }
}

function grantedNonzero(e: Expr, setting: Setting): boolean {
  return setting.assumptions.some((a) => {
    if (a.kind === "rel" && a.name === "!=") {
      const [left, right] = a.args as readonly [Expr, Expr];
      return right.kind === "num" && right.value.n === 0n && speaksOf(left, e);
    }
    return false;
  });
}

function ofNode(e: Expr, setting: Setting, memo: Memo): Interval {
  const of = (child: Expr): Interval => memo.get(child) ?? everything;
  switch (e.kind) {
    case "num":
      return point(e.value);
    case "sym":
    case "at":
      return ofName(e, setting);
    case "add":
      return e.args.map(of).reduce(plus);
    case "neg":
      return negate(of(e.args[0]));
    case "mul":
      return isSquare(e.args) ? above(0, true) : e.args.map(of).reduce(times);
    case "div":
      return times(of(e.args[0]), reciprocal(of(e.args[1])));
    case "pow":
      return ofPower(e.args[0], e.args[1], of(e.args[0]), of(e.args[1]));
    case "call":
      return ofCall(e.name, e, e.args.map(of), setting);
    case "sum":
      return ofSum(of(e.args[0]), e.args[1]);
    case "prod":
      return isPositiveInterval(of(e.args[0])) ? above(0) : everything;
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
      return everything;
  }
}

function ofName(e: Sym | At, setting: Setting): Interval {
  if (setting.counts.has(e.name)) return above(1, true);
  if (e.name === "pi" && e.kind === "sym") return meet(above(3), negate(above(-4)));
  const instance = instanceOf(e, setting);
  return instance === undefined ? everything : bounds(unfolded(instance), setting);
}

const isSquare = (factors: readonly Expr[]): boolean => factors.length === 2 && factors[0] === factors[1];

function ofPower(base: Expr, exponent: Expr, b: Interval, n: Interval): Interval {
  if (exponent.kind === "num" && isInteger(exponent.value)) {
    const k = exponent.value;
    const even = k.n % 2n === 0n;
    const size = k.n <= 8n ? Number(k.n) : 0;
    if (isPositiveInterval(b) && size > 0) {
      const power = Array.from({ length: size }, () => b).reduce(times);
      return isNegative(k) ? reciprocal(power) : power;
    }
    if (even) return above(0, !isNegative(k) && base.kind !== "num");
    return everything;
  }
  if (!isPositiveInterval(b))
    return exponent.kind === "num" && isNonnegativeInterval(n) ? above(0, true) : everything;
  return above(0);
}

function ofCall(
  name: string,
  e: Expr & { readonly kind: "call" },
  args: Interval[],
  setting: Setting,
): Interval {
  const instance = instanceOf(e, setting);
  if (instance !== undefined) return bounds(unfolded(instance), setting);
  const spec = functionNamed(name);
  if (spec === undefined) return everything;
  const range = spec.range;
  const end = (value: number | undefined, closed = false) =>
    value === undefined ? undefined : { value: rational(value), closed };
  const own: Interval = {
    lower: end(range?.lower, range?.closedBelow),
    upper: end(range?.upper, range?.closedAbove),
  };
  return meet(own, sharper(name, args));
}

/** Where the argument's sign says more than the function's range. */
function sharper(name: string, [u, ...others]: readonly Interval[]): Interval {
  if (u === undefined) return everything;
  const beyondOne = u.lower !== undefined && u.lower.value.compare(1) >= 0;
  switch (name) {
    case "log":
    case "log2":
    case "log10":
      if (others.length > 0 || !beyondOne) return everything;
      return above(0, u.lower?.value.equals(1) === true && u.lower.closed);
    case "sqrt":
    case "cbrt":
    case "nthRoot":
    case "sinh":
    case "tanh":
    case "asinh":
    case "atan":
    case "log1p":
    case "expm1":
    case "erf":
      if (isPositiveInterval(u)) return above(0);
      return isNonnegativeInterval(u) ? above(0, true) : everything;
    case "abs":
      return isNonzeroInterval(u) ? above(0) : everything;
    case "gamma":
      return isPositiveInterval(u) ? above(0) : everything;
    case "max":
      return [u, ...others].some(isPositiveInterval) ? above(0) : everything;
    default:
      return everything;
  }
}

/** A sum from 1 to a count has at least one term. */
function ofSum(body: Interval, lower: Expr): Interval {
  const nonempty = lower.kind === "num" && lower.value.equals(1);
  if (isPositiveInterval(body)) return above(0, !nonempty);
  if (isNegativeInterval(body)) return negate(above(0, !nonempty));
  return isNonnegativeInterval(body) ? above(0, true) : everything;
}

/** What the granted relations say of this very expression. */
function granted(e: Expr, setting: Setting): Interval {
  let interval = everything;
  for (const assumption of setting.assumptions) {
    if (assumption.kind === "rel") interval = meet(interval, said(assumption, e));
  }
  return interval;
}

function said({ name, args }: Rel, e: Expr): Interval {
  const [left, right] = args as readonly [Expr, Expr];
  if (name === "in") {
    const members = args.slice(1).flatMap((member) => (member.kind === "num" ? [point(member.value)] : []));
    return speaksOf(left, e) && members.length === args.length - 1 ? members.reduce(hull) : everything;
  }
  if (right.kind === "num" && speaksOf(left, e)) return side(name, right.value);
  if (left.kind === "num" && speaksOf(right, e)) return side(mirrored[name] ?? name, left.value);
  return everything;
}

const mirrored: Readonly<Partial<Record<Rel["name"], Rel["name"]>>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

function side(operator: Rel["name"], value: ReturnType<typeof rational>): Interval {
  switch (operator) {
    case ">":
    case ">=":
      return { lower: { value, closed: operator === ">=" }, upper: undefined };
    case "<":
    case "<=":
      return { lower: undefined, upper: { value, closed: operator === "<=" } };
    case "==":
      return point(value);
    default:
      return everything;
  }
}

/** An assumption on `y` speaks of every entry of y; one on y[i] of every entry too, i being anything. */
function speaksOf(subject: Expr, e: Expr): boolean {
  if (subject === e) return true;
  if (e.kind !== "at") return false;
  if (subject.kind === "sym") return subject.name === e.name;
  if (subject.kind !== "at" || subject.name !== e.name || subject.args.length !== e.args.length) return false;
  return subject.args.every((index, k) => index === e.args[k] || index.kind === "sym");
}
