import { isSquareShape, shapeOf } from "../../arrays/index.js";
import { call, type Expr, mul } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** What a Kronecker product is worth as a whole follows from its two parts. */
export const kroneckerWhole: Rule = {
  id: "kronecker-whole",
  label: "of each Kronecker factor",
  family: "matrix",
  heads: ["call"],
  where: "A: m x m, B: n x n, u: m, v: n",
  statement: ["tr(kron(A, B))", "tr(A)*tr(B)"],
  conditions: ["trace: A and B are square"],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 2.2",
  examples: [
    { before: "tr(kron(A, B))", after: "tr(A) * tr(B)" },
    { before: "sum(kron(u, v))", after: "sum(u) * sum(v)" },
    { before: "norm2(kron(A, B))", after: "norm2(A) * norm2(B)" },
  ],
  refuses: ["tr(A*A)", "kron(A, B)"],
  apply: (e) => {
    const [inner] = e.kind === "call" && multiplicative.has(e.name) ? e.args : [];
    if (e.kind !== "call" || inner?.kind !== "call" || inner.name !== "kron") return undefined;
    const [A, B] = inner.args as readonly [Expr, Expr];
    if (e.name === "tr" && !(isSquareShape(shapeOf(A)) && isSquareShape(shapeOf(B)))) return undefined;
    return { after: mul(call(e.name, A), call(e.name, B)), bindings: { A, B } };
  },
};

const multiplicative: ReadonlySet<string> = new Set(["tr", "sum", "norm1", "norm2"]);
