import { add, call, div, sub } from "../expr/index.js";
import { above, below, one, over, square, two } from "./build.js";
import { renamed } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const atanh = unary({
  name: "atanh",
  aliases: ["arctanh", "artanh"],
  unicode: "artanh",
  latex: "\\operatorname{artanh}",
  domain: (u) => [above(u, -1), below(u, 1)],
  monotone: "increasing",
  through: [[0, 0]],
  parity: "odd",
  derivative: (u) => over(sub(one(), square(u))),
  definition: (u) => div(call("log", div(add(one(), u), sub(one(), u))), two()),
  value: Math.atanh,
  rate: (u) => Math.cosh(Math.atanh(u)) ** 2,
  precise: (u) => u.atanh(),
});

export const atanhDocs: FunctionDocs = {
  spec: atanh,
  meaning: "The inverse hyperbolic tangent.",
  source: "Abramowitz & Stegun 4.6.39",
  get code() {
    return renamed("atanh", "arctanh");
  },
};
