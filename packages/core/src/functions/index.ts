/** The functions: one file each, read through the registry. */
export { functionNamed, functions } from "./registry.js";
export type * from "./types.js";
