import { isSquareShape, product, shapeOf, turned } from "../../arrays/index.js";
import { call, type Expr } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** Of the inverse of a product of square matrices, what cancels with its neighbours: B(AXB)⁻¹A = X⁻¹. */
export const inverseOfProduct: Rule = {
  id: "inverse-of-product",
  label: "(AB)⁻¹ = B⁻¹A⁻¹",
  family: "matrix",
  heads: ["matmul"],
  where: "A: n x n, B: n x n, X: n x n, C: m x n",
  statement: ["B*inv(A*X*B)*A", "inv(X)"],
  conditions: ["all factors are square"],
  source: "Horn & Johnson, Matrix Analysis, 0.5",
  examples: [
    { before: "B*inv(A*X*B)*A", after: "inv(X)" },
    { before: "A'*inv(A*X*B)'*B'", after: "inv(X)'" },
    { before: "X*inv(X*X)", after: "inv(X)" },
  ],
  refuses: ["C*inv(C'*C)*C'", "B*inv(A*X)", "A*inv(X*B)*B"],
  apply: (e) => {
    if (e.kind !== "matmul") return undefined;
    const after = cancelled(e.args) ?? turnedBack(e);
    return after === undefined ? undefined : { after, bindings: {} };
  },
};

/** Inverses under a transpose cancel when the whole is read transposed. */
function turnedBack(e: Expr): Expr | undefined {
  const whole = turned(e);
  const after = whole.kind === "matmul" ? cancelled(whole.args) : undefined;
  return after && turned(after);
}

function cancelled(factors: readonly Expr[]): Expr | undefined {
  for (const [k, factor] of factors.entries()) {
    const inner = factor.kind === "call" && factor.name === "inv" ? factor.args[0] : undefined;
    if (inner?.kind !== "matmul" || !inner.args.every((part) => isSquareShape(shapeOf(part)))) continue;
    let rest: readonly Expr[] = inner.args;
    let [before, behind] = [factors.slice(0, k), factors.slice(k + 1)];
    while (rest.length > 0 && before.length > 0 && before[before.length - 1] === rest[rest.length - 1]) {
      [before, rest] = [before.slice(0, -1), rest.slice(0, -1)];
    }
    while (rest.length > 0 && behind.length > 0 && behind[0] === rest[0]) {
      [behind, rest] = [behind.slice(1), rest.slice(1)];
    }
    if (rest.length === inner.args.length) continue;
    const left = rest.length === 0 ? call("eye", shapeOf(inner).rows) : call("inv", product(...rest));
    return product(...before, left, ...behind);
  }
  return undefined;
}
