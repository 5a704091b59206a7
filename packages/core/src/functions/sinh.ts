import { call, div, neg, sub } from "../expr/index.js";
import { fn, two } from "./build.js";
import { everywhere } from "./code.js";
import { preciseSinh } from "./preciseHyperbolic.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const sinh = unary({
  name: "sinh",
  latex: "\\sinh",
  monotone: "increasing",
  through: [[0, 0]],
  parity: "odd",
  derivative: fn("cosh"),
  definition: (u) => div(sub(call("exp", u), call("exp", neg(u))), two()),
  value: Math.sinh,
  rate: (u) => (Math.exp(u) + Math.exp(-u)) / 2,
  precise: preciseSinh,
});

export const sinhDocs: FunctionDocs = {
  spec: sinh,
  meaning: "The hyperbolic sine.",
  source: "Abramowitz & Stegun 4.5.71",
  get code() {
    return everywhere("sinh");
  },
};
