/** The axes of a derivative as code has it: those of the cost, then those of each variable. */
import { isOne, shapeOf } from "../arrays/index.js";
import { type Expr, freeNames, num, postorder, rel, sym } from "../expr/index.js";
import { toText } from "../print/text.js";
import type { Problem } from "../problem/problem.js";
import { NotCode } from "./lower.js";

/** A derivative that was found. */
export interface Derived {
  /** What was differentiated and by what, in the problem's names. */
  readonly problem: Problem;
  readonly result: Expr;
  /** What must hold for the result. */
  readonly assumptions: readonly Expr[];
  /** The derivative that the result is the value of, as the last lines have it. */
  readonly of: Expr;
}

/** A free index and how many entries it runs over. */
export type Index = readonly [name: string, extent: Expr];

/** The indices that are free in a variable or a cost, in order of appearance. */
export function indicesOf(e: Expr, problem: Problem): Index[] {
  const free = freeNames(e);
  const found = new Map<string, Expr>();
  for (const node of postorder(e)) {
    if (node.kind !== "at") continue;
    node.args.forEach((index, k) => {
      const extent = problem.extents.get(node.name)?.[k];
      if (index.kind !== "sym" || extent === undefined || problem.counts.has(index.name)) return;
      if (free.has(index.name) && !found.has(index.name)) found.set(index.name, extent);
    });
  }
  return [...found];
}

export const costIndices = (problem: Problem): Index[] => indicesOf(problem.expression, problem);

/** The axes of a derivative in index notation: those of the cost, then those of each variable. */
export function resultIndices({ problem, result, of, assumptions }: Derived): Index[] {
  if (problem.shapes.size > 0) return indexForm(problem, result, of);
  const all = [problem.expression, ...problem.variables].flatMap((e) => indicesOf(e, problem));
  const indices = [...new Map(all)];
  for (const relation of assumptions) requireEverywhere(relation, indices, problem);
  return indices;
}

const letters = [..."ijklpqrs"];

/** A derivative in matrix notation that has no form as a matrix is told by entries: its letters in their order. */
function indexForm(problem: Problem, result: Expr, of: Expr): Index[] {
  const known = new Set([...problem.shapes.keys(), ...problem.counts]);
  const free = new Set([...freeNames(result), ...(of.kind === "diff" ? freeNames(of) : [])]);
  const names = letters.filter((letter) => free.has(letter) && !known.has(letter));
  if (names.length === 0 || of.kind !== "diff") return [];
  const dims = [problem.expression, ...problem.variables].flatMap((x) => {
    const { rows, columns } = shapeOf(x);
    return [rows, columns].filter((dim) => !isOne(dim));
  });
  if (dims.length !== names.length)
    throw new NotCode("a derivative of more than two axes", "differentiate by one column at a time");
  return names.map((name, k) => [name, dims[k] as Expr]);
}

/** An answer that holds for some entries only is no gradient. */
function requireEverywhere(relation: Expr, indices: readonly Index[], problem: Problem): void {
  if (problem.assumptions.includes(relation)) return;
  if (postorder(relation).some(({ kind }) => kind === "at")) return;
  const concerned = indices.filter(([name]) => freeNames(relation).has(name));
  const [index] = concerned;
  if (index === undefined) return;
  const [name, extent] = index;
  const granted = [rel("<=", num(1), sym(name)), rel("<=", sym(name), extent)];
  if (granted.includes(relation)) return;
  throw new NotCode(
    `the answer holds where ${toText(relation)} only, so it is not the whole gradient`,
    "let the sums run over all entries, with weights where some do not count",
  );
}
