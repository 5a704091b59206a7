/** The relations an expression needs in order to be defined, without those that are known to hold. */
import {
  type Expr,
  freeNames,
  isBinder,
  isInteger,
  isNegative,
  num,
  postorder,
  rel,
  sym,
} from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";
import { isNonnegative } from "./bounds.js";
import { holds } from "./holds.js";
import { stated } from "./stated.js";
import { isWhole } from "./whole.js";

/** @example of log(x)/(y^2*(1 + z^2)): x > 0, y != 0 */
export function domainConditions(root: Expr, setting: Setting): Expr[] {
  const nodes = nodesOf(root, setting);
  const indices = new Set(nodes.flatMap((e) => (isBinder(e) ? [e.name] : [])));
  for (const name of freeNames(root)) indices.delete(name);
  const inside = withIndices(nodes, indices, setting);
  const found = new Set<Expr>();
  const require = (relation: Expr): void => {
    for (const part of stated(relation, inside)) if (!holds(part, inside)) found.add(part);
  };
  for (const e of nodes) {
    if (e.kind === "div") require(rel("!=", e.args[1], num(0)));
    else if (e.kind === "pow") {
      for (const relation of ofPower(e.args[0], e.args[1], inside, indices)) require(relation);
    } else if (e.kind === "call" && !setting.definitions.has(e.name)) {
      for (const relation of functionNamed(e.name)?.domain?.(e.args) ?? []) require(relation);
    }
  }
  return [...found];
}

/** All nodes that are evaluated, those of the definitions in use included. */
function nodesOf(root: Expr, setting: Setting): Expr[] {
  const nodes = new Set<Expr>();
  const roots: Expr[] = [root];
  for (let next = roots.pop(); next !== undefined; next = roots.pop()) {
    const entered = (e: Expr) => !nodes.has(e) && e.kind !== "diff" && e.kind !== "at";
    for (const e of postorder(next, entered)) {
      if (nodes.has(e)) continue;
      nodes.add(e);
      const instance = instanceOf(e, setting);
      if (instance !== undefined) roots.push(unfolded(instance));
    }
  }
  return [...nodes];
}

/** The setting inside the sums: an index is at least its lower bound. */
function withIndices(nodes: readonly Expr[], indices: ReadonlySet<string>, setting: Setting): Setting {
  const counts = new Set(setting.counts);
  const assumptions = [...setting.assumptions];
  for (const name of indices) {
    const lowers = nodes.flatMap((e) => (isBinder(e) && e.name === name ? [e.args[1]] : []));
    const values = lowers.flatMap((lower) => (lower.kind === "num" ? [lower.value] : []));
    if (values.length < lowers.length) continue;
    const least = values.reduce((a, b) => (a.compare(b) <= 0 ? a : b));
    if (least.compare(1) >= 0) counts.add(name);
    else assumptions.push(rel(">=", sym(name), num(least)));
  }
  return { ...setting, counts, assumptions };
}

function ofPower(base: Expr, exponent: Expr, setting: Setting, indices: ReadonlySet<string>): Expr[] {
  if (exponent.kind === "num" && !isInteger(exponent.value)) {
    return [rel(isNegative(exponent.value) ? ">" : ">=", base, num(0))];
  }
  if (isWhole(exponent, setting, indices)) {
    return isNonnegative(exponent, setting) ? [] : [rel("!=", base, num(0))];
  }
  return [rel(">", base, num(0))];
}
