import { call, differential, type Expr, num } from "../../expr/index.js";
import { isOne, scalarShape } from "../shape.js";
import { shapeOf } from "../shapeOf.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";

/** The sum of all entries, 1'v or 1'A1. */
export const total: ArrayFunction = {
  name: "sum",
  arity: [1, 1],
  unicode: "sum",
  latex: "\\operatorname{sum}",
  ofNumbers: (a) => a,
  shape: () => scalarShape(),
  entry: ([a], _row, _column, of, over) => {
    if (a === undefined) return num(0);
    const { rows, columns } = shapeOf(a);
    const one = num(1);
    if (isOne(columns)) return isOne(rows) ? of(a, one, one) : over(rows, (i) => of(a, i, one));
    if (isOne(rows)) return over(columns, (j) => of(a, one, j));
    return over(rows, (i) => over(columns, (j) => of(a, i, j)));
  },
  differential: {
    label: "sum of a differential",
    forward: ([a]) => call("sum", differential(a as Expr)),
  },
};

export const totalDocs: ArrayFunctionDocs = {
  spec: total,
  meaning: "the sum of all entries of a vector or matrix",
  differential: {
    statement: "d\\,\\mathbf 1^\\top u=\\mathbf 1^\\top du",
    source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 8.2",
  },
};
