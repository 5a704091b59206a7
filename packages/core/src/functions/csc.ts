import { call, mul, neg } from "../expr/index.js";
import { nonzero, over } from "./build.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const csc = unary({
  name: "csc",
  latex: "\\csc",
  domain: (u) => [nonzero(call("sin", u))],
  parity: "odd",
  derivative: (u) => neg(mul(call("csc", u), call("cot", u))),
  definition: (u) => over(call("sin", u)),
  value: (u) => 1 / Math.sin(u),
  rate: (u) => -Math.cos(u) / Math.sin(u) ** 2,
  precise: (u) => u.sin().pow(-1),
});

export const cscDocs: FunctionDocs = {
  spec: csc,
  meaning: "The cosecant 1/sin(u).",
  source: "Abramowitz & Stegun 4.3.108",
};
