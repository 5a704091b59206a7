import { diff, type Expr, logic, num, piecewise, type RelationOperator, rel } from "../../expr/index.js";
import { asWritten, holds } from "../../facts/index.js";
import { functionNamed } from "../../functions/index.js";
import { dependsOn } from "../../problem/dependence.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule } from "../types.js";

/** The derivative of the largest or smallest of several is that of the one that is so. */
export const extremeRule: Rule = {
  id: "extreme",
  label: "case by case",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(max(u, v), x)", "piecewise(u > v, diff(u, x), diff(v, x))"],
  conditions: ["u ≠ v"],
  source: "Goodfellow, Bengio, Courville, Deep Learning, 6.3; by cases",
  examples: [
    { before: "diff(max(0, 1 - x), x)", after: "piecewise(x < 1, diff(1 - x, x), 0)" },
    { before: "diff(max(sin(x), x), x)", after: "piecewise(sin(x) > x, diff(sin(x), x), diff(x, x))" },
    { before: "diff(min(x^2, y, z), x)", after: "piecewise(x^2 < y and x^2 < z, diff(x^2, x), 0)" },
  ],
  refuses: ["diff(abs(x), x)", "diff(max(y, z), x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || e.args[0].kind !== "call") return undefined;
    const [body, x] = e.args;
    const operator = setting.definitions.has(body.name) ? undefined : operators[body.name];
    if (operator === undefined || !dependsOn(body, x, setting)) return undefined;
    const arguments_ = [...new Set(body.args)];
    const moving = arguments_.filter((arg) => dependsOn(arg, x, setting));
    const resting = moving.length < arguments_.length;
    // Where all depend on x the last of them needs no condition.
    const told = resting ? moving : moving.slice(0, -1);
    const last = resting ? num(0) : diff(moving[moving.length - 1] as Expr, x);
    const cases = told.flatMap((arg) => [isExtreme(arg, arguments_, operator, setting), diff(arg, x)]);
    if (arguments_.length === 1) return { after: diff(arguments_[0] as Expr, x), bindings: { u: body, x } };
    const needs = functionNamed(body.name)?.smooth?.(arguments_) ?? [];
    return {
      after: cases.length === 0 ? last : piecewise(...cases, last),
      bindings: { "max(u, v)": body, x },
      assumes: needs.filter((relation) => mentions(relation, moving) && !holds(relation, setting)),
    };
  },
};

const operators: Readonly<Record<string, RelationOperator>> = { max: ">", min: "<" };

function isExtreme(arg: Expr, all: readonly Expr[], operator: RelationOperator, setting: Setting): Expr {
  const conditions = all
    .filter((other) => other !== arg)
    .map((other) => asWritten(rel(operator, arg, other), setting));
  return conditions.length === 1 ? (conditions[0] as Expr) : logic("and", ...conditions);
}

/** Two arguments that do not depend on x may be equal. */
const mentions = (relation: Expr, moving: readonly Expr[]): boolean =>
  relation.args.some((side) => moving.includes(side));
