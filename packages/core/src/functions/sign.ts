import { num } from "../expr/index.js";
import { nonzero } from "./build.js";
import { everywhere } from "./code.js";
import { unary } from "./unary.js";

export const sign = unary({
  name: "sign",
  aliases: ["sgn", "signum"],
  meaning: "The sign: -1, 0 or 1.",
  unicode: "sign",
  latex: "\\operatorname{sign}",
  smooth: (u) => [nonzero(u)],
  range: { lower: -1, upper: 1, closedBelow: true, closedAbove: true },
  parity: "odd",
  derivative: () => num(0),
  code: everywhere("sign"),
  value: Math.sign,
  rate: (u) => (u === 0 ? NaN : 0),
  precise: (u) => (u.isZero() ? u : u.div(u.abs())),
  source: "constant on each side of 0",
});
