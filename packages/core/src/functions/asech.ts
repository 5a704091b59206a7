import { call, mul, neg, num, rel, sub } from "../expr/index.js";
import { below, one, over, positive, square } from "./build.js";
import { digitsBelowOne, guarded } from "./precision.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const asech = unary({
  name: "asech",
  aliases: ["arcsech", "arsech"],
  unicode: "arsech",
  latex: "\\operatorname{arsech}",
  domain: (u) => [positive(u), rel("<=", u, num(1))],
  smooth: (u) => [below(u, 1)],
  range: { lower: 0, closedBelow: true },
  monotone: "decreasing",
  through: [[1, 0]],
  derivative: (u) => neg(over(mul(u, call("sqrt", sub(one(), square(u)))))),
  definition: (u) => call("acosh", over(u)),
  value: (u) => Math.acosh(1 / u),
  rate: (u) => -1 / (u * u * Math.sqrt(1 / (u * u) - 1)),
  precise: (u) => guarded(u, digitsBelowOne(u.minus(1)), (v) => v.pow(-1).acosh()),
});

export const asechDocs: FunctionDocs = {
  spec: asech,
  meaning: "The inverse hyperbolic secant.",
  source: "Abramowitz & Stegun 4.6.41",
};
