/** Code for cost, gradient and Hessian in languages that compute. */
export { costIndices, type Derived, type Index, indicesOf, resultIndices } from "./axes.js";
export { emitCode } from "./emit.js";
export { withFullExtents } from "./extents.js";
export { NotCode } from "./lower.js";
