import { add, call, div, neg } from "../expr/index.js";
import { fn, two } from "./build.js";
import { everywhere } from "./code.js";
import { preciseCosh } from "./preciseHyperbolic.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const cosh = unary({
  name: "cosh",
  latex: "\\cosh",
  range: { lower: 1, closedBelow: true },
  parity: "even",
  derivative: fn("sinh"),
  definition: (u) => div(add(call("exp", u), call("exp", neg(u))), two()),
  value: Math.cosh,
  rate: (u) => (Math.exp(u) - Math.exp(-u)) / 2,
  precise: preciseCosh,
});

export const coshDocs: FunctionDocs = {
  spec: cosh,
  meaning: "The hyperbolic cosine.",
  source: "Abramowitz & Stegun 4.5.72",
  get code() {
    return everywhere("cosh");
  },
};
