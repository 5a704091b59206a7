import { add, call } from "../expr/index.js";
import { one, over, square } from "./build.js";
import { renamed } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const asinh = unary({
  name: "asinh",
  aliases: ["arcsinh", "arsinh"],
  unicode: "arsinh",
  latex: "\\operatorname{arsinh}",
  monotone: "increasing",
  through: [[0, 0]],
  parity: "odd",
  derivative: (u) => over(call("sqrt", add(square(u), one()))),
  definition: (u) => call("log", add(u, call("sqrt", add(square(u), one())))),
  value: Math.asinh,
  rate: (u) => 1 / Math.cosh(Math.asinh(u)),
  precise: (u) => u.asinh(),
});

export const asinhDocs: FunctionDocs = {
  spec: asinh,
  meaning: "The inverse hyperbolic sine.",
  source: "Abramowitz & Stegun 4.6.37",
  get code() {
    return renamed("asinh", "arcsinh");
  },
};
