import { call, differential, type Expr, num } from "../../expr/index.js";
import { innerProduct } from "../build.js";
import { scalarShape } from "../shape.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";
import { total } from "./sum.js";

/** The sum of the absolute values of the entries. */
export const norm1: ArrayFunction = {
  name: "norm1",
  arity: [1, 1],
  unicode: "norm1",
  latex: "\\operatorname{norm}_1",
  range: { lower: 0, closedBelow: true },
  ofNumbers: (a) => call("abs", a),
  shape: () => scalarShape(),
  entry: ([a], row, column, of, over) =>
    a === undefined ? num(0) : (total.entry?.([call("abs", a)], row, column, of, over) ?? num(0)),
  differential: {
    label: "differential of the 1-norm",
    forward: ([a]) => innerProduct(call("sign", a as Expr), differential(a as Expr)),
  },
};

export const norm1Docs: ArrayFunctionDocs = {
  spec: norm1,
  meaning: "the sum of the absolute values of the entries",
  differential: {
    statement: "d\\lVert u\\rVert_1=\\operatorname{sign}(u)^\\top du",
    source: "Boyd & Vandenberghe, Convex Optimization, 3.1.5 (where no entry is 0)",
  },
};
