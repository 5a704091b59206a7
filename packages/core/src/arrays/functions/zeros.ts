import { num } from "../../expr/index.js";
import { dimensionsShape } from "../dimensionsShape.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";

/** @example zeros(m): the column of m zeros */
export const zeros: ArrayFunction = {
  name: "zeros",
  arity: [1, 2],
  unicode: "0",
  latex: "\\mathbf{0}",
  range: { lower: 0, closedBelow: true, upper: 0, closedAbove: true },
  takesDimensions: true,
  shape: (_, args) => dimensionsShape(args),
  entry: () => num(0),
};

export const zerosDocs: ArrayFunctionDocs = {
  spec: zeros,
  meaning: "the column or matrix whose entries are all 0",
};
