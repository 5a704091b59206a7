import { fn } from "./build.js";
import { everywhere } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const exp = unary({
  name: "exp",
  latex: "\\exp",
  range: { lower: 0 },
  monotone: "increasing",
  through: [[0, 1]],
  derivative: fn("exp"),
  value: Math.exp,
  rate: Math.exp,
  precise: (u) => u.exp(),
});

export const expDocs: FunctionDocs = {
  spec: exp,
  meaning: "The exponential function e^u.",
  source: "Abramowitz & Stegun 4.2.5",
  get code() {
    return everywhere("exp");
  },
};
