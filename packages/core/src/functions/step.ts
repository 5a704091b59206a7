import { num } from "../expr/index.js";
import { nonzero } from "./build.js";
import { inJulia, inPython } from "./code.js";
import type { FunctionDocs } from "./types.js";
import { unary } from "./unary.js";

export const step = unary({
  name: "step",
  aliases: ["heaviside"],
  domain: (u) => [nonzero(u)],
  range: { lower: 0, upper: 1, closedBelow: true, closedAbove: true },
  derivative: () => num(0),
  value: (u) => (u > 0 ? 1 : u < 0 ? 0 : NaN),
  rate: (u) => (u === 0 ? NaN : 0),
  precise: (u) => u.div(u.abs()).plus(1).div(2),
});

export const stepDocs: FunctionDocs = {
  spec: step,
  meaning: "The unit step: 0 for u < 0, 1 for u > 0.",
  source: "constant on each side of 0",
  get code() {
    return {
      ...inPython("step", "1 where u is positive, 0 elsewhere.", [
        "return xp.where(u > 0, xp.ones_like(u), xp.zeros_like(u))",
      ]),
      typescript: "Number($1 > 0)",
      ...inJulia("step", "1 where u is positive, 0 elsewhere.", "u > 0 ? one(u) : zero(u)"),
    };
  },
};
