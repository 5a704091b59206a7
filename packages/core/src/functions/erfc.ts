import { call, div, mul, neg, num, sub, sym } from "../expr/index.js";
import { square, two } from "./build.js";
import { special } from "./code.js";
import { preciseErfc } from "./preciseSpecialFunctions.js";
import { erfcOf } from "./specialFunctions.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const erfc = unary({
  name: "erfc",
  range: { lower: 0, upper: 2 },
  monotone: "decreasing",
  through: [[0, 1]],
  derivative: (u) => neg(mul(div(two(), call("sqrt", sym("pi"))), call("exp", neg(square(u))))),
  definition: (u) => sub(num(1), call("erf", u)),
  value: erfcOf,
  rate: (u) => -Math.exp(-u * u) * 1.1283791670955126,
  precise: preciseErfc,
});

export const erfcDocs: FunctionDocs = {
  spec: erfc,
  meaning: "The complementary error function 1 - erf(u).",
  source: "DLMF 7.2.2",
  get code() {
    return special("erfc", "jax.scipy.special.erfc", "torch.erfc", "erfc");
  },
};
