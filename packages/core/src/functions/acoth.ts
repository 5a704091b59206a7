import { call, num, rel, sub } from "../expr/index.js";
import { one, over, square } from "./build.js";
import { digitsBelowOne, guarded } from "./precision.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const acoth = unary({
  name: "acoth",
  aliases: ["arccoth", "arcoth"],
  unicode: "arcoth",
  latex: "\\operatorname{arcoth}",
  domain: (u) => [rel(">", call("abs", u), num(1))],
  parity: "odd",
  derivative: (u) => over(sub(one(), square(u))),
  definition: (u) => call("atanh", over(u)),
  value: (u) => Math.atanh(1 / u),
  rate: (u) => -1 / (u * u * (1 - 1 / (u * u))),
  precise: (u) => guarded(u, digitsBelowOne(u.abs().minus(1)), (v) => v.pow(-1).atanh()),
});

export const acothDocs: FunctionDocs = {
  spec: acoth,
  meaning: "The inverse hyperbolic cotangent.",
  source: "Abramowitz & Stegun 4.6.42",
};
