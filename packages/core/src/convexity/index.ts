/** Convexity: proved in steps, refuted with numbers, or left open. */
export { convexityOf } from "./convexity.js";
export type { NamedValue, NonConvexity } from "./refute.js";
export type { ConvexityReport, ConvexityStep, ConvexityVerdict } from "./report.js";
export type { ConvexityExample, ConvexityRule, DefiniteRule } from "./rule.js";
export { convexityRules } from "./rules/index.js";
