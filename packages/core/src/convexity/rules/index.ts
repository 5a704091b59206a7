/** Every rule of the calculus, in the order in which they are tried. A new rule is a file and a line here. */
import type { ConvexityRule } from "../rule.js";
import { affine, variable } from "./affine.js";
import { logDeterminant, traceOfInverse } from "./determinants.js";
import { entropy, logConvex, logOfProduct, logProbability, logSumExp } from "./exponentials.js";
import {
  cases,
  composition,
  exponentials,
  extremes,
  powers,
  reciprocals,
  rootOfSquare,
} from "./functions.js";
import { norms, quadraticForms, quadraticOverLinear, smoothNorm, squares } from "./norms.js";
import { multiples, sums, totals, weights } from "./sums.js";

export const convexityRules: readonly ConvexityRule[] = [
  variable,
  affine,
  sums,
  totals,
  multiples,
  weights,
  squares,
  quadraticForms,
  quadraticOverLinear,
  norms,
  smoothNorm,
  logSumExp,
  logConvex,
  logProbability,
  logOfProduct,
  entropy,
  powers,
  reciprocals,
  exponentials,
  composition,
  rootOfSquare,
  extremes,
  cases,
  logDeterminant,
  traceOfInverse,
];
