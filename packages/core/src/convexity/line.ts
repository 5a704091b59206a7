/** A cost along a line through a point: x + t·v, in either notation. */

import { hasArrays } from "../arrays/index.js";
import {
  add,
  at,
  call,
  type Expr,
  freeNames,
  matrix,
  mul,
  num,
  postorder,
  rewriteUp,
  substitute,
  sym,
  type Variable,
} from "../expr/index.js";
import { hasProperty } from "../facts/matrices.js";
import type { Property, Setting } from "../problem/problem.js";
import { derivative, writtenOut } from "../verify/derivative.js";
import { along } from "../verify/direction.js";

/** What the names of directions begin with; no name of a user does. */
export const directionMark = "d ";

/** The length of the step, a name no user can write. */
export const step = sym("step of the chord");

const directionName = (x: Variable): string => `${directionMark}${x.name}`;

/** Along a variable that is one number, the direction is 1. */
const isOneNumber = (variables: readonly Variable[], setting: Setting): boolean => {
  const [x, ...more] = variables;
  return (
    more.length === 0 && x !== undefined && x.kind !== "matrix" && (x.kind === "at" || !isVector(x, setting))
  );
};

const isVector = (x: Variable, setting: Setting): boolean =>
  x.kind === "sym" && setting.shapes.size === 0 && (setting.extents.get(x.name)?.length ?? 0) > 0;

/** Directions of symmetric and diagonal matrices are so too. */
export function withDirections(setting: Setting, variables: readonly Variable[]): Setting {
  const properties = new Map(setting.properties);
  for (const x of variables) {
    const kept = (["symmetric", "diagonal"] as const).filter((property) => hasProperty(x, property, setting));
    if (kept.length > 0) properties.set(directionName(x), new Set<Property>(kept));
  }
  return { ...setting, properties };
}

/**
 * The expression at x + t·v.
 * @throws RangeError for an inner product that cannot be written out
 */
export function onLine(e: Expr, variables: readonly Variable[], setting: Setting): Expr {
  const single = isOneNumber(variables, setting);
  const written = rewriteUp(e, (node) =>
    node.kind === "dot" ? writtenOut(node.args[0], node.args[1], setting) : node,
  );
  return rewriteUp(written, (node) => {
    const x = variables.find(({ name }) => "name" in node && node.name === name);
    if (x === undefined || (node.kind !== "sym" && node.kind !== "at" && node.kind !== "matrix")) return node;
    return add(node, mul(step, single && x.kind === "sym" ? num(1) : directionAt(node, x)));
  });
}

function directionAt(node: Expr, x: Variable): Expr {
  if (x.kind === "at") {
    const same = x.args.map((index, k) => call("delta", node.args[k] as Expr, index));
    return same.length === 0 ? num(1) : mul(...same);
  }
  if (node.kind === "matrix") return matrix(directionName(x), ...node.args);
  return node.kind === "at" ? at(directionName(x), ...node.args) : sym(directionName(x));
}

/** vᵀHv at t = 0. @throws RangeError for what cannot be differentiated */
export function curvatureOf(cost: Expr, variables: readonly Variable[], setting: Setting): Expr {
  if (!hasArrays(cost)) {
    const first = derivative(onLine(cost, variables, setting), step, setting);
    return substitute(derivative(first, step, setting), new Map([[step.name, num(0)]]));
  }
  const own = { ...setting, moving: new Set(variables.map(({ name }) => name)) };
  const second = along(along(cost, own), own);
  const [x] = variables;
  const isNumber = x !== undefined && isOneNumber(variables, setting);
  return isNumber ? substitute(second, new Map([[directionName(x), num(1)]])) : second;
}

/**
 * A relation for every entry it speaks of: of a name that stands for all its entries, or of an entry with an
 * index that stands for every place.
 */
export function spelledOut(relation: Expr, setting: Setting, size: (extent: Expr) => number): Expr[] {
  const subject = relation.args[0];
  const rank = subject?.kind === "sym" ? (setting.extents.get(subject.name)?.length ?? 0) : 0;
  if (subject?.kind === "sym" && rank > 0) {
    const places = Array.from({ length: rank }, (_, k) => sym(`place ${k + 1}`));
    const entry = at(subject.name, ...places);
    return spelledOut(
      rewriteUp(relation, (e) => (e === subject ? entry : e)),
      setting,
      size,
    );
  }
  const free = freeNames(relation);
  for (const e of postorder(relation)) {
    if (e.kind !== "at") continue;
    for (const [k, index] of e.args.entries()) {
      if (index.kind !== "sym" || setting.counts.has(index.name) || !free.has(index.name)) continue;
      const extent = setting.extents.get(e.name)?.[k];
      if (extent === undefined) continue;
      return Array.from({ length: size(extent) }, (_, l) =>
        spelledOut(substitute(relation, new Map([[index.name, num(l + 1)]])), setting, size),
      ).flat();
    }
  }
  return [relation];
}
