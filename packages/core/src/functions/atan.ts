import { add } from "../expr/index.js";
import { one, over, square } from "./build.js";
import { renamed } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const atan = unary({
  name: "atan",
  aliases: ["arctan"],
  unicode: "arctan",
  latex: "\\arctan",
  range: { lower: -2, upper: 2 },
  monotone: "increasing",
  through: [[0, 0]],
  parity: "odd",
  derivative: (u) => over(add(one(), square(u))),
  value: Math.atan,
  rate: (u) => Math.cos(Math.atan(u)) ** 2,
  precise: (u) => u.atan(),
});

export const atanDocs: FunctionDocs = {
  spec: atan,
  meaning: "The inverse tangent, in (-π/2, π/2).",
  source: "Abramowitz & Stegun 4.4.54",
  get code() {
    return renamed("atan", "arctan");
  },
};
