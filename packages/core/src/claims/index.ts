/** Numbers that come from elsewhere, held against a derivative. */
export { confirmation, GradientClaim, type Trial } from "./claim.js";
export type { DataSet } from "./dataset.js";
export { type Fit, fitted } from "./fit.js";
export type { Input } from "./inputs.js";
export { agrees, type Comparison, dataOf, type Judgement, judge, type Precision } from "./judge.js";
export { type Nested, type Numbers, nested, relativeError } from "./numbers.js";
