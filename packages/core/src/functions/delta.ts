import { num } from "../expr/index.js";
import { numbersOf } from "./precision.js";
import type { FunctionDocs, FunctionSpec } from "./types.js";

/** The Kronecker delta of two indices; indices do not move with a variable. */
export const delta: FunctionSpec = {
  name: "delta",
  arity: [2, 2],
  unicode: "δ",
  latex: "\\delta",
  range: { lower: 0, upper: 1, closedBelow: true, closedAbove: true },
  partials: () => [num(0), num(0)],
  evaluate: (a, b) => (a === b ? 1 : 0),
  slope: () => [0, 0],
  precise: (a, b) => new (numbersOf(a))(a.eq(b) ? 1 : 0),
};

export const deltaDocs: FunctionDocs = {
  spec: delta,
  meaning: "The Kronecker delta: 1 where the two indices are equal, 0 elsewhere.",
  source: "DLMF front matter, common notations",
};
