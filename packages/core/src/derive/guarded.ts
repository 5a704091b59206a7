/** Conditions that only cases need which imply them: r ≠ 0 of |r|, where |r| stands behind |r| > 1. */
import {
  conjuncts,
  type Expr,
  isBinder,
  num,
  opposite,
  type Piecewise,
  rel,
  rewriteUp,
  some,
  withArgs,
} from "../expr/index.js";
import { holds } from "../facts/index.js";
import type { Problem } from "../problem/problem.js";
import { compare } from "../verify/compare.js";
import { granting } from "./lines.js";

/** An answer, and under which relations it was found. */
export interface Found {
  readonly result: Expr;
  readonly required: readonly Expr[];
}

/**
 * The relations without those that are not needed. Around where one of them fails, the cases that imply it are not taken: the
 * cost is the cost without them there. It is not needed if the answer without them is that of this cost, found under the other relations.
 * @param find the answer of another problem; undefined where it has none
 */
export function withoutGuarded(
  { result, required }: Found,
  problem: Problem,
  find: (problem: Problem) => Found | undefined,
): Expr[] {
  const { expression, dependent, shapes } = problem;
  if (dependent.size > 0 || shapes.size > 0 || !some(expression, isPiecewise)) return [...required];
  let left = [...required];
  for (const relation of required) {
    const reduced = withoutCases(expression, relation, problem);
    if (reduced === expression) continue;
    const others = left.filter((other) => other !== relation);
    const found = find({ ...problem, expression: reduced });
    const setting = granting(problem, others);
    if (found === undefined || found.required.some((other) => !others.includes(other))) continue;
    const verdict = compare(withoutCases(result, relation, problem), found.result, setting);
    if (verdict.kind === "proved" && verdict.assumptions.every((used) => setting.assumptions.includes(used)))
      left = others;
  }
  return left;
}

const isPiecewise = (e: Expr): boolean => e.kind === "piecewise";

/** 0 in the place of every case that is taken only where the relation holds. */
function withoutCases(root: Expr, relation: Expr, problem: Problem): Expr {
  // A fact about x[i] speaks of every entry, and a case under a sum of one.
  if (some(root, isBinder)) return root;
  return rewriteUp(root, (e) => {
    if (e.kind !== "piecewise") return e;
    const args = e.args.map((arg, k) =>
      isValue(e, k) && holds(relation, granting(problem, takenWhere(e, k))) ? num(0) : arg,
    );
    return withArgs(e, args);
  });
}

/** args: condition, value, condition, value, …, the value otherwise. */
const isValue = ({ args }: Piecewise, position: number): boolean =>
  position % 2 === 1 || position === args.length - 1;

/** What holds where a case is taken, and where it meets another, as |r| ≥ 1 of |r| > 1: its own condition, and no condition before
 *  it. Where the relation fails the case is then not taken nearby either, and the derivative does not see it. */
function takenWhere({ args }: Piecewise, position: number): Expr[] {
  const own = position % 2 === 1 ? [args[position - 1] as Expr] : [];
  const before = args.slice(0, Math.max(0, position - own.length)).filter((_, k) => k % 2 === 0);
  return [...own.flatMap(conjuncts), ...before.flatMap(opposites)]
    .flatMap(closed)
    .filter((fact) => !some(fact, ({ kind }) => kind === "at"));
}

const closures = { "<": "<=", "<=": "<=", ">": ">=", ">=": ">=", "==": "==" } as const;

function closed(fact: Expr): Expr[] {
  if (fact.kind !== "rel" || fact.name === "in" || fact.name === "!=") return [];
  return [rel(closures[fact.name], ...fact.args)];
}

/** What holds where a condition does not, if that is a relation. */
function opposites(condition: Expr): Expr[] {
  if (condition.kind === "logic" && condition.name === "or") return condition.args.flatMap(opposites);
  const operator = condition.kind === "rel" ? opposite[condition.name] : undefined;
  return operator === undefined ? [] : [rel(operator, ...condition.args)];
}
