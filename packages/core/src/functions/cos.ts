import { call, neg } from "../expr/index.js";
import { everywhere } from "./code.js";
import { unary } from "./unary.js";

export const cos = unary({
  name: "cos",
  meaning: "The cosine.",
  latex: "\\cos",
  range: { lower: -1, upper: 1, closedBelow: true, closedAbove: true },
  parity: "even",
  derivative: (u) => neg(call("sin", u)),
  code: everywhere("cos"),
  value: Math.cos,
  rate: (u) => -Math.sin(u),
  precise: (u) => u.cos(),
  source: "Abramowitz & Stegun 4.3.106",
});
