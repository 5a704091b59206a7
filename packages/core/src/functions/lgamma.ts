import { call } from "../expr/index.js";
import { fn, positive } from "./build.js";
import { special } from "./code.js";
import { preciseLogGamma } from "./preciseSpecialFunctions.js";
import { digammaOf, logGamma } from "./specialFunctions.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const lgamma = unary({
  name: "lgamma",
  aliases: ["loggamma", "gammaln", "lnGamma"],
  unicode: "log Γ",
  latex: "\\log\\Gamma",
  domain: (u) => [positive(u)],
  derivative: fn("digamma"),
  derivativeLabel: "(log Γ)′ = ψ",
  definition: (u) => call("log", call("gamma", u)),
  value: logGamma,
  rate: digammaOf,
  precise: preciseLogGamma,
});

export const lgammaDocs: FunctionDocs = {
  spec: lgamma,
  meaning: "The logarithm of the gamma function.",
  source: "DLMF 5.2.2",
  get code() {
    return special("gammaln", "jax.scipy.special.gammaln", "torch.lgamma", "loggamma");
  },
};
