import { product } from "../arrays/index.js";
import type { Expr } from "../expr/index.js";
import type { Rewrite } from "./types.js";

/** A product in which the first two neighbours that make something together are that; an identity gives way to other factors. */
export function neighboursJoined(
  factors: readonly Expr[],
  join: (left: Expr, right: Expr) => Rewrite | undefined,
): Rewrite | undefined {
  for (const [k, right] of factors.entries()) {
    const left = factors[k - 1];
    const found = left && join(left, right);
    if (found === undefined) continue;
    const { after: both, bindings } = found;
    const isIdentity = both.kind === "call" && both.name === "eye";
    const [before, behind] = [factors.slice(0, k - 1), factors.slice(k + 1)];
    const between = isIdentity && factors.length > 2 ? [] : [both];
    return { after: product(...before, ...between, ...behind), bindings };
  }
  return undefined;
}
