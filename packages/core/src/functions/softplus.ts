import { add, call } from "../expr/index.js";
import { fn, one } from "./build.js";
import { guarded, numbersOf } from "./precision.js";
import { unary } from "./unary.js";

export const softplus = unary({
  name: "softplus",
  meaning: "log(1 + e^u).",
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
  source: "Goodfellow, Bengio, Courville, Deep Learning, (3.33)",
});
