import { eye, product, shapeOf, transposed } from "../../arrays/index.js";
import type { Expr } from "../../expr/index.js";
import { hasProperty } from "../../facts/matrices.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule } from "../types.js";

/** QᵀQ = I and Q⁻¹ = Qᵀ. */
export const orthogonalProduct: Rule = {
  id: "orthogonal",
  label: "QᵀQ = I",
  family: "matrix",
  heads: ["matmul", "call"],
  where: "Q: n x n orthogonal, A: n x n, x: n",
  statement: ["Q'*Q", "eye(n)"],
  conditions: ["Q was declared orthogonal"],
  source: "Horn & Johnson, Matrix Analysis, 2nd ed., 2.1.4",
  examples: [
    { before: "x'*Q'*Q*x", after: "x' * x" },
    { before: "Q*Q'*x", after: "x" },
    { before: "inv(Q)", after: "Q'" },
  ],
  refuses: ["A'*A*x", "Q*Q*x", "inv(A)"],
  apply: (e, setting) => {
    if (e.kind === "call" && e.name === "inv") {
      const [Q] = e.args as readonly [Expr];
      return isOrthogonal(Q, setting) ? { after: transposed(Q), bindings: { Q } } : undefined;
    }
    if (e.kind !== "matmul") return undefined;
    for (let k = 0; k + 1 < e.args.length; k++) {
      const [left, right] = [e.args[k] as Expr, e.args[k + 1] as Expr];
      const Q = left.kind === "transpose" ? right : left;
      if (!isOrthogonal(Q, setting) || transposed(left) !== right) continue;
      const rest = [...e.args.slice(0, k), ...e.args.slice(k + 2)];
      const after = rest.length === 0 ? eye(shapeOf(Q).rows) : product(...rest);
      return { after, bindings: { Q } };
    }
    return undefined;
  },
};

const isOrthogonal = (e: Expr, setting: Setting): boolean => hasProperty(e, "orthogonal", setting);
