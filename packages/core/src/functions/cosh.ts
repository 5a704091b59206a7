import { add, call, div, neg } from "../expr/index.js";
import { fn, two } from "./build.js";
import { everywhere } from "./code.js";
import { preciseCosh } from "./preciseHyperbolic.js";
import { unary } from "./unary.js";

export const cosh = unary({
  name: "cosh",
  meaning: "The hyperbolic cosine.",
  latex: "\\cosh",
  range: { lower: 1, closedBelow: true },
  parity: "even",
  derivative: fn("sinh"),
  definition: (u) => div(add(call("exp", u), call("exp", neg(u))), two()),
  code: everywhere("cosh"),
  value: Math.cosh,
  rate: (u) => (Math.exp(u) - Math.exp(-u)) / 2,
  precise: preciseCosh,
  source: "Abramowitz & Stegun 4.5.72",
});
