import { add, call, mul, neg } from "../expr/index.js";
import { nonzero, one, over, square } from "./build.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const acsch = unary({
  name: "acsch",
  aliases: ["arccsch", "arcsch"],
  unicode: "arcsch",
  latex: "\\operatorname{arcsch}",
  domain: (u) => [nonzero(u)],
  parity: "odd",
  derivative: (u) => neg(over(mul(call("abs", u), call("sqrt", add(one(), square(u)))))),
  definition: (u) => call("asinh", over(u)),
  value: (u) => Math.asinh(1 / u),
  rate: (u) => -1 / (u * u * Math.sqrt(1 + 1 / (u * u))),
  precise: (u) => u.pow(-1).asinh(),
});

export const acschDocs: FunctionDocs = {
  spec: acsch,
  meaning: "The inverse hyperbolic cosecant.",
  source: "Abramowitz & Stegun 4.6.40",
};
