/**
 * Matrix notation brought to index notation, where the exact test and the numbers know what to do: a row and a
 * column are picked by fresh indices, and a differential is the derivative in a direction with entries of its own.
 */
import { entryAt, hasArrays, isOne, shapeOf } from "../arrays/index.js";
import {
  add,
  at,
  diff,
  type Expr,
  freeNames,
  freshName,
  mul,
  num,
  postorder,
  rewriteUp,
  some,
  sum,
  sym,
  type Variable,
} from "../expr/index.js";
import { withoutArrayNames } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";

/** Whether the expression has to be brought to index notation at all. */
export const needsIndices = (e: Expr): boolean =>
  hasArrays(e) || some(e, (node) => node.kind === "differential");

/**
 * The same entry of several expressions of one shape; undefined where the shapes differ.
 * @example X'*y and its sum over i: both at row "r"
 */
export function inIndices(expressions: readonly Expr[], setting: Setting): Expr[] | undefined {
  const [first] = expressions.map(shapeOf);
  if (first === undefined) return [];
  if (expressions.some((e) => shapeOf(e).rows !== first.rows || shapeOf(e).columns !== first.columns)) {
    return undefined;
  }
  const taken = new Set(expressions.flatMap((e) => [...freeNames(e)]));
  const row = isOne(first.rows) ? num(1) : sym(freshName("i", taken));
  const column = isOne(first.columns) ? num(1) : sym(freshName("j", taken));
  const written = expressions.map((e) => withoutArrayNames(e, setting));
  const variables = variablesIn(written, setting);
  return written.map((e) => alongDirections(entryAt(e, row, column), variables));
}

/** ds, for s in index notation, as the derivative of s in the direction of the variables' own differentials. */
function alongDirections(root: Expr, variables: readonly Variable[]): Expr {
  return rewriteUp(root, (e) =>
    e.kind === "differential" ? add(...variables.map((x) => along(e.args[0], x))) : e,
  );
}

function along(body: Expr, x: Variable): Expr {
  const direction = `d ${x.name}`;
  if (x.kind !== "matrix") return mul(diff(body, x), sym(direction));
  const taken = freeNames(body);
  const { rows, columns } = shapeOf(x);
  const ranges = [rows, columns].filter((count) => !isOne(count));
  const indices: string[] = [];
  for (const _ of ranges) indices.push(freshName("a", taken, new Set(indices)));
  const place = indices.map(sym);
  const term = mul(diff(body, at(x.name, ...place)), at(direction, ...place));
  return ranges.reduceRight((inner, count, k) => sum(inner, indices[k] as string, num(1), count), term);
}

function variablesIn(expressions: readonly Expr[], setting: Setting): Variable[] {
  const found = new Map<string, Variable>();
  for (const e of expressions.flatMap((root) => postorder(root))) {
    if ((e.kind === "matrix" || e.kind === "sym") && setting.moving.has(e.name)) found.set(e.name, e);
  }
  return [...found.values()];
}
