import { add, call, div, mul, neg, num, sub } from "../expr/index.js";
import { inJulia, inPython, inTypeScript } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const sigmoid = unary({
  name: "sigmoid",
  aliases: ["logistic", "expit", "sigma"],
  unicode: "σ",
  latex: "\\sigma",
  range: { lower: 0, upper: 1 },
  monotone: "increasing",
  through: [[0, 0.5]],
  derivative: (u) => {
    const s = call("sigmoid", u);
    return mul(s, sub(num(1), s));
  },
  derivativeLabel: "σ′ = σ(1 − σ)",
  definition: (u) => div(num(1), add(num(1), call("exp", neg(u)))),
  value: (u) => (u >= 0 ? 1 / (1 + Math.exp(-u)) : Math.exp(u) / (1 + Math.exp(u))),
  // e^{-|u|} / (1 + e^{-|u|})^2: even in u, no overflow.
  rate: (u) => Math.exp(-Math.abs(u)) / (1 + Math.exp(-Math.abs(u))) ** 2,
  precise: (u) => u.neg().exp().plus(1).pow(-1),
});

export const sigmoidDocs: FunctionDocs = {
  spec: sigmoid,
  meaning: "The logistic function 1/(1 + exp(-u)).",
  source: "Bishop, Pattern Recognition and Machine Learning, (4.59) and (4.88)",
  get code() {
    return {
      ...inPython("sigmoid", "1 / (1 + exp(-u)), without overflow.", ["return xp.exp(-xp.logaddexp(0, -u))"]),
      jax: "jax.nn.sigmoid",
      torch: "torch.sigmoid",
      ...inTypeScript(
        "sigmoid",
        "1 / (1 + exp(-u)), without overflow.",
        "const e = Math.exp(-Math.abs(u));",
        "return (u >= 0 ? 1 : e) / (1 + e);",
      ),
      ...inJulia(
        "sigmoid",
        "1 / (1 + exp(-u)), without overflow.",
        "(u >= 0 ? one(u) : exp(u)) / (1 + exp(-abs(u)))",
      ),
    };
  },
};
