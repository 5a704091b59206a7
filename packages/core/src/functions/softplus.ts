import { add, call } from "../expr/index.js";
import { fn, one } from "./build.js";
import { inJulia, inTypeScript } from "./code.js";
import { guarded, numbersOf } from "./precision.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const softplus = unary({
  name: "softplus",
  range: { lower: 0 },
  monotone: "increasing",
  derivative: fn("sigmoid"),
  derivativeLabel: "softplus′ = σ",
  definition: (u) => call("log", add(one(), call("exp", u))),
  value: (u) => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u))),
  rate: (u) => (1 + Math.tanh(u / 2)) / 2,
  precise: (u) => {
    // For u < 0 the logarithm is of 1 and something as small as e^u; far out that alone is left.
    if (u.lt(-3 * numbersOf(u).precision)) return u.exp();
    return guarded(u, Math.max(0, -u.toNumber() / 2), (v) => v.exp().plus(1).ln());
  },
});

export const softplusDocs: FunctionDocs = {
  spec: softplus,
  meaning: "log(1 + e^u).",
  source: "Goodfellow, Bengio, Courville, Deep Learning, (3.33)",
  get code() {
    return {
      numpy: "xp.logaddexp(0, $1)",
      jax: "jnp.logaddexp(0, $1)",
      torch: {
        name: "_softplus",
        source: [
          "def _softplus(u):",
          '    """log(1 + exp(u)), without overflow."""',
          "    return torch.logaddexp(u, torch.zeros_like(u))",
        ].join("\n"),
      },
      ...inTypeScript(
        "softplus",
        "log(1 + exp(u)), without overflow.",
        "return Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));",
      ),
      ...inJulia("softplus", "log(1 + exp(u)), without overflow.", "max(u, zero(u)) + log1p(exp(-abs(u)))"),
    };
  },
};
