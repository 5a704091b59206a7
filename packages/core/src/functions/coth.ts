import { call, div, neg } from "../expr/index.js";
import { nonzero, square } from "./build.js";
import { inPython, inTypeScript } from "./code.js";
import { preciseTanh } from "./preciseHyperbolic.js";
import { unary } from "./unary.js";

export const coth = unary({
  name: "coth",
  meaning: "The hyperbolic cotangent.",
  latex: "\\coth",
  domain: (u) => [nonzero(u)],
  parity: "odd",
  derivative: (u) => neg(square(call("csch", u))),
  definition: (u) => div(call("cosh", u), call("sinh", u)),
  code: {
    ...inPython("coth", "1 / tanh(u).", ["return 1 / xp.tanh(u)"]),
    ...inTypeScript("coth", "1 / tanh(u).", "return 1 / Math.tanh(u);"),
    julia: "coth",
  },
  value: (u) => 1 / Math.tanh(u),
  rate: (u) => -(Math.sinh(u) ** -2),
  precise: (u) => preciseTanh(u).pow(-1),
  source: "Abramowitz & Stegun 4.5.76",
});
