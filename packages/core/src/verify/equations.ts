/** Equations that were granted: sum(Y[i, k], k, 1, K) == 1, read from left to right. */
import { type Expr, freeNames, substitute } from "../expr/index.js";
import { type Holes, matches } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";

export interface GrantedEquation {
  readonly relation: Expr;
  /** What the expression is equal to. */
  readonly value: Expr;
}

/** The granted equation whose left side the expression is an instance of, if there is one. */
export function grantedEquation(e: Expr, setting: Setting): GrantedEquation | undefined {
  for (const relation of setting.assumptions) {
    if (relation.kind !== "rel" || relation.name !== "==") continue;
    const [left, right] = relation.args as readonly [Expr, Expr];
    if (left.kind !== e.kind || isNameIn(left, right)) continue;
    const holes: Holes = new Map();
    if (matches(left, e, freeIndices(left), holes)) return { relation, value: substitute(right, holes) };
  }
  return undefined;
}

/** x == x + y says nothing of what x is. */
const isNameIn = (left: Expr, right: Expr): boolean =>
  (left.kind === "sym" || left.kind === "at") && freeNames(right).has(left.name);

/** Free indices of an equation stand for every place. */
function freeIndices(e: Expr): Set<string> {
  const names = new Set<string>();
  const stack = [e];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.kind === "at") for (const index of next.args) if (index.kind === "sym") names.add(index.name);
    stack.push(...next.args);
  }
  const free = freeNames(e);
  return new Set([...names].filter((name) => free.has(name)));
}
