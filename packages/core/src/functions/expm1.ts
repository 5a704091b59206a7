import { call, sub } from "../expr/index.js";
import { fn, one } from "./build.js";
import { everywhere } from "./code.js";
import { preciseExpm1 } from "./preciseHyperbolic.js";
import { unary } from "./unary.js";

export const expm1 = unary({
  name: "expm1",
  meaning: "e^u - 1, exact for small u.",
  range: { lower: -1 },
  monotone: "increasing",
  through: [[0, 0]],
  derivative: fn("exp"),
  definition: (u) => sub(call("exp", u), one()),
  code: everywhere("expm1"),
  value: Math.expm1,
  rate: (u) => 1 / Math.exp(-u),
  precise: preciseExpm1,
  source: "Abramowitz & Stegun 4.2.5",
});
