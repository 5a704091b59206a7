/** Whether a relation follows from what is known. */
import { add, alphaEqual, type Expr, exchanged, neg, num, type Rel, rel } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { bounds, isNonzero, isPositive } from "./bounds.js";
import { grantedDifference, grantedMembership } from "./granted.js";
import { type Interval, isNonnegativeInterval, isPositiveInterval, meet } from "./interval.js";

/** @example holds(x[k] != 0, …) where x > 0 was granted */
export function holds(relation: Expr, setting: Setting): boolean {
  if (setting.assumptions.some((granted) => alphaEqual(granted, relation))) return true;
  if (relation.kind === "logic" && relation.name !== "not") {
    const each = relation.args.map((part) => holds(part, setting));
    return relation.name === "and" ? each.every(Boolean) : each.some(Boolean);
  }
  return relation.kind === "rel" && follows(relation, setting);
}

function follows(relation: Rel, setting: Setting): boolean {
  const [left, right] = relation.args as readonly [Expr, Expr];
  switch (relation.name) {
    case ">":
      return isPositiveInterval(difference(left, right, setting)) || isPositive(minus(left, right), setting);
    case ">=":
      return left === right || isNonnegativeInterval(difference(left, right, setting));
    case "<":
      return isPositiveInterval(difference(right, left, setting)) || isPositive(minus(right, left), setting);
    case "<=":
      return left === right || isNonnegativeInterval(difference(right, left, setting));
    case "!=":
      return (
        grantedDifference(left, right, setting).apart ||
        isNonzero(minus(left, right), setting) ||
        isFarFromZero(minus(left, right), setting)
      );
    case "==":
      return left === right;
    case "in":
      return grantedMembership(relation, setting);
  }
}

/** |u| ≥ c was granted, of a positive c, or |u| > c of one that is not negative: then u is not 0. */
function isFarFromZero(u: Expr, setting: Setting): boolean {
  const isSize = (e: Expr): boolean => e.kind === "call" && e.name === "abs" && e.args[0] === u;
  return setting.assumptions.some((fact) => {
    if (fact.kind !== "rel" || fact.args.length !== 2 || !fact.args.some(isSize)) return false;
    const [left, right] = fact.args as readonly [Expr, Expr];
    const [least, name] = isSize(left) ? [right, fact.name] : [left, exchanged[fact.name]];
    if (name === ">") return holds(rel(">=", least, num(0)), setting);
    return (name === ">=" || name === "==") && holds(rel(">", least, num(0)), setting);
  });
}

const minus = (a: Expr, b: Expr): Expr => (b === num(0) ? a : a === num(0) ? neg(b) : add(a, neg(b)));

const difference = (a: Expr, b: Expr, setting: Setting): Interval =>
  meet(grantedDifference(a, b, setting).interval, bounds(minus(a, b), setting));
