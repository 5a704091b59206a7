import { call, num } from "../expr/index.js";
import { fn, nonzero } from "./build.js";
import { inJulia } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const relu = unary({
  name: "relu",
  smooth: (u) => [nonzero(u)],
  range: { lower: 0, closedBelow: true },
  derivative: fn("step"),
  derivativeLabel: "relu′ = step",
  definition: (u) => call("max", num(0), u),
  value: (u) => Math.max(0, u),
  rate: (u) => (u === 0 ? NaN : (Math.sign(u) + 1) / 2),
  precise: (u) => u.plus(u.abs()).div(2),
});

export const reluDocs: FunctionDocs = {
  spec: relu,
  meaning: "The rectifier max(0, u).",
  source: "Goodfellow, Bengio, Courville, Deep Learning, 6.3.1",
  get code() {
    return {
      numpy: "xp.maximum($1, 0)",
      jax: "jax.nn.relu",
      torch: "torch.relu",
      typescript: "Math.max($1, 0)",
      ...inJulia("relu", "The larger of u and 0.", "max(u, zero(u))"),
    };
  },
};
