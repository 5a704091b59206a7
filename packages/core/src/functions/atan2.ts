import { add, div, type Expr, neg } from "../expr/index.js";
import { nonzero, square } from "./build.js";
import { renamed } from "./code.js";
import { numbersOf } from "./precision.js";
import type { FunctionDocs, FunctionSpec } from "./types.js";

export const atan2: FunctionSpec = {
  name: "atan2",
  arity: [2, 2],
  unicode: "atan2",
  latex: "\\operatorname{atan2}",
  domain: ([y, x]) => [nonzero(add(square(x as Expr), square(y as Expr)))],
  partials: ([first, second]) => {
    const [y, x] = [first as Expr, second as Expr];
    const radius = add(square(x), square(y));
    return [div(x, radius), neg(div(y, radius))];
  },
  evaluate: (y = Number.NaN, x = Number.NaN) => (x === 0 && y === 0 ? Number.NaN : Math.atan2(y, x)),
  slope: (y = Number.NaN, x = Number.NaN) => {
    const [angle, radius] = [Math.atan2(y, x), Math.hypot(x, y)];
    return [Math.cos(angle) / radius, -Math.sin(angle) / radius];
  },
  precise: (y, x) => (x.isZero() && y.isZero() ? x.div(x) : numbersOf(y).atan2(y, x)),
};

export const atan2Docs: FunctionDocs = {
  spec: atan2,
  meaning: "The angle of the point (x, y): atan2(y, x).",
  source: "Abramowitz & Stegun 4.4.54, with the quotient y/x",
  get code() {
    return { ...renamed("atan2", "arctan2", ["y", "x"]), julia: "atan" };
  },
};
