/** Whether an expression is a whole number whatever its names stand for. */
import { type Expr, isInteger, isNegative, postorder } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";

/**
 * Counts, bound indices, whole literals, and what is made of these by +, - and ·.
 * @param indices the bound indices in force around the expression
 * @example isWhole(2*m - k, setting, new Set(["k"]))
 */
export function isWhole(root: Expr, setting: Setting, indices: ReadonlySet<string> = new Set()): boolean {
  const whole = new Set<Expr>();
  for (const e of postorder(root)) if (nodeIsWhole(e, whole, setting, indices)) whole.add(e);
  return whole.has(root);
}

function nodeIsWhole(
  e: Expr,
  whole: ReadonlySet<Expr>,
  setting: Setting,
  indices: ReadonlySet<string>,
): boolean {
  switch (e.kind) {
    case "num":
      return isInteger(e.value);
    case "sym":
      return setting.counts.has(e.name) || indices.has(e.name);
    case "add":
    case "mul":
    case "neg":
      return e.args.every((part) => whole.has(part));
    case "pow": {
      const [base, n] = e.args;
      return whole.has(base) && n.kind === "num" && isInteger(n.value) && !isNegative(n.value);
    }
    case "call":
      return e.name === "delta";
    default:
      return false;
  }
}
