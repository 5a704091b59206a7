/** Whether a relation follows from what is known. */
import { add, alphaEqual, type Expr, neg, num, type Rel } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { bounds, isNonzero } from "./bounds.js";
import { isNonnegativeInterval, isPositiveInterval } from "./interval.js";

export function holds(relation: Expr, setting: Setting): boolean {
  if (setting.assumptions.some((granted) => alphaEqual(granted, relation))) return true;
  if (relation.kind === "logic" && relation.name !== "not") {
    const each = relation.args.map((part) => holds(part, setting));
    return relation.name === "and" ? each.every(Boolean) : each.some(Boolean);
  }
  return relation.kind === "rel" && follows(relation, setting);
}

function follows({ name, args }: Rel, setting: Setting): boolean {
  const [left, right] = args as readonly [Expr, Expr];
  const difference = (a: Expr, b: Expr): Expr => (b === num(0) ? a : a === num(0) ? neg(b) : add(a, neg(b)));
  switch (name) {
    case ">":
      return isPositiveInterval(bounds(difference(left, right), setting));
    case ">=":
      return left === right || isNonnegativeInterval(bounds(difference(left, right), setting));
    case "<":
      return isPositiveInterval(bounds(difference(right, left), setting));
    case "<=":
      return left === right || isNonnegativeInterval(bounds(difference(right, left), setting));
    case "!=":
      return isNonzero(difference(left, right), setting);
    case "==":
      return left === right;
    case "in":
      return false;
  }
}
