/** The user's names in expressions that share most of their parts. */
import { type Expr, postorderOfAll, withGroupedArgs } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { foldDefinition } from "../rules/definitions/fold.js";

/** Definitions put back where they stand, each node of the DAG once; sums and products keep their grouping. */
export function foldedBack(roots: readonly Expr[], setting: Setting): readonly Expr[] {
  if (setting.definitions.size === 0) return roots;
  const folded = new Map<Expr, Expr>();
  for (const e of postorderOfAll(roots)) {
    const parts = e.args.map((part) => folded.get(part) as Expr);
    const rebuilt = withGroupedArgs(e, parts);
    folded.set(e, foldDefinition.apply(rebuilt, setting)?.after ?? rebuilt);
  }
  return roots.map((root) => folded.get(root) as Expr);
}
