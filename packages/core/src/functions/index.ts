/** The functions: one file each, read through the registry. */
export type * from "./code.js";
export { targets } from "./code.js";
export { functionNamed, functions } from "./registry.js";
export type * from "./types.js";
