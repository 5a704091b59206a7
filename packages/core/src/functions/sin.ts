import { fn } from "./build.js";
import { everywhere } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const sin = unary({
  name: "sin",
  latex: "\\sin",
  range: { lower: -1, upper: 1, closedBelow: true, closedAbove: true },
  parity: "odd",
  derivative: fn("cos"),
  value: Math.sin,
  rate: Math.cos,
  precise: (u) => u.sin(),
});

export const sinDocs: FunctionDocs = {
  spec: sin,
  meaning: "The sine.",
  source: "Abramowitz & Stegun 4.3.105",
  get code() {
    return everywhere("sin");
  },
};
