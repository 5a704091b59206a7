import { call, mul, num } from "../expr/index.js";
import { nonzero, over, square } from "./build.js";
import { everywhere, inPython } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const cbrt = unary({
  name: "cbrt",
  unicode: "∛",
  latex: "\\sqrt[3]",
  smooth: (u) => [nonzero(u)],
  monotone: "increasing",
  through: [
    [-1, -1],
    [0, 0],
    [1, 1],
  ],
  parity: "odd",
  derivative: (u) => over(mul(num(3), square(call("cbrt", u)))),
  value: Math.cbrt,
  rate: (u) => Math.abs(u) ** (-2 / 3) / 3,
  precise: (u) => u.cbrt(),
});

export const cbrtDocs: FunctionDocs = {
  spec: cbrt,
  meaning: "The real cube root, of negative numbers too.",
  source: "Stewart, Calculus, 3.1",
  get code() {
    return {
      ...everywhere("cbrt"),
      ...inPython("cbrt", "The real cube root.", ["return xp.sign(u) * xp.abs(u) ** (1 / 3)"]),
      jax: "jnp.cbrt",
    };
  },
};
