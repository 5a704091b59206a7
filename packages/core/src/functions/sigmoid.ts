import { add, call, div, type Expr, mul, neg, num, sub } from "../expr/index.js";
import type { FunctionSpec } from "./types.js";

const [only, sigmoidOf] = [(args: readonly Expr[]) => args[0] as Expr, (u: Expr) => call("sigmoid", u)];

const value = (u: number) => (u >= 0 ? 1 / (1 + Math.exp(-u)) : Math.exp(u) / (1 + Math.exp(u)));

export const sigmoid: FunctionSpec = {
  name: "sigmoid",
  aliases: ["logistic", "expit"],
  arity: [1, 1],
  meaning: "The logistic function 1/(1 + exp(-u)).",
  unicode: "σ",
  latex: "\\sigma",
  range: { lower: 0, upper: 1 },
  monotone: "increasing",
  partials: (args) => [mul(sigmoidOf(only(args)), sub(num(1), sigmoidOf(only(args))))],
  derivativeLabel: "σ′ = σ(1 − σ)",
  definition: (args) => div(num(1), add(num(1), call("exp", neg(only(args))))),
  evaluate: value,
  // e^{-|u|} / (1 + e^{-|u|})^2: even in u, no overflow.
  slope: (u) => [Math.exp(-Math.abs(u)) / (1 + Math.exp(-Math.abs(u))) ** 2],
  precise: (u) => u.neg().exp().plus(1).pow(-1),
  source: "Bishop, Pattern Recognition and Machine Learning, (4.59) and (4.88)",
};
