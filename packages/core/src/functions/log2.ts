import { call, div, mul, num } from "../expr/index.js";
import { over, positive } from "./build.js";
import { everywhere } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const log2 = unary({
  name: "log2",
  unicode: "log₂",
  latex: "\\log_{2}",
  domain: (u) => [positive(u)],
  monotone: "increasing",
  through: [
    [1, 0],
    [2, 1],
  ],
  derivative: (u) => over(mul(u, call("log", num(2)))),
  definition: (u) => div(call("log", u), call("log", num(2))),
  value: Math.log2,
  rate: (u) => Math.LOG2E / u,
  precise: (u) => u.log(2),
});

export const log2Docs: FunctionDocs = {
  spec: log2,
  meaning: "The logarithm to the base 2.",
  source: "Abramowitz & Stegun 4.1.46",
  get code() {
    return everywhere("log2");
  },
};
