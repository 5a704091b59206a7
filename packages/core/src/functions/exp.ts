import { fn } from "./build.js";
import { everywhere } from "./code.js";
import { unary } from "./unary.js";

export const exp = unary({
  name: "exp",
  meaning: "The exponential function e^u.",
  latex: "\\exp",
  range: { lower: 0 },
  monotone: "increasing",
  through: [[0, 1]],
  derivative: fn("exp"),
  code: everywhere("exp"),
  value: Math.exp,
  rate: Math.exp,
  precise: (u) => u.exp(),
  source: "Abramowitz & Stegun 4.2.5",
});
