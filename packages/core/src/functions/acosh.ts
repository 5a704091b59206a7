import { add, call, num, rel, sub } from "../expr/index.js";
import { above, one, over, square } from "./build.js";
import { renamed } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const acosh = unary({
  name: "acosh",
  aliases: ["arccosh", "arcosh"],
  unicode: "arcosh",
  latex: "\\operatorname{arcosh}",
  domain: (u) => [rel(">=", u, num(1))],
  smooth: (u) => [above(u, 1)],
  range: { lower: 0, closedBelow: true },
  monotone: "increasing",
  through: [[1, 0]],
  derivative: (u) => over(call("sqrt", sub(square(u), one()))),
  definition: (u) => call("log", add(u, call("sqrt", sub(square(u), one())))),
  value: Math.acosh,
  rate: (u) => 1 / Math.sinh(Math.acosh(u)),
  precise: (u) => u.acosh(),
});

export const acoshDocs: FunctionDocs = {
  spec: acosh,
  meaning: "The inverse hyperbolic cosine.",
  source: "Abramowitz & Stegun 4.6.38",
  get code() {
    return renamed("acosh", "arccosh");
  },
};
