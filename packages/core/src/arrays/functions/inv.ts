import { call, differential, div, type Expr, matmul, neg, num, rel } from "../../expr/index.js";
import { inverse, solve } from "../elimination.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";

/** The inverse of a square matrix. */
export const inv: ArrayFunction = {
  name: "inv",
  arity: [1, 1],
  unicode: "inv",
  latex: "\\operatorname{inv}",
  ofNumbers: (a) => div(num(1), a),
  shape: ([a], _, dims) => {
    if (a !== undefined) dims.same(a.rows, a.columns);
    return a;
  },
  domain: ([a]) => (a === undefined ? [] : [rel("!=", call("det", a), num(0))]),
  differential: {
    label: "differential of the inverse",
    forward: ([a]) => {
      const inverse = call("inv", a as Expr);
      return neg(matmul(inverse, differential(a as Expr), inverse));
    },
  },
};

export const invDocs: ArrayFunctionDocs = {
  spec: inv,
  meaning: "the inverse of a square matrix",
  differential: {
    statement: "dA^{-1}=-A^{-1}\\,dA\\,A^{-1}",
    source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 8.4",
  },
  code: {
    numpy: "xp.linalg.inv",
    jax: "jnp.linalg.inv",
    torch: "torch.linalg.inv",
    typescript: inverse,
    julia: "inv",
  },
  codeOfProduct: {
    numpy: "xp.linalg.solve",
    jax: "jnp.linalg.solve",
    torch: "torch.linalg.solve",
    typescript: solve,
    julia: "($1 \\ $2)",
  },
};
