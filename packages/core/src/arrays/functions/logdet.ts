import { call, differential, type Expr, matmul, num, rel } from "../../expr/index.js";
import { logDeterminant } from "../elimination.js";
import { scalarShape } from "../shape.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";

/** log det A for a matrix of positive determinant. */
export const logdet: ArrayFunction = {
  name: "logdet",
  arity: [1, 1],
  unicode: "logdet",
  latex: "\\log\\det",
  ofNumbers: (a) => call("log", a),
  shape: ([a], _, dims) => {
    if (a !== undefined) dims.same(a.rows, a.columns);
    return scalarShape();
  },
  domain: ([a]) => (a === undefined ? [] : [rel(">", call("det", a), num(0))]),
  differential: {
    label: "differential of log det",
    forward: ([a]) => call("tr", matmul(call("inv", a as Expr), differential(a as Expr))),
  },
};

export const logdetDocs: ArrayFunctionDocs = {
  spec: logdet,
  meaning: "the logarithm of the determinant of a square matrix",
  differential: {
    statement: "d\\log\\det A=\\operatorname{tr}(A^{-1}\\,dA)",
    source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 8.3",
  },
  code: {
    numpy: "xp.linalg.slogdet($1)[1]",
    jax: "jnp.linalg.slogdet($1)[1]",
    torch: "torch.linalg.slogdet($1)[1]",
    typescript: logDeterminant,
    julia: "logdet",
  },
};
