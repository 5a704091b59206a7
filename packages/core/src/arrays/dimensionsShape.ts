/** The shape named by one or two dimensions: m is a column, m, n a matrix. */
import { type Expr, num } from "../expr/index.js";
import type { Shape } from "./shape.js";

export const dimensionsShape = ([rows, columns]: readonly Expr[]): Shape => ({
  rows: rows ?? num(1),
  columns: columns ?? num(1),
});
