/** What relations say the other way round. */
import type { RelationOperator } from "./node.js";

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
