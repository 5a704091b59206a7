import { call, sub } from "../expr/index.js";
import { fn, one } from "./build.js";
import { everywhere } from "./code.js";
import { preciseExpm1 } from "./preciseHyperbolic.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const expm1 = unary({
  name: "expm1",
  range: { lower: -1 },
  monotone: "increasing",
  through: [[0, 0]],
  derivative: fn("exp"),
  definition: (u) => sub(call("exp", u), one()),
  value: Math.expm1,
  rate: (u) => 1 / Math.exp(-u),
  precise: preciseExpm1,
});

export const expm1Docs: FunctionDocs = {
  spec: expm1,
  meaning: "e^u - 1, exact for small u.",
  source: "Abramowitz & Stegun 4.2.5",
  get code() {
    return everywhere("expm1");
  },
};
