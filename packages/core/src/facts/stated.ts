/** Relations with 0 as a person would write them. */
import {
  type Call,
  type Expr,
  isInteger,
  neg,
  num,
  type Rel,
  type RelationOperator,
  rational,
  rel,
} from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import type { Setting } from "../problem/problem.js";
import { isPositive } from "./bounds.js";

/** What a person would write: x^2·y ≠ 0 as x ≠ 0 and y ≠ 0, 2πs² > 0 as s ≠ 0, x - 1 ≠ 0 as x ≠ 1. */
export function stated(relation: Expr, setting: Setting): Expr[] {
  if (relation.kind !== "rel" || relation.args[1] !== num(0)) return [relation];
  const [subject] = relation.args as readonly [Expr];
  if (relation.name === "!=") return nonzeroParts(subject);
  return ordered(relation, setting);
}

/** The relation as a person would write it, where that is one relation: 1 - x > 0 as x < 1. */
export function asWritten(relation: Expr, setting: Setting): Expr {
  const [only, ...more] = stated(relation, setting);
  return only === undefined || more.length > 0 ? relation : only;
}

const isEven = (e: Expr): boolean => e.kind === "num" && isInteger(e.value) && e.value.n % 2n === 0n;

const turned: Readonly<Partial<Record<RelationOperator, RelationOperator>>> = {
  ">": "<",
  ">=": "<=",
  "<": ">",
  "<=": ">=",
};

/** Takes off, one after another, what does not touch the sign: -2x > 0 is x < 0. */
function ordered(relation: Rel, setting: Setting): Expr[] {
  const zero = num(0);
  let { name: operator } = relation;
  let subject = relation.args[0] as Expr;
  for (;;) {
    if (subject.kind === "neg") {
      operator = turned[operator] ?? operator;
      subject = subject.args[0];
    } else if (subject.kind === "pow" && isEven(subject.args[1]) && operator === ">") {
      return nonzeroParts(subject.args[0]);
    } else if (subject.kind === "call" && subject.name === "abs" && operator === ">") {
      return nonzeroParts(subject.args[0] as Expr);
    } else if (subject.kind === "div" && isPositive(subject.args[1], setting)) {
      subject = subject.args[0];
    } else if (subject.kind === "mul") {
      const open = subject.args.filter((factor) => !isPositive(factor, setting));
      const [only] = open;
      if (only === undefined || open.length > 1) return [rel(operator, subject, zero)];
      subject = only;
    } else {
      return [withNumberAside(operator, subject)];
    }
  }
}

function nonzeroParts(root: Expr): Expr[] {
  const parts: Expr[] = [];
  const stack: Expr[] = [root];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === "mul") stack.push(...[...e.args].reverse());
    else if (e.kind === "neg" || e.kind === "div") stack.push(e.args[0]);
    else if (e.kind === "pow" && e.args[1].kind === "num") stack.push(e.args[0]);
    else if (e.kind === "call") stack.push(...nonzeroCall(e, parts));
    else if (e.kind !== "num" || e === num(0)) parts.push(withNumberAside("!=", e));
  }
  return parts;
}

/** What must be nonzero instead of the call; where nothing simpler is, the condition goes to `parts`. */
function nonzeroCall(e: Call, parts: Expr[]): Expr[] {
  const [u, ...others] = e.args as readonly [Expr, ...Expr[]];
  if (e.name === "abs") return [u];
  const zero = functionNamed(e.name)?.through?.find(([, y]) => y === 0)?.[0];
  if (e.name === "sqrt") parts.push(rel(">", u, num(0)));
  else if (zero === 0 && others.length === 0) return [u];
  else if (zero !== undefined && others.length === 0) parts.push(rel("!=", u, num(rational(zero))));
  else parts.push(rel("!=", e, num(0)));
  return [];
}

/** x - 1 ≠ 0 as x ≠ 1, 1 - x > 0 as x < 1. */
function withNumberAside(operator: RelationOperator, e: Expr): Expr {
  const [first, second, ...more] = e.kind === "add" ? e.args : [];
  if (first === undefined || second === undefined || more.length > 0) return rel(operator, e, num(0));
  if (second.kind === "num") return rel(operator, first, neg(second));
  if (first.kind !== "num") return rel(operator, e, num(0));
  return second.kind === "neg"
    ? rel(turned[operator] ?? operator, second.args[0], first)
    : rel(operator, second, neg(first));
}
