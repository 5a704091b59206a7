import { call, differential, type Expr, matmul, mul, num, rel } from "../../expr/index.js";
import { determinant } from "../elimination.js";
import { scalarShape } from "../shape.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";

/** The determinant of a square matrix. */
export const det: ArrayFunction = {
  name: "det",
  arity: [1, 1],
  unicode: "det",
  latex: "\\det",
  ofNumbers: (a) => a,
  shape: ([a], _, dims) => {
    if (a !== undefined) dims.same(a.rows, a.columns);
    return scalarShape();
  },
  differential: {
    label: "differential of the determinant",
    forward: ([a]) =>
      mul(call("det", a as Expr), call("tr", matmul(call("inv", a as Expr), differential(a as Expr)))),
  },
  domain: ([a]) => (a === undefined ? [] : [rel("!=", call("det", a), num(0))]),
};

export const detDocs: ArrayFunctionDocs = {
  spec: det,
  meaning: "the determinant of a square matrix",
  differential: {
    statement: "d\\det A=\\det(A)\\operatorname{tr}(A^{-1}\\,dA)",
    source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 8.3",
  },
  code: {
    numpy: "xp.linalg.det",
    jax: "jnp.linalg.det",
    torch: "torch.linalg.det",
    typescript: determinant,
    julia: "det",
  },
};
