import { call, neg, num, rel, transpose } from "../../expr/index.js";
import { product } from "../build.js";
import type { ArrayFunction } from "../types.js";

/** The inverse of a square matrix. */
export const inv: ArrayFunction = {
  name: "inv",
  arity: [1, 1],
  meaning: "the inverse of a square matrix",
  unicode: "inv",
  latex: "\\operatorname{inv}",
  shape: ([a], _, dims) => {
    if (a !== undefined) dims.same(a.rows, a.columns);
    return a;
  },
  domain: ([a]) => (a === undefined ? [] : [rel("!=", call("det", a), num(0))]),
  differential: {
    label: "differential of the inverse",
    statement: "dA^{-1}=-A^{-1}\\,dA\\,A^{-1}",
    source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 8.4",
    adjoint: ([a], g) => {
      if (a === undefined) return [];
      const back = transpose(call("inv", a));
      return [neg(product(back, g, back))];
    },
  },
};
