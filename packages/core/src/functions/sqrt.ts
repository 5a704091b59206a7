import { call, mul, num, pow, rel } from "../expr/index.js";
import { over, positive, two } from "./build.js";
import { everywhere } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const sqrt = unary({
  name: "sqrt",
  unicode: "√",
  latex: "\\sqrt",
  domain: (u) => [rel(">=", u, num(0))],
  smooth: (u) => [positive(u)],
  range: { lower: 0, closedBelow: true },
  monotone: "increasing",
  through: [
    [0, 0],
    [1, 1],
  ],
  derivative: (u) => over(mul(two(), call("sqrt", u))),
  definition: (u) => pow(u, num(1, 2)),
  value: Math.sqrt,
  rate: (u) => 0.5 * u ** -0.5,
  precise: (u) => u.sqrt(),
});

export const sqrtDocs: FunctionDocs = {
  spec: sqrt,
  meaning: "The square root.",
  source: "Stewart, Calculus, 3.1",
  get code() {
    return everywhere("sqrt");
  },
};
