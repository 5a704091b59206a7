/**
 * Derivatives for the checker: correct, unsimplified, and written apart from the rules it checks. Functions
 * with a definition are differentiated by their definition; the others stand in the table below.
 */
import {
  add,
  type Call,
  call,
  type Diff,
  diff,
  differentiatedCall,
  div,
  type Expr,
  entryOf,
  freeNames,
  freshName,
  type Memo,
  mul,
  neg,
  num,
  type Partial,
  partial,
  piecewise,
  pow,
  prod,
  remembered,
  substitute,
  sum,
  sym,
  type Variable,
  withArgs,
} from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import { dependsOn } from "../problem/dependence.js";
import type { Setting } from "../problem/problem.js";
import { memoByVariable, whileWorking } from "../problem/whileWorking.js";

const n = (value: number): Expr => num(value);
const minusOne = (u: Expr): Expr => add(u, n(-1));

/** f′(u) for functions of one argument that are no composition of others here. */
const slopes: Readonly<Record<string, (u: Expr) => Expr>> = {
  exp: (u) => call("exp", u),
  log: (u) => pow(u, n(-1)),
  sin: (u) => call("cos", u),
  cos: (u) => neg(call("sin", u)),
  sqrt: (u) => div(pow(u, num(-1, 2)), n(2)),
  cbrt: (u) => div(call("cbrt", u), mul(n(3), u)),
  asin: (u) => pow(add(n(1), neg(pow(u, n(2)))), num(-1, 2)),
  acos: (u) => neg(pow(add(n(1), neg(pow(u, n(2)))), num(-1, 2))),
  atan: (u) => pow(add(n(1), pow(u, n(2))), n(-1)),
  asinh: (u) => pow(add(n(1), pow(u, n(2))), num(-1, 2)),
  acosh: (u) => pow(minusOne(pow(u, n(2))), num(-1, 2)),
  erf: (u) => mul(n(2), pow(sym("pi"), num(-1, 2)), call("exp", neg(pow(u, n(2))))),
  gamma: (u) => mul(call("digamma", u), call("gamma", u)),
  lgamma: (u) => call("digamma", u),
  digamma: (u) => call("polygamma", n(1), u),
  abs: (u) => call("sign", u),
};

/** dy/dx of a y that only an equation ties to x: it stays. */
export function isTerminal({ args: [body, x] }: Diff, setting: Setting): boolean {
  return (
    body.kind === "sym" &&
    body.name !== x.name &&
    instanceOf(body, setting) === undefined &&
    setting.dependent.has(body.name)
  );
}

const carriedOut = whileWorking(() => new Map<Expr, Expr>());

/** Every derivative in the expression carried out. @throws RangeError for what cannot be differentiated */
export const withoutDerivatives = (root: Expr, setting: Setting): Expr =>
  remembered(root, carriedOut(setting), (e, known) =>
    carried(rebuilt(e, known), (body, x) => derivative(body, x, setting), setting),
  );

/**
 * Derivatives carried out as far as those that are left open.
 * @param open derivatives: where one of them is met it stays
 * @throws RangeError for what cannot be differentiated
 * @example (x·f(x))′ with f(x)′ left open: x·f(x)′ + f(x)
 */
export function derivativesDownTo(root: Expr, open: readonly Diff[], setting: Setting): Expr {
  const kept = new Set<Expr>(open);
  const byVariable = new Map<Variable, By>();
  const by = (x: Variable): By => {
    const known = byVariable.get(x);
    if (known !== undefined) return known;
    const bodies = open.flatMap(({ args }) => (args[1] === x ? [args[0]] : []));
    const made: By = { x, setting, open: new Set(bodies), memo: new Map() };
    byVariable.set(x, made);
    return made;
  };
  return remembered(root, new Map<Expr, Expr>(), (e, known) =>
    kept.has(e) ? e : carried(rebuilt(e, known), (body, x) => derivativeBy(body, by(x)), setting),
  );
}

const rebuilt = (e: Expr, known: Memo<Expr>): Expr =>
  withArgs(
    e,
    e.args.map((child) => known.get(child) as Expr),
  );

const carried = (e: Expr, of: (body: Expr, x: Variable) => Expr, setting: Setting): Expr =>
  e.kind === "diff" && !isTerminal(e, setting) ? of(e.args[0], e.args[1]) : e;

/** Constant wherever they have a derivative. */
const flat: ReadonlySet<string> = new Set(["sign", "step"]);

const derivatives = memoByVariable<Expr>();

/** What is differentiated by, and what is known of it. */
interface By {
  readonly x: Variable;
  readonly setting: Setting;
  /** What keeps its derivative as it is. */
  readonly open: ReadonlySet<Expr>;
  readonly memo: Map<Expr, Expr>;
}

const nothing: ReadonlySet<Expr> = new Set();

/** ∂body/∂x, unsimplified. @throws RangeError for what cannot be differentiated */
export const derivative = (body: Expr, x: Variable, setting: Setting): Expr =>
  derivativeBy(body, { x, setting, open: nothing, memo: derivatives(setting, x) });

function derivativeBy(body: Expr, by: By): Expr {
  const known = by.memo.get(body);
  if (known !== undefined) return known;
  const made = by.open.has(body)
    ? diff(body, by.x)
    : dependsOn(body, by.x, by.setting)
      ? workedOut(body, by)
      : n(0);
  by.memo.set(body, made);
  return made;
}

function workedOut(body: Expr, by: By): Expr {
  const { x, setting } = by;
  const d = (e: Expr): Expr => derivativeBy(e, by);
  const moves = (e: Expr): boolean => dependsOn(e, x, setting);
  switch (body.kind) {
    case "num":
      return n(0);
    case "sym":
    case "at":
      return ofName(body, by);
    case "add":
      return add(...body.args.filter(moves).map(d));
    case "neg":
      return neg(d(body.args[0]));
    case "mul":
      return add(
        ...body.args.flatMap((factor, k) => (moves(factor) ? [mul(...body.args.with(k, d(factor)))] : [])),
      );
    case "div": {
      const [u, v] = body.args;
      if (!moves(v)) return div(d(u), v);
      const byDenominator = neg(mul(u, d(v)));
      return div(moves(u) ? add(mul(d(u), v), byDenominator) : byDenominator, pow(v, n(2)));
    }
    case "pow": {
      const [u, v] = body.args;
      const byBase = mul(v, pow(u, minusOne(v)), d(u));
      return moves(v) ? add(byBase, mul(body, call("log", u), d(v))) : byBase;
    }
    case "call":
      return ofCall(body, by);
    case "partial":
      return ofUnknown(body, by);
    case "sum":
    case "prod": {
      const [inner, lower, upper] = body.args;
      // The bound index gives way to the variable's, and must not take a name that is free in the body.
      const clash = freeNames(x).has(body.name);
      const index = clash ? freshName(body.name, freeNames(x), freeNames(inner)) : body.name;
      const term = substitute(inner, new Map([[body.name, sym(index)]]));
      if (body.kind === "sum") return sum(d(term), index, lower, upper);
      return mul(prod(term, index, lower, upper), sum(div(d(term), term), index, lower, upper));
    }
    case "dot":
      return d(writtenOut(body.args[0], body.args[1], setting));
    case "diff": {
      const inner = derivative(body.args[0], body.args[1], setting);
      // It would be looked for in itself until the stack is full.
      if (inner === body) throw new RangeError("a derivative that stays as it is");
      return d(inner);
    }
    case "piecewise": {
      const isValue = (k: number) => k % 2 === 1 || k === body.args.length - 1;
      return piecewise(...body.args.map((arg, k) => (isValue(k) ? d(arg) : arg)));
    }
    case "matrix":
    case "matmul":
    case "transpose":
    case "entry":
    case "differential":
    case "rel":
    case "logic":
      throw new RangeError("a relation has no derivative");
  }
}

function ofName(e: Expr & { readonly kind: "sym" | "at" }, by: By): Expr {
  const { x, setting } = by;
  if (e === x) return n(1);
  const instance = instanceOf(e, setting);
  if (instance !== undefined) return derivativeBy(unfolded(instance), by);
  if (e.name !== x.name) return diff(e, x);
  if (e.args.length !== x.args.length) throw new RangeError("a vector where an entry is needed");
  return mul(...e.args.map((index, k) => call("delta", index, x.args[k] as Expr)));
}

function ofCall(e: Call, by: By): Expr {
  const instance = instanceOf(e, by.setting);
  if (instance !== undefined) return derivativeBy(unfolded(instance), by);
  const spec = functionNamed(e.name);
  if (spec === undefined) return ofUnknown(e, by);
  const [u, v] = e.args as readonly [Expr, Expr?];
  if (e.name === "polygamma" && v !== undefined) {
    return mul(call("polygamma", add(u, n(1)), v), derivativeBy(v, by));
  }
  if (flat.has(e.name)) return n(0);
  const slope = slopes[e.name];
  if (slope !== undefined && v === undefined) return mul(slope(u), derivativeBy(u, by));
  const written = v === undefined ? spec.definition?.(e.args) : twoArguments(e, u, v);
  if (written === undefined) throw new RangeError(`no derivative of ${e.name} is known to the checker`);
  return written.kind === "diff" ? written : derivativeBy(written, by);
}

/** Functions of two and more arguments by those of one. */
function twoArguments(e: Call, u: Expr, v: Expr): Expr | undefined {
  switch (e.name) {
    case "log":
      return div(call("log", u), call("log", v));
    case "nthRoot":
      return pow(u, pow(v, n(-1)));
    case "atan2":
      // Up to a constant on each side of the axes.
      return call("atan", div(u, v));
    case "max":
      return extreme(e.args, 1);
    case "min":
      return extreme(e.args, -1);
    default:
      return undefined;
  }
}

/** max(a, b) = a·step(a - b) + b·step(b - a), and min with a minus in the steps; so for more of them. */
export function extreme(args: readonly Expr[], side: 1 | -1): Expr {
  const all = [...new Set(args)];
  const beyond = (a: Expr, b: Expr): Expr => call("step", side > 0 ? add(a, neg(b)) : add(b, neg(a)));
  return add(
    ...all.map((a) => mul(a, ...all.filter((other) => other !== a).map((other) => beyond(a, other)))),
  );
}

function ofUnknown(e: Call | Partial, by: By): Expr {
  return add(...differentiatedCall(e).args.map((arg, k) => mul(partial(k + 1, e), derivativeBy(arg, by))));
}

/** u'v as Σ_k u[k] v[k] over the vector's extent. @throws RangeError if the vectors have no entries */
export function writtenOut(u: Expr, v: Expr, setting: Setting): Expr {
  const index = freshName("k", freeNames(u), freeNames(v));
  const k = sym(index);
  const [a, b] = [entryOf(u, [k]), entryOf(v, [k])];
  if (a === undefined || b === undefined) throw new RangeError("this inner product cannot be written out");
  return sum(mul(a, b), index, n(1), extentOf([u, v], setting));
}

function extentOf(vectors: readonly Expr[], setting: Setting): Expr {
  const stack = [...vectors];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === "sym" || e.kind === "at") {
      const extent = setting.extents.get(e.name)?.[e.args.length];
      if (extent !== undefined) return extent;
    }
    stack.push(...e.args);
  }
  return sym("#n");
}
