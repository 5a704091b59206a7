import { call, mul, neg } from "../expr/index.js";
import { over } from "./build.js";
import { inPython, inTypeScript } from "./code.js";
import { preciseCosh } from "./preciseHyperbolic.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const sech = unary({
  name: "sech",
  range: { lower: 0, upper: 1, closedAbove: true },
  parity: "even",
  derivative: (u) => neg(mul(call("sech", u), call("tanh", u))),
  definition: (u) => over(call("cosh", u)),
  value: (u) => 1 / Math.cosh(u),
  // With v = e^{-|u|}: sech u = 2v/(1 + v^2); no overflow.
  rate: (u) => {
    const v = Math.exp(-Math.abs(u));
    return (-Math.sign(u) * 2 * v * (1 - v * v)) / (1 + v * v) ** 2;
  },
  precise: (u) => preciseCosh(u).pow(-1),
});

export const sechDocs: FunctionDocs = {
  spec: sech,
  meaning: "The hyperbolic secant 1/cosh(u).",
  source: "Abramowitz & Stegun 4.5.75",
  get code() {
    return {
      ...inPython("sech", "1 / cosh(u), without overflow.", [
        "e = xp.exp(-xp.abs(u))",
        "return 2 * e / (1 + e * e)",
      ]),
      ...inTypeScript(
        "sech",
        "1 / cosh(u), without overflow.",
        "const e = Math.exp(-Math.abs(u));",
        "return (2 * e) / (1 + e * e);",
      ),
      julia: "sech",
    };
  },
};
