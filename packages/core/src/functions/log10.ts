import { call, div, mul, num } from "../expr/index.js";
import { over, positive } from "./build.js";
import { everywhere } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const log10 = unary({
  name: "log10",
  unicode: "log₁₀",
  latex: "\\log_{10}",
  domain: (u) => [positive(u)],
  monotone: "increasing",
  through: [
    [1, 0],
    [10, 1],
  ],
  derivative: (u) => over(mul(u, call("log", num(10)))),
  definition: (u) => div(call("log", u), call("log", num(10))),
  value: Math.log10,
  rate: (u) => Math.LOG10E / u,
  precise: (u) => u.log(10),
});

export const log10Docs: FunctionDocs = {
  spec: log10,
  meaning: "The logarithm to the base 10.",
  source: "Abramowitz & Stegun 4.1.46",
  get code() {
    return everywhere("log10");
  },
};
