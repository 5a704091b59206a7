import { num } from "../../expr/index.js";
import { dimensionsShape } from "../dimensionsShape.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";

/** @example ones(m): the column of m ones; ones(m, n): the m×n matrix of ones */
export const ones: ArrayFunction = {
  name: "ones",
  arity: [1, 2],
  unicode: "1",
  latex: "\\mathbf{1}",
  range: { lower: 1, closedBelow: true, upper: 1, closedAbove: true },
  takesDimensions: true,
  shape: (_, args) => dimensionsShape(args),
  entry: () => num(1),
};

export const onesDocs: ArrayFunctionDocs = {
  spec: ones,
  meaning: "the column or matrix whose entries are all 1",
};
