import { add, call, num, rel, sub } from "../expr/index.js";
import { above, one, over, square } from "./build.js";
import { renamed } from "./code.js";
import { unary } from "./unary.js";

export const acosh = unary({
  name: "acosh",
  aliases: ["arccosh", "arcosh"],
  meaning: "The inverse hyperbolic cosine.",
  unicode: "arcosh",
  latex: "\\operatorname{arcosh}",
  domain: (u) => [rel(">=", u, num(1))],
  smooth: (u) => [above(u, 1)],
  range: { lower: 0, closedBelow: true },
  monotone: "increasing",
  through: [[1, 0]],
  derivative: (u) => over(call("sqrt", sub(square(u), one()))),
  definition: (u) => call("log", add(u, call("sqrt", sub(square(u), one())))),
  code: renamed("acosh", "arccosh"),
  value: Math.acosh,
  rate: (u) => 1 / Math.sinh(Math.acosh(u)),
  precise: (u) => u.acosh(),
  source: "Abramowitz & Stegun 4.6.38",
});
