/** Numbers that come from elsewhere, held against a derivative. */
export { confirmation, GradientClaim, type Trial } from "./claim.js";
export type { DataSet } from "./dataset.js";
export type { Input } from "./inputs.js";
export { filled, type Nested, type Numbers, nested, relativeError, sizeOf, turned } from "./numbers.js";
