import { call, mul, num, rel, transpose } from "../../expr/index.js";
import { scalarShape } from "../shape.js";
import type { ArrayFunction } from "../types.js";

/** log det A for a matrix of positive determinant. */
export const logdet: ArrayFunction = {
  name: "logdet",
  arity: [1, 1],
  meaning: "the logarithm of the determinant of a square matrix",
  unicode: "logdet",
  latex: "\\log\\det",
  shape: ([a], _, dims) => {
    if (a !== undefined) dims.same(a.rows, a.columns);
    return scalarShape();
  },
  domain: ([a]) => (a === undefined ? [] : [rel(">", call("det", a), num(0))]),
  differential: {
    label: "differential of log det",
    statement: "d\\log\\det A=\\operatorname{tr}(A^{-1}\\,dA)",
    source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 8.3",
    adjoint: ([a], g) => (a === undefined ? [] : [mul(g, transpose(call("inv", a)))]),
  },
};
