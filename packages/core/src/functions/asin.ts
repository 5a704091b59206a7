import { call, num, rel, sub } from "../expr/index.js";
import { above, below, one, over, square } from "./build.js";
import { renamed } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const asin = unary({
  name: "asin",
  aliases: ["arcsin"],
  unicode: "arcsin",
  latex: "\\arcsin",
  domain: (u) => [rel("<=", num(-1), u), rel("<=", u, num(1))],
  smooth: (u) => [above(u, -1), below(u, 1)],
  monotone: "increasing",
  through: [[0, 0]],
  parity: "odd",
  derivative: (u) => over(call("sqrt", sub(one(), square(u)))),
  value: Math.asin,
  rate: (u) => (1 - u) ** -0.5 * (1 + u) ** -0.5,
  precise: (u) => u.asin(),
});

export const asinDocs: FunctionDocs = {
  spec: asin,
  meaning: "The inverse sine, in [-π/2, π/2].",
  source: "Abramowitz & Stegun 4.4.52",
  get code() {
    return renamed("asin", "arcsin");
  },
};
