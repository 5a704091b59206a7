import { fn } from "./build.js";
import { everywhere } from "./code.js";
import { unary } from "./unary.js";

export const sin = unary({
  name: "sin",
  meaning: "The sine.",
  latex: "\\sin",
  range: { lower: -1, upper: 1, closedBelow: true, closedAbove: true },
  parity: "odd",
  derivative: fn("cos"),
  code: everywhere("sin"),
  value: Math.sin,
  rate: Math.cos,
  precise: (u) => u.sin(),
  source: "Abramowitz & Stegun 4.3.105",
});
