import { fn, nonzero } from "./build.js";
import { everywhere } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const abs = unary({
  name: "abs",
  unicode: "|",
  latex: "\\lvert",
  smooth: (u) => [nonzero(u)],
  range: { lower: 0, closedBelow: true },
  parity: "even",
  derivative: fn("sign"),
  value: Math.abs,
  rate: (u) => (u === 0 ? NaN : u / Math.abs(u)),
  precise: (u) => u.abs(),
});

export const absDocs: FunctionDocs = {
  spec: abs,
  meaning: "The absolute value.",
  source: "Stewart, Calculus, 3.4",
  get code() {
    return everywhere("abs");
  },
};
