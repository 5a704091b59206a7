import { call, div, mul, neg, sym } from "../expr/index.js";
import { square, two } from "./build.js";
import { special } from "./code.js";
import { preciseErf } from "./preciseSpecialFunctions.js";
import { erfOf } from "./specialFunctions.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const erf = unary({
  name: "erf",
  range: { lower: -1, upper: 1 },
  monotone: "increasing",
  through: [[0, 0]],
  parity: "odd",
  derivative: (u) => mul(div(two(), call("sqrt", sym("pi"))), call("exp", neg(square(u)))),
  value: erfOf,
  rate: (u) => Math.exp(-u * u) * 1.1283791670955126,
  precise: preciseErf,
});

export const erfDocs: FunctionDocs = {
  spec: erf,
  meaning: "The error function 2/sqrt(pi) times the integral of exp(-t^2) from 0 to u.",
  source: "DLMF 7.2.1",
  get code() {
    return special("erf", "jax.scipy.special.erf", "torch.erf", "erf");
  },
};
