/**
 * Matrix notation written out in index notation: the entry of an expression at a row and a column, with sums
 * over indices for its products. One expression in both notations is how they are told to be equal.
 */
import {
  at,
  diff,
  type Expr,
  entry,
  freeNames,
  freshName,
  isBinder,
  matmul,
  mul,
  num,
  rebind,
  substitute,
  sum,
  sym,
  type Variable,
  withArgs,
} from "../expr/index.js";
import { arrayFunctionNamed } from "./registry.js";
import { isOne, isScalarShape } from "./shape.js";
import { hasArrays, isScalar, shapeOf } from "./shapeOf.js";
import type { SumOver } from "./types.js";

/** The letters indices get, in this order. */
const letters = ["i", "j", "k", "l", "p", "q", "r", "s"];

/**
 * The entry of an expression in index notation; of a scalar, the scalar.
 * @example of X'*y at row j: sum(X[i, j]*y[i], i, 1, m)
 */
export function entryAt(e: Expr, row: Expr, column: Expr): Expr {
  if (!hasArrays(e)) return e;
  const of = entryAt;
  switch (e.kind) {
    case "matrix": {
      const { rows, columns } = shapeOf(e);
      return at(e.name, ...(isOne(rows) ? [] : [row]), ...(isOne(columns) ? [] : [column]));
    }
    case "transpose":
      return of(e.args[0], column, row);
    case "matmul":
      return ofProduct(e.args, row, column);
    case "entry":
      return of(e.args[0], e.args[1], e.args[2]);
    case "call": {
      const spec = arrayFunctionNamed(e.name);
      if (spec === undefined) break;
      if (spec.entry !== undefined) return spec.entry(e.args, row, column, of, over(e, row, column));
      return isScalar(e) ? e : entry(e, row, column);
    }
    case "diff":
      return ofDerivative(e.args[0], e.args[1], row, column);
    case "sum":
    case "prod":
      return under(e, row, column);
    default:
      break;
  }
  return withArgs(
    e,
    e.args.map((child) => of(child, row, column)),
  );
}

/** Sums over an index whose letter occurs neither in the expression nor in the place that is asked for. */
function over(e: Expr, row: Expr, column: Expr): SumOver {
  const taken = new Set([e, row, column].flatMap((part) => [...freeNames(part)]));
  return (count, body) => {
    const index = letters.find((letter) => !taken.has(letter)) ?? freshName("t", taken);
    // A sum within this one gets another letter.
    taken.add(index);
    const made = sum(body(sym(index)), index, num(1), count);
    taken.delete(index);
    return made;
  };
}

function ofProduct([first, ...more]: readonly Expr[], row: Expr, column: Expr): Expr {
  if (first === undefined) return num(1);
  if (more.length === 0) return entryAt(first, row, column);
  const inner = shapeOf(first).columns;
  const term = (k: Expr): Expr => mul(entryAt(first, row, k), ofProduct(more, k, column));
  return isOne(inner) ? term(num(1)) : over(matmul(first, ...more), row, column)(inner, term);
}

function ofDerivative(body: Expr, x: Variable, row: Expr, column: Expr): Expr {
  const [own, by] = [shapeOf(body), shapeOf(x)];
  const part = (v: Expr) => v as Variable;
  if (isScalarShape(by)) return diff(entryAt(body, row, column), x);
  if (isScalarShape(own)) return diff(entryAt(body, row, row), part(entryAt(x, column, row)));
  return diff(entryAt(body, row, num(1)), part(entryAt(x, column, num(1))));
}

function under(e: Expr & { readonly kind: "sum" | "prod" }, row: Expr, column: Expr): Expr {
  if (!isBinder(e)) return e;
  const taken = new Set([...freeNames(row), ...freeNames(column)]);
  const [body] = e.args;
  if (!taken.has(e.name)) return rebind(e, e.name, entryAt(body, row, column));
  const name = freshName(e.name, taken, freeNames(body));
  return rebind(e, name, entryAt(substitute(body, new Map([[e.name, sym(name)]])), row, column));
}
