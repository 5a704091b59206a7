/** Vectors and matrices: shapes, the functions that take them as wholes, and their entries. */
export * from "./build.js";
export { documentedArrayFunctionNamed, documentedArrayFunctions } from "./documented.js";
export { entryAt } from "./entries.js";
export { arrayFunctionNamed, arrayFunctions } from "./registry.js";
export * from "./shape.js";
export { hasArrays, isScalar, shapeOf } from "./shapeOf.js";
export { shapeText } from "./shapeText.js";
export type * from "./types.js";
