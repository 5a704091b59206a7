import { eye, shapeOf, transposed } from "../../arrays/index.js";
import type { Expr } from "../../expr/index.js";
import { hasProperty } from "../../facts/matrices.js";
import type { Setting } from "../../problem/problem.js";
import { neighboursJoined } from "../neighbours.js";
import type { Rule, RuleDocs } from "../types.js";

/** QᵀQ = I and Q⁻¹ = Qᵀ. */
export const orthogonalProduct: Rule = {
  id: "orthogonal",
  label: "QᵀQ = I",
  family: "matrix",
  heads: ["matmul", "call"],
  where: "Q: n x n orthogonal, A: n x n, x: n",
  statement: ["Q'*Q", "eye(n)"],
  apply: (e, setting) => {
    if (e.kind === "call" && e.name === "inv") {
      const [Q] = e.args as readonly [Expr];
      return isOrthogonal(Q, setting) ? { after: transposed(Q), bindings: { Q } } : undefined;
    }
    if (e.kind !== "matmul") return undefined;
    return neighboursJoined(e.args, (left, right) => {
      const Q = left.kind === "transpose" ? right : left;
      if (!isOrthogonal(Q, setting) || transposed(left) !== right) return undefined;
      return { after: eye(shapeOf(Q).rows), bindings: { Q } };
    });
  },
};

export const orthogonalProductDocs: RuleDocs = {
  rule: orthogonalProduct,
  conditions: ["Q was declared orthogonal"],
  source: "Horn & Johnson, Matrix Analysis, 2nd ed., 2.1.4",
  examples: [
    { before: "x'*Q'*Q*x", after: "x' * x" },
    { before: "Q*Q'*x", after: "x" },
    { before: "inv(Q)", after: "Q'" },
  ],
  refuses: ["A'*A*x", "Q*Q*x", "inv(A)"],
};

const isOrthogonal = (e: Expr, setting: Setting): boolean => hasProperty(e, "orthogonal", setting);
