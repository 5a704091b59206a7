import { call, div, neg } from "../expr/index.js";
import { nonzero, square } from "./build.js";
import { unary } from "./unary.js";

export const cot = unary({
  name: "cot",
  meaning: "The cotangent.",
  latex: "\\cot",
  domain: (u) => [nonzero(call("sin", u))],
  parity: "odd",
  derivative: (u) => neg(square(call("csc", u))),
  definition: (u) => div(call("cos", u), call("sin", u)),
  value: (u) => 1 / Math.tan(u),
  rate: (u) => -1 - Math.tan(u) ** -2,
  precise: (u) => u.cos().div(u.sin()),
  source: "Abramowitz & Stegun 4.3.110",
});
