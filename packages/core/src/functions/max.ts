import { everywhere } from "./code.js";
import { distinct, indicatorOfExtreme, slopeOfExtreme } from "./extremes.js";
import type { FunctionDocs, FunctionSpec } from "./types.js";

export const max: FunctionSpec = {
  name: "max",
  arity: [1, Number.POSITIVE_INFINITY],
  unicode: "max",
  latex: "\\max",
  smooth: distinct,
  partials: (args) => args.map((_, k) => indicatorOfExtreme(args, k, ">")),
  evaluate: Math.max,
  slope: (...args) => slopeOfExtreme(args, Math.max(...args)),
  precise: (first, ...others) => others.reduce((a, b) => (b.gt(a) ? b : a), first),
};

export const maxDocs: FunctionDocs = {
  spec: max,
  meaning: "The largest of its arguments.",
  source: "Goodfellow, Bengio, Courville, Deep Learning, 6.3; by cases",
  get code() {
    return { ...everywhere("maximum"), typescript: "Math.max", julia: "max" };
  },
};
