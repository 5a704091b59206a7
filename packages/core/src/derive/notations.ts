/**
 * An answer in one notation and an expectation in the other: the entry of the vector or matrix that the indices
 * name is what the two have in common. The data x[i, j] are the entries of X.
 */
import { entryAt, hasArrays, isOne, isScalar, shapeOf } from "../arrays/index.js";
import { at, type Expr, freeNames, num, postorder, rewriteUp, sym } from "../expr/index.js";
import { withoutArrayNames } from "../problem/definitions.js";
import type { Problem } from "../problem/problem.js";

type Pair = readonly [result: Expr, expected: Expr];

/**
 * The pairs of scalars that may be meant; none where both are in one notation.
 * @example Σᵢ (h(xᵢ) − yᵢ)xᵢⱼ by θⱼ and Xᵀ(σ(Xθ) − y): the sum, and row j of the vector
 */
export function inOneNotation(result: Expr, expected: Expr, problem: Problem): readonly Pair[] {
  if (isScalar(result) === isScalar(expected)) {
    const mixed = hasArrays(result) !== hasArrays(expected);
    return mixed && isScalar(result) ? [[result, renamed(expected, problem)]] : [];
  }
  if (isScalar(result)) {
    const [x] = problem.variables;
    if (x?.kind !== "at") return [];
    return entriesAt(expected, x.args, problem).map((entry): Pair => [result, renamed(entry, problem)]);
  }
  const own = renamed(expected, problem);
  const places = placesIn(own, problem).map((name) => sym(name));
  const orders = places.length === 2 ? [places, [...places].reverse()] : [places];
  return orders.flatMap((order) => entriesAt(result, order, problem).map((entry): Pair => [entry, own]));
}

/** The entry at the indices; none where their number does not fit the shape. */
function entriesAt(e: Expr, indices: readonly Expr[], problem: Problem): Expr[] {
  const { rows, columns } = shapeOf(e);
  const [first, second] = indices;
  const dimensions = [rows, columns].filter((dimension) => !isOne(dimension)).length;
  if (first === undefined || dimensions !== indices.length) return [];
  const place: readonly [Expr, Expr] =
    second !== undefined ? [first, second] : isOne(columns) ? [first, num(1)] : [num(1), first];
  return [entryAt(withoutArrayNames(e, problem), ...place)];
}

/** The entry of a vector, or of a row; undefined for a number and a matrix. */
export function vectorEntry(e: Expr, index: Expr, problem: Problem): Expr | undefined {
  return isScalar(e) ? undefined : entriesAt(e, [index], problem)[0];
}

/** Free indices of an expression: names at the place of one that are neither counts nor known otherwise. */
function placesIn(e: Expr, { counts, shapes }: Problem): string[] {
  const free = freeNames(e);
  const places = new Set<string>();
  for (const node of postorder(e)) {
    if (node.kind !== "at") continue;
    for (const index of node.args) {
      if (index.kind === "sym" && free.has(index.name) && !counts.has(index.name) && !shapes.has(index.name))
        places.add(index.name);
    }
  }
  return [...places];
}

/** Data by the name they have in the problem: X[i, j] as x[i, j] where the problem speaks of x, and back. */
export function renamed(e: Expr, { extents }: Problem): Expr {
  return rewriteUp(e, (node) => {
    if (node.kind !== "at" || extents.has(node.name)) return node;
    const other = [node.name.toLowerCase(), node.name.toUpperCase()].find((name) => extents.has(name));
    return other === undefined ? node : at(other, ...node.args);
  });
}
