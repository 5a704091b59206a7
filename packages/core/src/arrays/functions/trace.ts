import { call, differential, type Expr, num } from "../../expr/index.js";
import { scalarShape } from "../shape.js";
import { shapeOf } from "../shapeOf.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";

/** The sum of the diagonal of a square matrix. */
export const trace: ArrayFunction = {
  name: "tr",
  aliases: ["trace"],
  arity: [1, 1],
  unicode: "tr",
  latex: "\\operatorname{tr}",
  ofNumbers: (a) => a,
  shape: ([a], _, dims) => {
    if (a !== undefined) dims.same(a.rows, a.columns);
    return scalarShape();
  },
  entry: ([a], _row, _column, of, over) =>
    a === undefined ? num(0) : over(shapeOf(a).rows, (i) => of(a, i, i)),
  differential: {
    label: "differential of the trace",
    forward: ([a]) => call("tr", differential(a as Expr)),
  },
};

export const traceDocs: ArrayFunctionDocs = {
  spec: trace,
  meaning: "the trace: the sum of the diagonal of a square matrix",
  differential: {
    statement: "d\\operatorname{tr}(A)=\\operatorname{tr}(dA)",
    source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 8.2",
  },
};
