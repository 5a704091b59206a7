import { call, mul, num, rel, sub } from "../expr/index.js";
import { one, over, square } from "./build.js";
import { digitsBelowOne, guarded } from "./precision.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const asec = unary({
  name: "asec",
  aliases: ["arcsec"],
  unicode: "arcsec",
  latex: "\\operatorname{arcsec}",
  domain: (u) => [rel(">=", call("abs", u), num(1))],
  smooth: (u) => [rel(">", call("abs", u), num(1))],
  range: { lower: 0, closedBelow: true },
  derivative: (u) => over(mul(call("abs", u), call("sqrt", sub(square(u), one())))),
  definition: (u) => call("acos", over(u)),
  value: (u) => Math.acos(1 / u),
  rate: (u) => 1 / (u * u * Math.sqrt(1 - 1 / (u * u))),
  precise: (u) => guarded(u, digitsBelowOne(u.abs().minus(1)), (v) => v.pow(-1).acos()),
});

export const asecDocs: FunctionDocs = {
  spec: asec,
  meaning: "The inverse secant arccos(1/u).",
  source: "Abramowitz & Stegun 4.4.56",
};
