import { call, div, neg } from "../expr/index.js";
import { nonzero, square } from "./build.js";
import { inPython, inTypeScript } from "./code.js";
import { preciseTanh } from "./preciseHyperbolic.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const coth = unary({
  name: "coth",
  latex: "\\coth",
  domain: (u) => [nonzero(u)],
  parity: "odd",
  derivative: (u) => neg(square(call("csch", u))),
  definition: (u) => div(call("cosh", u), call("sinh", u)),
  value: (u) => 1 / Math.tanh(u),
  rate: (u) => -(Math.sinh(u) ** -2),
  precise: (u) => preciseTanh(u).pow(-1),
});

export const cothDocs: FunctionDocs = {
  spec: coth,
  meaning: "The hyperbolic cotangent.",
  source: "Abramowitz & Stegun 4.5.76",
  get code() {
    return {
      ...inPython("coth", "1 / tanh(u).", ["return 1 / xp.tanh(u)"]),
      ...inTypeScript("coth", "1 / tanh(u).", "return 1 / Math.tanh(u);"),
      julia: "coth",
    };
  },
};
