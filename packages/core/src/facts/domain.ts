/** The relations an expression needs in order to be defined, without those that are known to hold. */
import { type Expr, isInteger, isNegative, neg, num, postorder, rel } from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import type { Setting } from "../problem/problem.js";
import { isPositive } from "./bounds.js";
import { holds } from "./holds.js";

/** @example of log(x)/(y^2*(1 + z^2)): x > 0, y != 0 */
export function domainConditions(root: Expr, setting: Setting): Expr[] {
  const found = new Set<Expr>();
  const require = (relation: Expr): void => {
    for (const part of stated(relation, setting)) if (!holds(part, setting)) found.add(part);
  };
  for (const e of postorder(root, (node) => node.kind !== "diff" && node.kind !== "at")) {
    if (e.kind === "div") require(rel("!=", e.args[1], num(0)));
    else if (e.kind === "pow") for (const relation of ofPower(e.args[0], e.args[1])) require(relation);
    else if (e.kind === "call" && !setting.definitions.has(e.name)) {
      for (const relation of functionNamed(e.name)?.domain?.(e.args) ?? []) require(relation);
    }
  }
  return [...found];
}

function ofPower(base: Expr, exponent: Expr): Expr[] {
  if (exponent.kind !== "num") return base.kind === "num" ? [] : [rel(">", base, num(0))];
  if (isInteger(exponent.value)) return isNegative(exponent.value) ? [rel("!=", base, num(0))] : [];
  return [rel(isNegative(exponent.value) ? ">" : ">=", base, num(0))];
}

/** What a person would write: x^2·y ≠ 0 as x ≠ 0 and y ≠ 0, 2πs² > 0 as s ≠ 0, x - 1 ≠ 0 as x ≠ 1. */
export function stated(relation: Expr, setting: Setting): Expr[] {
  if (relation.kind !== "rel" || relation.args[1] !== num(0)) return [relation];
  const [subject] = relation.args as readonly [Expr];
  if (relation.name === "!=") return nonzeroParts(subject);
  if (relation.name !== ">") return [relation];
  if (subject.kind === "pow" && isEven(subject.args[1])) return nonzeroParts(subject.args[0]);
  if (subject.kind !== "mul") return [relation];
  const open = subject.args.filter((factor) => !isPositive(factor, setting));
  const [only] = open;
  return open.length === 1 && only !== undefined ? stated(rel(">", only, num(0)), setting) : [relation];
}

const isEven = (e: Expr): boolean => e.kind === "num" && isInteger(e.value) && e.value.n % 2n === 0n;

function nonzeroParts(root: Expr): Expr[] {
  const parts: Expr[] = [];
  const stack: Expr[] = [root];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === "mul") stack.push(...[...e.args].reverse());
    else if (e.kind === "neg" || e.kind === "div") stack.push(e.args[0]);
    else if (e.kind === "pow" && e.args[1].kind === "num") stack.push(e.args[0]);
    else if (e.kind === "call" && e.name === "sqrt") parts.push(rel(">", e.args[0] as Expr, num(0)));
    else if (e.kind !== "num" || e === num(0)) parts.push(apartFromNumber(e));
  }
  return parts;
}

/** x - 1 ≠ 0 as x ≠ 1. */
function apartFromNumber(e: Expr): Expr {
  const [x, c] = e.kind === "add" && e.args.length === 2 ? e.args : [];
  return x !== undefined && c?.kind === "num" ? rel("!=", x, neg(c)) : rel("!=", e, num(0));
}
