import { type Expr, freeNames, postorder, substitute } from "../../expr/index.js";
import { type Holes, matches } from "../../problem/definitions.js";
import type { Rule, RuleDocs } from "../types.js";

/** What the user granted as an equation is used from left to right: Σ_k Y_ik = 1 for one-hot labels. */
export const grantedEquation: Rule = {
  id: "granted",
  label: "as granted",
  family: "definition",
  statement: ["u", "v"],
  apply: (e, setting) => {
    if (e.args.length === 0) return undefined;
    for (const granted of setting.assumptions) {
      if (granted.kind !== "rel" || granted.name !== "==") continue;
      const [left, right] = granted.args as readonly [Expr, Expr];
      if (left.kind !== e.kind || left.args.length === 0) continue;
      const holes: Holes = new Map();
      if (!matches(left, e, indexNames(left), holes)) continue;
      const after = substitute(right, holes);
      return {
        after,
        bindings: Object.fromEntries(holes),
        label: [e, " = ", after],
        statement: [left, right],
      };
    }
    return undefined;
  },
};

export const grantedEquationDocs: RuleDocs = {
  rule: grantedEquation,
  conditions: ["u = v was granted with --assume; free indices stand for any index"],
  source: "equals may be put for equals",
  examples: [{ before: "sum(Y[t, l], l, 1, K)", after: "1", assume: "sum(Y[i, k], k, 1, K) = 1" }],
  refuses: ["sum(Z[i, k], k, 1, K)"],
};

/** Free names that stand as indices: these are universally quantified. */
function indexNames(e: Expr): Set<string> {
  const free = freeNames(e);
  const names = new Set<string>();
  for (const node of postorder(e)) {
    if (node.kind !== "at") continue;
    for (const index of node.args) if (index.kind === "sym" && free.has(index.name)) names.add(index.name);
  }
  return names;
}
