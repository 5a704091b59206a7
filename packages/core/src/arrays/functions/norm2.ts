import { call, differential, div, type Expr, num, pow, rel } from "../../expr/index.js";
import { innerProduct } from "../build.js";
import { scalarShape } from "../shape.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";
import { total } from "./sum.js";

/** The Euclidean norm of a vector, the Frobenius norm of a matrix. */
export const norm2: ArrayFunction = {
  name: "norm2",
  arity: [1, 1],
  unicode: "norm2",
  latex: "\\operatorname{norm}_2",
  range: { lower: 0, closedBelow: true },
  ofNumbers: (a) => call("abs", a),
  shape: () => scalarShape(),
  entry: ([a], row, column, of, over) =>
    a === undefined ? num(0) : call("sqrt", total.entry?.([pow(a, num(2))], row, column, of, over) ?? num(0)),
  domain: ([a]) => (a === undefined ? [] : [rel("!=", call("norm2", a), num(0))]),
  differential: {
    label: "differential of the norm",
    forward: ([a]) => div(innerProduct(a as Expr, differential(a as Expr)), call("norm2", a as Expr)),
  },
};

export const norm2Docs: ArrayFunctionDocs = {
  spec: norm2,
  meaning: "the Euclidean norm of a vector, the Frobenius norm of a matrix",
  differential: {
    statement: "d\\lVert u\\rVert=\\frac{u^\\top du}{\\lVert u\\rVert}",
    source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 8.2",
  },
};
