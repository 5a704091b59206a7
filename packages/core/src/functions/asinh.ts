import { add, call } from "../expr/index.js";
import { one, over, square } from "./build.js";
import { renamed } from "./code.js";
import { unary } from "./unary.js";

export const asinh = unary({
  name: "asinh",
  aliases: ["arcsinh", "arsinh"],
  meaning: "The inverse hyperbolic sine.",
  unicode: "arsinh",
  latex: "\\operatorname{arsinh}",
  monotone: "increasing",
  through: [[0, 0]],
  parity: "odd",
  derivative: (u) => over(call("sqrt", add(square(u), one()))),
  definition: (u) => call("log", add(u, call("sqrt", add(square(u), one())))),
  code: renamed("asinh", "arcsinh"),
  value: Math.asinh,
  rate: (u) => 1 / Math.cosh(Math.asinh(u)),
  precise: (u) => u.asinh(),
  source: "Abramowitz & Stegun 4.6.37",
});
