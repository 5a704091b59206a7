import { call, mul } from "../expr/index.js";
import { positive } from "./build.js";
import { special } from "./code.js";
import { preciseGamma } from "./preciseSpecialFunctions.js";
import { digammaOf, gammaOf } from "./specialFunctions.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const gamma = unary({
  name: "gamma",
  unicode: "Γ",
  latex: "\\Gamma",
  domain: (u) => [positive(u)],
  derivative: (u) => mul(call("gamma", u), call("digamma", u)),
  derivativeLabel: "Γ′ = Γψ",
  value: gammaOf,
  rate: (u) => gammaOf(u) * digammaOf(u),
  precise: preciseGamma,
});

export const gammaDocs: FunctionDocs = {
  spec: gamma,
  meaning: "The gamma function, (u - 1)! for whole u.",
  source: "DLMF 5.2.2",
  get code() {
    return special("gamma", "jnp.exp(jax.scipy.special.gammaln($1))", "torch.exp(torch.lgamma($1))", "gamma");
  },
};
