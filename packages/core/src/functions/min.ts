import { everywhere } from "./code.js";
import { distinct, indicatorOfExtreme, slopeOfExtreme } from "./extremes.js";
import type { FunctionDocs, FunctionSpec } from "./types.js";

export const min: FunctionSpec = {
  name: "min",
  arity: [1, Number.POSITIVE_INFINITY],
  unicode: "min",
  latex: "\\min",
  smooth: distinct,
  partials: (args) => args.map((_, k) => indicatorOfExtreme(args, k, "<")),
  evaluate: Math.min,
  slope: (...args) => slopeOfExtreme(args, Math.min(...args)),
  precise: (first, ...others) => others.reduce((a, b) => (b.lt(a) ? b : a), first),
};

export const minDocs: FunctionDocs = {
  spec: min,
  meaning: "The smallest of its arguments.",
  source: "Goodfellow, Bengio, Courville, Deep Learning, 6.3; by cases",
  get code() {
    return { ...everywhere("minimum"), typescript: "Math.min", julia: "min" };
  },
};
