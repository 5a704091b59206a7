/** Relations, chains of them, membership in a set, and, or, not, cases. */
import { type Expr, logic, piecewise, type RelationOperator, rel } from "../expr/index.js";
import { chainOf } from "./chains.js";
import type { Context } from "./context.js";
import { functionOf, type Located } from "./mathjs.js";

const relations: Readonly<Record<string, RelationOperator>> = {
  smaller: "<",
  smallerEq: "<=",
  larger: ">",
  largerEq: ">=",
  equal: "==",
  unequal: "!=",
};

/** An operator between or before conditions, or undefined if it is one of arithmetic. */
export function readRelation(located: Located, context: Context): Expr | undefined {
  const name = functionOf(located);
  const [first, second] = located.children as readonly [Located, Located?];
  const relation = relations[name];
  if (second === undefined) return name === "not" ? logic("not", operandOfNot(first, context)) : undefined;
  if (relation !== undefined) return rel(relation, context.expr(first), context.expr(second));
  if (name === "to") return rel("in", context.expr(first), ...readSet(second, context));
  if (name === "and" || name === "or") {
    const chain = chainOf(located);
    const others = chain.links.map(({ operand }) => context.condition(operand));
    return logic(name, context.condition(chain.first), ...others);
  }
  return undefined;
}

/** a < b <= c. */
export function readChain(located: Located, context: Context): Expr {
  const parts = located.children.map((child) => context.expr(child));
  const links = (located.node.conditionals ?? []).map((name, k) =>
    rel(relations[name] ?? "==", parts[k] as Expr, parts[k + 1] as Expr),
  );
  return logic("and", ...links);
}

/** condition ? value : otherwise. */
export function readConditional(located: Located, context: Context): Expr {
  const [condition, value, otherwise] = located.children as readonly [Located, Located, Located];
  return piecewise(context.condition(condition), context.expr(value), context.expr(otherwise));
}

/** The members of {a, b}; the braces reach mathjs as the brackets of a row. */
function readSet(located: Located, context: Context): Expr[] {
  const rows = located.children;
  const nested = rows.find(({ node }) => node.type === "ArrayNode");
  if (located.node.type === "ArrayNode" && nested === undefined) return rows.map((row) => context.expr(row));
  const hint = "write for example: y in {0, 1}";
  throw context.error("syntax", "the members of a set are separated by commas", located, hint);
}

/** not binds closer than a relation: not x > 0 would be (not x) > 0. */
function operandOfNot(located: Located, context: Context): Expr {
  const value = context.value(located);
  if (value?.kind === "rel" || value?.kind === "logic") return value;
  throw context.error("syntax", "not needs a condition in brackets", located, "write not (x > 0)");
}
