import { call, mul, neg } from "../expr/index.js";
import { nonzero, over } from "./build.js";
import { inPython, inTypeScript } from "./code.js";
import { preciseSinh } from "./preciseHyperbolic.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const csch = unary({
  name: "csch",
  domain: (u) => [nonzero(u)],
  parity: "odd",
  derivative: (u) => neg(mul(call("csch", u), call("coth", u))),
  definition: (u) => over(call("sinh", u)),
  value: (u) => 1 / Math.sinh(u),
  // With v = e^{-|u|}: csch |u| = 2v/(1 - v^2); no overflow.
  rate: (u) => {
    const v = Math.exp(-Math.abs(u));
    return (-2 * v * (1 + v * v)) / Math.expm1(-2 * Math.abs(u)) ** 2;
  },
  precise: (u) => preciseSinh(u).pow(-1),
});

export const cschDocs: FunctionDocs = {
  spec: csch,
  meaning: "The hyperbolic cosecant 1/sinh(u).",
  source: "Abramowitz & Stegun 4.5.74",
  get code() {
    return {
      ...inPython("csch", "1 / sinh(u), without overflow.", [
        "e = xp.exp(-xp.abs(u))",
        "return xp.sign(u) * 2 * e / (1 - e * e)",
      ]),
      ...inTypeScript(
        "csch",
        "1 / sinh(u), without overflow.",
        "const e = Math.exp(-Math.abs(u));",
        "return (Math.sign(u) * 2 * e) / (1 - e * e);",
      ),
      julia: "csch",
    };
  },
};
