/** The gradient of a scalar by a vector or matrix, told by differentials: first dJ, then what is read off. */
import { isScalar, shapeOf, zeros } from "../../arrays/index.js";
import { diff, differential, type Expr, num, transpose, type Variable } from "../../expr/index.js";
import type { Setting } from "../../problem/problem.js";
import { simplifyingMoves } from "../../simplify/simplify.js";
import type { Chapter } from "../leibniz.js";
import { reverseSweep } from "./reverse.js";

export function gradientChapters(cost: Expr, x: Variable, setting: Setting): Chapter[] {
  const start = differential(cost);
  const { drafts, gradient } = reverseSweep(cost, setting);
  const found = gradient ?? (isScalar(x) ? num(0) : zeros(shapeOf(x)));
  const of = isScalar(x) ? diff(cost, x) : transpose(diff(cost, x));
  return [
    { of: start, start, drafts },
    { of, start: found, drafts: simplifyingMoves(found, setting) },
  ];
}
