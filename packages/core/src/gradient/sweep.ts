/**
 * All partial derivatives of one expression by one sweep from the root down (reverse accumulation: Griewank &
 * Walther, Evaluating Derivatives, 3.2): in proportion to the size of the expression as a graph, however many
 * variables there are. No steps and no simplification beyond 0 and 1; the parts that the answers share stay shared.
 */
import {
  call,
  currentArena,
  div,
  type Expr,
  grouped,
  isOne,
  isZero,
  NodeMap,
  neg,
  num,
  type Piecewise,
  type Pow,
  piecewise,
  pow,
  rational,
} from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import { bareSetting, type Setting } from "../problem/problem.js";

/**
 * ∂root/∂x for every x. Undefined where a node has no derivative of its own here: sums over an index, matrices.
 * @param variables names or entries: t, theta[1]
 * @example partialDerivatives(mul(x, y), [x, y]) // [y, x]
 */
export function partialDerivatives(
  root: Expr,
  variables: readonly Expr[],
  setting: Setting = bareSetting,
): readonly Expr[] | undefined {
  const { order, ranks } = activeNodes(root, variables, setting);
  const slopes: Expr[] = new Array(order.length);
  const one = num(1);
  const last = ranks.get(root) as number;
  if (last >= 0) slopes[last] = one;
  let slope: Expr = one;
  const give = (part: Expr, factor: Expr): void => {
    const rank = ranks.get(part) as number;
    if (rank < 0) return;
    const share = product(slope, factor);
    const known = slopes[rank];
    slopes[rank] = known === undefined ? share : total(known, share);
  };
  for (let k = last; k >= 0; k--) {
    const own = slopes[k];
    if (own === undefined) continue;
    slope = own;
    if (!passOn(order[k] as Expr, setting, give)) return undefined;
  }
  return variables.map((x) => slopes[ranks.get(x) ?? -1] ?? num(0));
}

interface Active {
  /** The nodes that depend on the variables, parts before wholes. */
  readonly order: readonly Expr[];
  /** Where a node stands in that order; -1 for those that do not depend. */
  readonly ranks: NodeMap<number>;
}

/** Definitions are looked through. */
function activeNodes(root: Expr, variables: readonly Expr[], setting: Setting): Active {
  const ranks = new NodeMap<number>(currentArena().firstId);
  const order: Expr[] = [];
  for (const x of variables) {
    ranks.set(x, order.length);
    order.push(x);
  }
  const stack: Expr[] = [root];
  for (let e = stack[stack.length - 1]; e !== undefined; e = stack[stack.length - 1]) {
    if (ranks.get(e) !== undefined) {
      stack.pop();
      continue;
    }
    const parts = partsOf(e, setting);
    const height = stack.length;
    let depends = false;
    for (let k = parts.length - 1; k >= 0; k--) {
      const part = parts[k] as Expr;
      const rank = ranks.get(part);
      if (rank === undefined) stack.push(part);
      else if (rank >= 0) depends = true;
    }
    if (stack.length > height) continue;
    stack.pop();
    ranks.set(e, depends ? order.length : -1);
    if (depends) order.push(e);
  }
  return { order, ranks };
}

function partsOf(e: Expr, setting: Setting): readonly Expr[] {
  const instance = setting.definitions.size === 0 ? undefined : instanceOf(e, setting);
  return instance === undefined ? e.args : [unfolded(instance)];
}

type Give = (part: Expr, factor: Expr) => void;

/** Gives each part its share of the slope; false for a node of a kind that is not known here. */
function passOn(e: Expr, setting: Setting, give: Give): boolean {
  if (setting.definitions.size > 0) {
    const instance = instanceOf(e, setting);
    if (instance !== undefined) {
      give(unfolded(instance), num(1));
      return true;
    }
  }
  switch (e.kind) {
    case "sym":
    case "at":
      return true;
    case "add":
      for (const term of e.args) give(term, num(1));
      return true;
    case "neg":
      give(e.args[0], num(-1));
      return true;
    case "mul":
      passToFactors(e.args, give);
      return true;
    case "div": {
      const [top, bottom] = e.args;
      give(top, div(num(1), bottom));
      give(bottom, neg(div(e, bottom)));
      return true;
    }
    case "pow":
      passToPower(e, give);
      return true;
    case "call": {
      const known = functionNamed(e.name);
      if (known === undefined) return false;
      const factors = known.partials(e.args);
      for (let k = 0; k < factors.length; k++) give(e.args[k] as Expr, factors[k] as Expr);
      return true;
    }
    case "piecewise":
      passToCases(e, give);
      return true;
    default:
      return false;
  }
}

/** Each factor gets the product of those before it times that of those behind it, built once from either end. */
function passToFactors(factors: readonly Expr[], give: Give): void {
  const behind: Expr[] = new Array(factors.length);
  let product_: Expr = num(1);
  for (let k = factors.length - 1; k >= 0; k--) {
    behind[k] = product_;
    product_ = product(factors[k] as Expr, product_);
  }
  let before: Expr = num(1);
  for (const [k, factor] of factors.entries()) {
    give(factor, product(before, behind[k] as Expr));
    before = product(before, factor);
  }
}

function passToPower(e: Pow, give: Give): void {
  const [base, exponent] = e.args;
  const less = exponent.kind === "num" ? num(exponent.value.sub(1)) : grouped("add", exponent, num(-1));
  give(base, product(exponent, less.kind === "num" && isOne(less.value) ? base : pow(base, less)));
  give(exponent, product(e, call("log", base)));
}

function passToCases(e: Piecewise, give: Give): void {
  const { args } = e;
  const last = args.length - 1;
  for (let k = 1; k <= last; k += 2) {
    give(args[k] as Expr, piecewise(args[k - 1] as Expr, num(1), num(0)));
  }
  const none = args.slice(0, last).flatMap((part, k) => (k % 2 === 0 ? [part, num(0)] : []));
  give(args[last] as Expr, piecewise(...none, num(1)));
}

const isNumber = (e: Expr, is: typeof isOne): boolean => e.kind === "num" && is(e.value);

function product(a: Expr, b: Expr): Expr {
  if (isNumber(a, isOne)) return b;
  if (isNumber(b, isOne)) return a;
  if (isNumber(a, isZero) || isNumber(b, isZero)) return num(0);
  if (a.kind === "num" && isMinusOne(a)) return neg(b);
  if (b.kind === "num" && isMinusOne(b)) return neg(a);
  return grouped("mul", a, b);
}

const isMinusOne = (e: Expr): boolean => e.kind === "num" && e.value.equals(rational(-1));

function total(a: Expr, b: Expr): Expr {
  if (isNumber(a, isZero)) return b;
  return isNumber(b, isZero) ? a : grouped("add", a, b);
}
