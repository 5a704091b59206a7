import { call, div, mul, sub } from "../expr/index.js";
import { below, one, over, positive } from "./build.js";
import { digitsBelowOne, guarded } from "./precision.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const logit = unary({
  name: "logit",
  domain: (u) => [positive(u), below(u, 1)],
  monotone: "increasing",
  through: [[0.5, 0]],
  derivative: (u) => over(mul(u, sub(one(), u))),
  definition: (u) => call("log", div(u, sub(one(), u))),
  value: (u) => Math.log(u) - Math.log1p(-u),
  rate: (u) => 1 / u + 1 / (1 - u),
  precise: (u) => {
    const fromHalf = digitsBelowOne(u.minus(0.5));
    return guarded(u, 5 + fromHalf, (v) => v.div(v.neg().plus(1)).ln());
  },
});

export const logitDocs: FunctionDocs = {
  spec: logit,
  meaning: "The log odds log(u/(1 - u)).",
  source: "Bishop, Pattern Recognition and Machine Learning, (4.61)",
};
