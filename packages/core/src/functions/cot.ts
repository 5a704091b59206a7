import { call, div, neg } from "../expr/index.js";
import { nonzero, square } from "./build.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const cot = unary({
  name: "cot",
  latex: "\\cot",
  domain: (u) => [nonzero(call("sin", u))],
  parity: "odd",
  derivative: (u) => neg(square(call("csc", u))),
  definition: (u) => div(call("cos", u), call("sin", u)),
  value: (u) => 1 / Math.tan(u),
  rate: (u) => -1 - Math.tan(u) ** -2,
  precise: (u) => u.cos().div(u.sin()),
});

export const cotDocs: FunctionDocs = {
  spec: cot,
  meaning: "The cotangent.",
  source: "Abramowitz & Stegun 4.3.110",
};
