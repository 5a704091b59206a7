import { call, neg } from "../expr/index.js";
import { everywhere } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const cos = unary({
  name: "cos",
  latex: "\\cos",
  range: { lower: -1, upper: 1, closedBelow: true, closedAbove: true },
  parity: "even",
  derivative: (u) => neg(call("sin", u)),
  value: Math.cos,
  rate: (u) => -Math.sin(u),
  precise: (u) => u.cos(),
});

export const cosDocs: FunctionDocs = {
  spec: cos,
  meaning: "The cosine.",
  source: "Abramowitz & Stegun 4.3.106",
  get code() {
    return everywhere("cos");
  },
};
