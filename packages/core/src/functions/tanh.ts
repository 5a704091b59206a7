import { call, div, sub } from "../expr/index.js";
import { one, square } from "./build.js";
import { everywhere } from "./code.js";
import { preciseTanh } from "./preciseHyperbolic.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const tanh = unary({
  name: "tanh",
  latex: "\\tanh",
  range: { lower: -1, upper: 1 },
  monotone: "increasing",
  through: [[0, 0]],
  parity: "odd",
  derivative: (u) => sub(one(), square(call("tanh", u))),
  derivativeLabel: "tanh′ = 1 − tanh²",
  definition: (u) => div(call("sinh", u), call("cosh", u)),
  value: Math.tanh,
  rate: (u) => Math.cosh(u) ** -2,
  precise: preciseTanh,
});

export const tanhDocs: FunctionDocs = {
  spec: tanh,
  meaning: "The hyperbolic tangent.",
  source: "Abramowitz & Stegun 4.5.73",
  get code() {
    return everywhere("tanh");
  },
};
