import { add, call, neg } from "../expr/index.js";
import { nonzero, one, over, square } from "./build.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const acot = unary({
  name: "acot",
  aliases: ["arccot"],
  unicode: "arccot",
  latex: "\\operatorname{arccot}",
  domain: (u) => [nonzero(u)],
  parity: "odd",
  derivative: (u) => neg(over(add(one(), square(u)))),
  definition: (u) => call("atan", over(u)),
  value: (u) => (u === 0 ? Number.NaN : Math.atan(1 / u)),
  rate: (u) => -(Math.sin(Math.atan(1 / u)) ** 2),
  precise: (u) => (u.isZero() ? u.div(u) : u.pow(-1).atan()),
});

export const acotDocs: FunctionDocs = {
  spec: acot,
  meaning: "The inverse cotangent arctan(1/u).",
  source: "Abramowitz & Stegun 4.4.57",
};
