import { add, call, div, sub } from "../expr/index.js";
import { above, below, one, over, square, two } from "./build.js";
import { renamed } from "./code.js";
import { unary } from "./unary.js";

export const atanh = unary({
  name: "atanh",
  aliases: ["arctanh", "artanh"],
  meaning: "The inverse hyperbolic tangent.",
  unicode: "artanh",
  latex: "\\operatorname{artanh}",
  domain: (u) => [above(u, -1), below(u, 1)],
  monotone: "increasing",
  through: [[0, 0]],
  parity: "odd",
  derivative: (u) => over(sub(one(), square(u))),
  definition: (u) => div(call("log", div(add(one(), u), sub(one(), u))), two()),
  code: renamed("atanh", "arctanh"),
  value: Math.atanh,
  rate: (u) => Math.cosh(Math.atanh(u)) ** 2,
  precise: (u) => u.atanh(),
  source: "Abramowitz & Stegun 4.6.39",
});
