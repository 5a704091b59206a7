/** Indices that say nothing: bound nowhere, or running outside of what they count. */
import { type Expr, freeNames, isBinder, isNegative, isZero, postorder } from "../expr/index.js";
import { toText } from "../print/text.js";
import type { Problem } from "../problem/problem.js";
import type { Sentence } from "./report.js";

/**
 * What is wrong with the indices of an expression, in words; undefined where nothing is.
 * @example sum(x[i]*y[k], i, 1, m): "no sum binds the index k"
 * @example sum(x[i], i, 0, m): "the index i begins at 0, but the entries of x are counted from 1"
 */
export function faultOfIndices(
  root: Expr,
  known: (name: string) => boolean,
  problem: Problem,
): Sentence | undefined {
  const free = freeNames(root);
  for (const e of postorder(root)) {
    if (e.kind === "at") {
      const stranger = e.args
        .flatMap((index) => [...freeNames(index)])
        .find((name) => free.has(name) && !known(name));
      if (stranger !== undefined)
        return [`no sum binds the index ${stranger} of ${e.name}, and the problem has none such`];
    }
    if (isBinder(e)) {
      const fault = faultOfRange(e.args[0], e.name, e.args[1], e.args[2], problem);
      if (fault !== undefined) return [fault];
    }
  }
  return undefined;
}

function faultOfRange(
  body: Expr,
  index: string,
  lower: Expr,
  upper: Expr,
  { extents }: Problem,
): string | undefined {
  for (const e of postorder(body)) {
    if (e.kind !== "at") continue;
    const position = e.args.findIndex((arg) => arg.kind === "sym" && arg.name === index);
    const extent = position < 0 ? undefined : extents.get(e.name)?.[position];
    if (extent === undefined) continue;
    if (lower.kind === "num" && (isZero(lower.value) || isNegative(lower.value)))
      return `the index ${index} begins at ${toText(lower)}, but the entries of ${e.name} are counted from 1`;
    if (upper !== extent && upper.kind !== "num" && extent.kind !== "num")
      return `the index ${index} runs to ${toText(upper)}, but ${e.name} has ${toText(extent)} entries there`;
  }
  return undefined;
}
