import { call, neg, num, rel, sub } from "../expr/index.js";
import { above, below, one, over, square } from "./build.js";
import { renamed } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const acos = unary({
  name: "acos",
  aliases: ["arccos"],
  unicode: "arccos",
  latex: "\\arccos",
  domain: (u) => [rel("<=", num(-1), u), rel("<=", u, num(1))],
  smooth: (u) => [above(u, -1), below(u, 1)],
  range: { lower: 0, closedBelow: true },
  monotone: "decreasing",
  through: [[1, 0]],
  derivative: (u) => neg(over(call("sqrt", sub(one(), square(u))))),
  value: Math.acos,
  rate: (u) => -((1 - u) ** -0.5) * (1 + u) ** -0.5,
  precise: (u) => u.acos(),
});

export const acosDocs: FunctionDocs = {
  spec: acos,
  meaning: "The inverse cosine, in [0, π].",
  source: "Abramowitz & Stegun 4.4.53",
  get code() {
    return renamed("acos", "arccos");
  },
};
