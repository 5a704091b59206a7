/** Sums and products as a sweep builds them: grouped, so that long ones share their parts, and without 0, 1 and double signs. */
import { div, type Expr, grouped, type Num, neg, num, smallIntegerOf } from "../expr/index.js";

export function product(a: Expr, b: Expr): Expr {
  if (a.kind === "num") return multiple(a, b);
  if (b.kind === "num") return multiple(b, a);
  if (b.kind === "div" && isOne(b.args[0])) return div(a, b.args[1]);
  if (a.kind === "div" && isOne(a.args[0])) return div(b, a.args[1]);
  return grouped("mul", a, b);
}

const isOne = (e: Expr): boolean => smallIntegerOf(e) === 1;

function multiple(by: Num, e: Expr): Expr {
  const factor = smallIntegerOf(by);
  if (factor === 1) return e;
  if (factor === -1) return negative(e);
  if (e.kind === "num") return num(by.value.mul(e.value));
  return factor === 0 ? by : grouped("mul", by, e);
}

export const negative = (e: Expr): Expr => (e.kind === "neg" ? e.args[0] : neg(e));

export function total(a: Expr, b: Expr): Expr {
  if (a.kind === "num") {
    if (b.kind === "num") return num(a.value.add(b.value));
    if (smallIntegerOf(a) === 0) return b;
  }
  return b.kind === "num" && smallIntegerOf(b) === 0 ? a : grouped("add", a, b);
}
