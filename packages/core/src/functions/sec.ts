import { call, mul } from "../expr/index.js";
import { nonzero, over } from "./build.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const sec = unary({
  name: "sec",
  latex: "\\sec",
  domain: (u) => [nonzero(call("cos", u))],
  parity: "even",
  derivative: (u) => mul(call("sec", u), call("tan", u)),
  definition: (u) => over(call("cos", u)),
  value: (u) => 1 / Math.cos(u),
  rate: (u) => Math.sin(u) / Math.cos(u) ** 2,
  precise: (u) => u.cos().pow(-1),
});

export const secDocs: FunctionDocs = {
  spec: sec,
  meaning: "The secant 1/cos(u).",
  source: "Abramowitz & Stegun 4.3.109",
};
