/** What relations say the other way round. */
import type { Expr, RelationOperator } from "./node.js";

/** With the sides exchanged: a < b is b > a. */
export const exchanged = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "==": "==",
  "!=": "!=",
  in: "in",
} as const;

/** What holds where the relation does not: a >= b where a < b does not hold. Nothing for being in a set. */
export const opposite: Readonly<Partial<Record<RelationOperator, RelationOperator>>> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "==": "!=",
  "!=": "==",
};

/** What holds where a condition does: both of a and b. */
export const conjuncts = (condition: Expr): readonly Expr[] =>
  condition.kind === "logic" && condition.name === "and" ? condition.args.flatMap(conjuncts) : [condition];
