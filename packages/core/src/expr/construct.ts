/**
 * The constructors: the only way to make a node. Each does one silent thing at most: sums and products are
 * flattened, the negative of a number is a number. `0 + a` and `1 * a` stay; removing them is a rule.
 */
import { currentArena, smallIntegerOf } from "./arena.js";
import type {
  At,
  Call,
  Diff,
  Differential,
  Expr,
  Kind,
  Matrix,
  Num,
  Partial,
  RelationOperator,
  Sym,
  Variable,
} from "./node.js";
import type { Rational } from "./rational.js";
import { rational } from "./rational.js";

const none: readonly Expr[] = [];

function node(kind: Kind, args: readonly Expr[], name = ""): Expr {
  return currentArena().intern(kind, name, args, undefined, 0);
}

export function num(value: Rational | number | bigint | string, denominator?: number): Num {
  if (denominator === undefined && typeof value === "number") return currentArena().number(value) as Num;
  if (denominator === undefined && typeof value === "bigint") return currentArena().bigint(value) as Num;
  const q = typeof value === "object" ? value : rational(value, denominator);
  return currentArena().rational(q) as Num;
}

export const sym = (name: string): Sym => node("sym", none, name) as Sym;
export const at = (name: string, ...indices: Expr[]): At => node("at", indices, name) as At;

function flat(kind: "add" | "mul" | "matmul", items: readonly Expr[]): readonly Expr[] {
  let nested = false;
  for (let k = 0; k < items.length; k++) if ((items[k] as Expr).kind === kind) nested = true;
  if (!nested) return items;
  const parts: Expr[] = [];
  for (const item of items) {
    if (item.kind !== kind) parts.push(item);
    else for (const part of item.args) parts.push(part);
  }
  return parts;
}

/** The sum of the terms: one term is itself, none is 0. */
export function add(...terms: Expr[]): Expr {
  if (terms.length === 0) return num(0);
  return terms.length === 1 ? (terms[0] as Expr) : node("add", flat("add", terms));
}

/** The product of the factors: one factor is itself, none is 1. */
export function mul(...factors: Expr[]): Expr {
  if (factors.length === 0) return num(1);
  return factors.length === 1 ? (factors[0] as Expr) : node("mul", flat("mul", factors));
}

/**
 * A sum or product that keeps its grouping, so that long ones can share their parts: (a·b)·c and (a·b)·d.
 * All others are flat.
 */
export const grouped = (kind: "add" | "mul", ...args: readonly [Expr, Expr, ...Expr[]]): Expr =>
  node(kind, args);

export const neg = (a: Expr): Expr => (a.kind === "num" ? negated(a) : node("neg", [a]));
function negated(a: Num): Num {
  const small = smallIntegerOf(a);
  return num(small === undefined ? a.value.neg() : -small);
}

export const sub = (a: Expr, b: Expr): Expr => add(a, neg(b));
export const div = (numerator: Expr, denominator: Expr): Expr => node("div", [numerator, denominator]);
export const pow = (base: Expr, exponent: Expr): Expr => node("pow", [base, exponent]);
export const call = (name: string, ...args: Expr[]): Call => node("call", args, name) as Call;
export const dot = (u: Expr, v: Expr): Expr => node("dot", [u, v]);
export const diff = (body: Expr, variable: Variable): Diff => node("diff", [body, variable]) as Diff;

export const matrix = (name: string, rows: Expr, columns: Expr): Matrix =>
  node("matrix", [rows, columns], name) as Matrix;
export const column = (name: string, length: Expr): Matrix => matrix(name, length, num(1));

/** The product of the matrices: one factor is itself. */
export function matmul(...factors: readonly [Expr, ...Expr[]]): Expr {
  return factors.length === 1 ? factors[0] : node("matmul", flat("matmul", factors));
}

export const transpose = (a: Expr): Expr => node("transpose", [a]);
export const entry = (of: Expr, row: Expr, column: Expr): Expr => node("entry", [of, row, column]);
export const differential = (of: Expr): Differential => node("differential", [of]) as Differential;

/** Positions are kept ascending from the inside out: mixed partial derivatives commute. */
export function partial(position: number, of: Call | Partial): Partial {
  if (of.kind === "partial" && of.position > position) {
    return partial(of.position, partial(position, of.args[0]));
  }
  return currentArena().intern("partial", "", [of], undefined, position) as Partial;
}

export const sum = (body: Expr, index: string, lower: Expr, upper: Expr): Expr =>
  node("sum", [body, lower, upper], index);
export const prod = (body: Expr, index: string, lower: Expr, upper: Expr): Expr =>
  node("prod", [body, lower, upper], index);

export const piecewise = (...args: Expr[]): Expr => node("piecewise", args);
export const rel = (operator: RelationOperator, ...args: Expr[]): Expr => node("rel", args, operator);
export const logic = (operator: "and" | "or" | "not", ...args: Expr[]): Expr => node("logic", args, operator);

/** `withArgs` for nodes that share parts: sums and products keep their grouping. */
export function withGroupedArgs(e: Expr, args: readonly Expr[]): Expr {
  if (e.kind !== "add" && e.kind !== "mul") return withArgs(e, args);
  const isSame = args.length === e.args.length && args.every((child, k) => child === e.args[k]);
  return isSame ? e : grouped(e.kind, ...(args as [Expr, Expr, ...Expr[]]));
}

/** The same node over other children. The one place that knows how a kind is rebuilt. */
export function withArgs(e: Expr, args: readonly Expr[]): Expr {
  if (args.length === e.args.length && args.every((a, i) => a === e.args[i])) return e;
  switch (e.kind) {
    case "num":
    case "sym":
      return e;
    case "add":
      return add(...args);
    case "mul":
      return mul(...args);
    case "matmul":
      return matmul(...(args as readonly [Expr, ...Expr[]]));
    case "neg":
      return neg(args[0] as Expr);
    case "partial":
      return partial(e.position, args[0] as Call | Partial);
    case "at":
    case "call":
    case "sum":
    case "prod":
    case "rel":
    case "logic":
    case "matrix":
      return node(e.kind, args, e.name);
    case "div":
    case "pow":
    case "diff":
    case "dot":
    case "transpose":
    case "entry":
    case "differential":
    case "piecewise":
      return node(e.kind, args);
  }
}
