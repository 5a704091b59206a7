/**
 * The differential of an expression in matrix notation along directions of its variables: each variable x moves
 * by a direction of its own, named "d x". Written apart from the rules it is used to check.
 */
import {
  columnShape,
  innerProduct,
  isOne,
  isScalar,
  ones,
  product,
  shapeOf,
  spread,
  zeros,
} from "../arrays/index.js";
import {
  add,
  call,
  diff,
  differentiatedCall,
  div,
  type Expr,
  freeNames,
  matmul,
  matrix,
  mul,
  neg,
  num,
  piecewise,
  pow,
  type Sym,
  substitute,
  sum,
  sym,
  transpose,
} from "../expr/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";
import { derivative } from "./derivative.js";

/** The direction in which a variable moves. */
export function directionOf(x: Expr & { readonly kind: "matrix" | "sym" }): Expr {
  const name = `d ${x.name}`;
  return x.kind === "sym" ? sym(name) : matrix(name, ...x.args);
}

/** @throws RangeError for what has no differential here */
export function along(e: Expr, setting: Setting): Expr {
  const d = (part: Expr): Expr => along(part, setting);
  if (!moves(e, setting)) return isScalar(e) ? num(0) : zeros(shapeOf(e));
  switch (e.kind) {
    case "sym":
    case "matrix": {
      const instance = instanceOf(e, setting);
      return instance === undefined ? directionOf(e) : d(unfolded(instance));
    }
    case "add":
      // Where only scalars move, they move every entry.
      return spread(add(...e.args.filter((term) => moves(term, setting)).map(d)), shapeOf(e));
    case "neg":
      return neg(d(e.args[0]));
    case "mul":
      return add(...products(e.args, setting).map((factors) => mul(...factors)));
    case "matmul":
      return add(...products(e.args, setting).map((factors) => matmul(...(factors as [Expr, ...Expr[]]))));
    case "transpose":
      return transpose(d(e.args[0]));
    case "div": {
      const [u, v] = e.args;
      return div(add(mul(d(u), v), neg(mul(u, d(v)))), pow(v, num(2)));
    }
    case "call": {
      const instance = instanceOf(e, setting);
      if (instance !== undefined) return d(unfolded(instance));
      const [a, b] = e.args;
      if (e.name === "kron" && a !== undefined && b !== undefined)
        return add(
          ...(moves(a, setting) ? [call("kron", d(a), b)] : []),
          ...(moves(b, setting) ? [call("kron", a, d(b))] : []),
        );
      return (a && ofWhole(e.name, a, d(a))) ?? entryByEntry(e, d, setting);
    }
    case "pow":
    case "partial":
      return entryByEntry(e, d, setting);
    case "piecewise": {
      const isValue = (k: number) => k % 2 === 1 || k === e.args.length - 1;
      return piecewise(...e.args.map((arg, k) => (isValue(k) ? d(arg) : arg)));
    }
    case "sum":
      return sum(d(e.args[0]), e.name, e.args[1], e.args[2]);
    default:
      throw new RangeError(`no differential of ${e.kind}`);
  }
}

/** Whether a variable occurs, also through the name of a definition. */
function moves(e: Expr, setting: Setting): boolean {
  for (const name of freeNames(e)) {
    if (setting.moving.has(name)) return true;
    const body = setting.definitions.get(name)?.body;
    if (body !== undefined && moves(body, setting)) return true;
  }
  return callsMoving(e, setting);
}

/** h(u) with a variable in the definition of h. */
function callsMoving(e: Expr, setting: Setting): boolean {
  if (setting.definitions.size === 0) return false;
  const own = e.kind === "call" ? setting.definitions.get(e.name)?.body : undefined;
  return (own !== undefined && moves(own, setting)) || e.args.some((part) => callsMoving(part, setting));
}

/** The factors with one of them differentiated, in turn. */
function products(factors: readonly Expr[], setting: Setting): Expr[][] {
  return factors.flatMap((factor, k) =>
    moves(factor, setting) ? [factors.map((other, l) => (l === k ? along(factor, setting) : other))] : [],
  );
}

/** f(u, v) entry by entry: its partial derivatives at stand-ins for u and v, with u and v put in their place. */
function entryByEntry(
  e: Expr & { readonly kind: "call" | "pow" | "partial" },
  d: (part: Expr) => Expr,
  setting: Setting,
): Expr {
  const inner = e.kind === "partial" ? differentiatedCall(e) : e;
  const places = inner.args.map((_, k): Sym => sym(`place ${k + 1}`));
  const own = rebuilt(e, places);
  const back = new Map(places.map((place, k) => [place.name, inner.args[k] as Expr]));
  const terms = inner.args.flatMap((arg, k) => {
    if (!moves(arg, setting)) return [];
    const slope = derivative(own, places[k] as Sym, setting);
    return [mul(substitute(slope, back), d(arg))];
  });
  return add(...terms);
}

function rebuilt(e: Expr, places: readonly Expr[]): Expr {
  if (e.kind === "pow") return pow(places[0] as Expr, places[1] as Expr);
  if (e.kind === "call") return call(e.name, ...places);
  // A derivative of an unknown function, by the place it is taken at.
  if (e.kind === "partial") return diff(rebuilt(e.args[0], places), places[e.position - 1] as Sym);
  throw new RangeError(`no place in ${e.kind}`);
}

/** Functions of a whole vector or matrix. */
function ofWhole(name: string, a: Expr, da: Expr): Expr | undefined {
  const { rows, columns } = shapeOf(a);
  const inverse = () => call("inv", a);
  switch (name) {
    case "sum":
    case "tr":
    case "diag":
      return call(name, da);
    case "norm1":
      return innerProduct(call("sign", a), da);
    case "norm2":
      return div(innerProduct(a, da), call("norm2", a));
    case "inv":
      return neg(matmul(inverse(), da, inverse()));
    case "det":
      return mul(call("det", a), call("tr", matmul(inverse(), da)));
    case "logdet":
      return call("tr", matmul(inverse(), da));
    case "softmax": {
      const weighted = mul(call("softmax", a), da);
      const length = isOne(columns) ? rows : columns;
      const all = ones(columnShape(length));
      const total = isOne(columns) ? call("sum", weighted) : product(weighted, all, transpose(all));
      return add(weighted, neg(mul(call("softmax", a), total)));
    }
    case "logsumexp": {
      const weighted = mul(call("softmax", a), da);
      return isOne(columns) ? call("sum", weighted) : product(weighted, ones(columnShape(columns)));
    }
    default:
      return undefined;
  }
}
