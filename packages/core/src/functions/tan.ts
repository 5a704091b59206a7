import { call, div } from "../expr/index.js";
import { nonzero, square } from "./build.js";
import { everywhere } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const tan = unary({
  name: "tan",
  latex: "\\tan",
  domain: (u) => [nonzero(call("cos", u))],
  parity: "odd",
  derivative: (u) => square(call("sec", u)),
  definition: (u) => div(call("sin", u), call("cos", u)),
  value: Math.tan,
  rate: (u) => 1 + Math.tan(u) ** 2,
  precise: (u) => u.sin().div(u.cos()),
});

export const tanDocs: FunctionDocs = {
  spec: tan,
  meaning: "The tangent.",
  source: "Abramowitz & Stegun 4.3.107",
  get code() {
    return everywhere("tan");
  },
};
