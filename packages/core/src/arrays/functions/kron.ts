import { mul } from "../../expr/index.js";
import { isOne } from "../shape.js";
import type { ArrayFunction } from "../types.js";

/** The Kronecker product: every entry of the first matrix times the whole second one. */
export const kron: ArrayFunction = {
  name: "kron",
  arity: [2, 2],
  meaning: "the Kronecker product: every entry of the first matrix times the whole second one",
  unicode: "kron",
  latex: "\\otimes",
  shape: ([a, b]) => {
    if (a === undefined || b === undefined) return undefined;
    const times = (p: typeof a.rows, q: typeof a.rows) => (isOne(p) ? q : isOne(q) ? p : mul(p, q));
    return { rows: times(a.rows, b.rows), columns: times(a.columns, b.columns) };
  },
};
