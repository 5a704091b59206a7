import { call } from "../../expr/index.js";
import { dimensionsShape } from "../dimensionsShape.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";

/** @example eye(n)*x = x */
export const eye: ArrayFunction = {
  name: "eye",
  aliases: ["identity"],
  arity: [1, 1],
  unicode: "I",
  latex: "I",
  range: { lower: 0, closedBelow: true, upper: 1, closedAbove: true },
  takesDimensions: true,
  shape: (_, [n]) => dimensionsShape(n === undefined ? [] : [n, n]),
  entry: (_, row, column) => call("delta", row, column),
};

export const eyeDocs: ArrayFunctionDocs = {
  spec: eye,
  meaning: "the identity matrix",
};
