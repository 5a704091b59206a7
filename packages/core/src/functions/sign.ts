import { num } from "../expr/index.js";
import { nonzero } from "./build.js";
import { everywhere } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const sign = unary({
  name: "sign",
  aliases: ["sgn", "signum"],
  unicode: "sign",
  latex: "\\operatorname{sign}",
  smooth: (u) => [nonzero(u)],
  range: { lower: -1, upper: 1, closedBelow: true, closedAbove: true },
  parity: "odd",
  derivative: () => num(0),
  value: Math.sign,
  rate: (u) => (u === 0 ? NaN : 0),
  precise: (u) => (u.isZero() ? u : u.div(u.abs())),
});

export const signDocs: FunctionDocs = {
  spec: sign,
  meaning: "The sign: -1, 0 or 1.",
  source: "constant on each side of 0",
  get code() {
    return everywhere("sign");
  },
};
