/** Relations with 0 as a person would write them. */
import {
  type Call,
  call,
  type Expr,
  exchanged,
  isInteger,
  isZero,
  neg,
  num,
  type Rational,
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

/** Takes off, one after another, what does not touch the sign: -2x > 0 is x < 0. */
function ordered(relation: Rel, setting: Setting): Expr[] {
  const zero = num(0);
  let { name: operator } = relation;
  let subject = relation.args[0] as Expr;
  for (;;) {
    if (subject.kind === "neg") {
      operator = exchanged[operator];
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
      return withRootsAside(withNumberAside(operator, subject));
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
    else if (e.kind !== "num" || e === num(0)) parts.push(...withRootsAside(withNumberAside("!=", e)));
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

/** x² < 4 as x > -2 and x < 2, x² ≠ 1 as x ≠ 1 and x ≠ -1, 1/x ≠ 2 as x ≠ 1/2. */
function withRootsAside(relation: Expr): Expr[] {
  if (relation.kind !== "rel") return [relation];
  const [left, right] = relation.args as readonly [Expr, Expr];
  if (right.kind !== "num" || isZero(right.value)) return [relation];
  if (relation.name === "!=" && left.kind === "div" && left.args[0].kind === "num")
    return [rel("!=", left.args[1], num(left.args[0].value.div(right.value)))];
  const root = left.kind === "pow" && left.args[1] === num(2) ? rootOf(right.value) : undefined;
  if (root === undefined || left.kind !== "pow") return [relation];
  const [u] = left.args;
  switch (relation.name) {
    case "<":
    case "<=":
      return [rel(relation.name === "<" ? ">" : ">=", u, num(root.neg())), rel(relation.name, u, num(root))];
    case ">":
    case ">=":
      return [rel(relation.name, call("abs", u), num(root))];
    case "!=":
      return [rel("!=", u, num(root)), rel("!=", u, num(root.neg()))];
    default:
      return [relation];
  }
}

/** The rational root of a positive square. */
function rootOf(value: Rational): Rational | undefined {
  const [n, d] = [value.n, value.d].map((part) => BigInt(Math.round(Math.sqrt(Number(part))))) as [
    bigint,
    bigint,
  ];
  return value.s > 0n && n * n === value.n && d * d === value.d ? rational(n, d) : undefined;
}

/** x - 1 ≠ 0 as x ≠ 1, 1 - x > 0 as x < 1. */
function withNumberAside(operator: RelationOperator, e: Expr): Expr {
  const [first, second, ...more] = e.kind === "add" ? e.args : [];
  if (first === undefined || second === undefined || more.length > 0) return rel(operator, e, num(0));
  if (second.kind === "num") return rel(operator, first, neg(second));
  if (first.kind !== "num") return rel(operator, e, num(0));
  return second.kind === "neg"
    ? rel(exchanged[operator], second.args[0], first)
    : rel(operator, second, neg(first));
}
