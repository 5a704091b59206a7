import { call, num } from "../expr/index.js";
import { positive } from "./build.js";
import { special } from "./code.js";
import { preciseDigamma } from "./preciseSpecialFunctions.js";
import { digammaOf, polygammaOf } from "./specialFunctions.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const digamma = unary({
  name: "digamma",
  unicode: "ψ",
  latex: "\\psi",
  domain: (u) => [positive(u)],
  derivative: (u) => call("polygamma", num(1), u),
  value: digammaOf,
  rate: (u) => polygammaOf(1, u),
  precise: preciseDigamma,
});

export const digammaDocs: FunctionDocs = {
  spec: digamma,
  meaning: "The logarithmic derivative of the gamma function.",
  source: "DLMF 5.2.2, 5.15",
  get code() {
    return special("digamma", "jax.scipy.special.digamma", "torch.digamma", "digamma");
  },
};
