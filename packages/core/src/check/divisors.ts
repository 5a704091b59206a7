/** Divisions by something that is 0 wherever it has a value: what divides so has a value nowhere. */
import { isScalar } from "../arrays/index.js";
import { type Expr, isNegative, num, postorder, some } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import { prove } from "../verify/compare.js";
import { agree } from "./fingerprint.js";

/** Something below a bar that is 0 everywhere. */
export function divisorOfZero(root: Expr, problem: Problem): Expr | undefined {
  for (const e of postorder(root)) {
    const below = e.kind === "div" ? e.args[1] : isReciprocal(e) ? e.args[0] : undefined;
    if (below === undefined || !isScalar(below) || some(below, (node) => node.kind === "diff")) continue;
    if (agree(below, num(0), problem) && prove(below, num(0), problem) !== undefined) return below;
  }
  return undefined;
}

const isReciprocal = (e: Expr): boolean =>
  e.kind === "pow" && e.args[1].kind === "num" && isNegative(e.args[1].value);
