import { fn, nonzero } from "./build.js";
import { everywhere } from "./code.js";
import { unary } from "./unary.js";

export const abs = unary({
  name: "abs",
  meaning: "The absolute value.",
  unicode: "|",
  latex: "\\lvert",
  smooth: (u) => [nonzero(u)],
  range: { lower: 0, closedBelow: true },
  parity: "even",
  derivative: fn("sign"),
  code: everywhere("abs"),
  value: Math.abs,
  rate: (u) => (u === 0 ? NaN : u / Math.abs(u)),
  precise: (u) => u.abs(),
  source: "Stewart, Calculus, 3.4",
});
