import { everywhere } from "./code.js";
import { distinct, indicatorOfExtreme, slopeOfExtreme } from "./extremes.js";
import type { FunctionSpec } from "./types.js";

export const min: FunctionSpec = {
  name: "min",
  arity: [1, Number.POSITIVE_INFINITY],
  meaning: "The smallest of its arguments.",
  unicode: "min",
  latex: "\\min",
  smooth: distinct,
  partials: (args) => args.map((_, k) => indicatorOfExtreme(args, k, "<")),
  code: { ...everywhere("minimum"), typescript: "Math.min", julia: "min" },
  evaluate: Math.min,
  slope: (...args) => slopeOfExtreme(args, Math.min(...args)),
  precise: (first, ...others) => others.reduce((a, b) => (b.lt(a) ? b : a), first),
  source: "Goodfellow, Bengio, Courville, Deep Learning, 6.3; by cases",
};
