import { add, call } from "../expr/index.js";
import { above, one, over } from "./build.js";
import { everywhere } from "./code.js";
import { digitsBelowOne, guarded } from "./precision.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const log1p = unary({
  name: "log1p",
  domain: (u) => [above(u, -1)],
  monotone: "increasing",
  through: [[0, 0]],
  derivative: (u) => over(add(one(), u)),
  definition: (u) => call("log", add(one(), u)),
  value: Math.log1p,
  rate: (u) => 1 / (1 + u),
  precise: (u) => guarded(u, digitsBelowOne(u), (v) => v.plus(1).ln()),
});

export const log1pDocs: FunctionDocs = {
  spec: log1p,
  meaning: "log(1 + u), exact for small u.",
  source: "Abramowitz & Stegun 4.1.46",
  get code() {
    return everywhere("log1p");
  },
};
