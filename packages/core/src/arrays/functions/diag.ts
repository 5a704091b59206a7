import { call, differential, type Expr, mul, num } from "../../expr/index.js";
import { isOne } from "../shape.js";
import { shapeOf } from "../shapeOf.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";

/** Of a vector, the matrix with it on the diagonal; of a square matrix, its diagonal as a column. */
export const diag: ArrayFunction = {
  name: "diag",
  arity: [1, 1],
  unicode: "diag",
  latex: "\\operatorname{diag}",
  ofNumbers: (a) => a,
  shape: ([a], _, dims) => {
    const made = a && dims.isOne(a.columns);
    if (a === undefined || made === undefined) return undefined;
    if (!made) dims.same(a.rows, a.columns);
    return { rows: a.rows, columns: made ? a.rows : num(1) };
  },
  entry: ([a], row, column, of) => {
    if (a === undefined) return num(0);
    if (!isOne(shapeOf(a).columns)) return of(a, row, row);
    return mul(call("delta", row, column), of(a, row, num(1)));
  },
  differential: {
    label: "differential of a diagonal",
    forward: ([a]) => call("diag", differential(a as Expr)),
  },
};

export const diagDocs: ArrayFunctionDocs = {
  spec: diag,
  meaning: "the matrix with a vector on its diagonal; of a square matrix, its diagonal as a column",
  differential: {
    statement: "d\\operatorname{diag}(u)=\\operatorname{diag}(du)",
    source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 8.2",
  },
};
