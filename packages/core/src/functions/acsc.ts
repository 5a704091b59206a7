import { call, mul, neg, num, rel, sub } from "../expr/index.js";
import { one, over, square } from "./build.js";
import { digitsBelowOne, guarded } from "./precision.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const acsc = unary({
  name: "acsc",
  aliases: ["arccsc"],
  unicode: "arccsc",
  latex: "\\operatorname{arccsc}",
  domain: (u) => [rel(">=", call("abs", u), num(1))],
  smooth: (u) => [rel(">", call("abs", u), num(1))],
  parity: "odd",
  derivative: (u) => neg(over(mul(call("abs", u), call("sqrt", sub(square(u), one()))))),
  definition: (u) => call("asin", over(u)),
  value: (u) => Math.asin(1 / u),
  rate: (u) => -1 / (u * u * Math.sqrt(1 - 1 / (u * u))),
  precise: (u) => guarded(u, digitsBelowOne(u.abs().minus(1)), (v) => v.pow(-1).asin()),
});

export const acscDocs: FunctionDocs = {
  spec: acsc,
  meaning: "The inverse cosecant arcsin(1/u).",
  source: "Abramowitz & Stegun 4.4.55",
};
