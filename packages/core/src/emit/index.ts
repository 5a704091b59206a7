/** Code for cost, gradient and Hessian in languages that compute. */
export { type Derived, emitCode, targets } from "./emit.js";
export { NotCode } from "./lower.js";
