import { call, div } from "../expr/index.js";
import { nonzero, square } from "./build.js";
import { everywhere } from "./code.js";
import { unary } from "./unary.js";

export const tan = unary({
  name: "tan",
  meaning: "The tangent.",
  latex: "\\tan",
  domain: (u) => [nonzero(call("cos", u))],
  parity: "odd",
  derivative: (u) => square(call("sec", u)),
  definition: (u) => div(call("sin", u), call("cos", u)),
  code: everywhere("tan"),
  value: Math.tan,
  rate: (u) => 1 + Math.tan(u) ** 2,
  precise: (u) => u.sin().div(u.cos()),
  source: "Abramowitz & Stegun 4.3.107",
});
