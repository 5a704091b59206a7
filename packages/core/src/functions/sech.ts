import { call, mul, neg } from "../expr/index.js";
import { over } from "./build.js";
import { unary } from "./unary.js";

export const sech = unary({
  name: "sech",
  meaning: "The hyperbolic secant 1/cosh(u).",
  range: { lower: 0, upper: 1, closedAbove: true },
  parity: "even",
  derivative: (u) => neg(mul(call("sech", u), call("tanh", u))),
  definition: (u) => over(call("cosh", u)),
  value: (u) => 1 / Math.cosh(u),
  rate: (u) => -Math.sinh(u) / Math.cosh(u) ** 2,
  precise: (u) => u.cosh().pow(-1),
  source: "Abramowitz & Stegun 4.5.75",
});
