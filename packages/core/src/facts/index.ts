/** What is known of the sign and size of expressions. */
export { bounds, isNonnegative, isNonzero, isPositive } from "./bounds.js";
export { domainConditions } from "./domain.js";
export { holds } from "./holds.js";
export { asWritten, stated } from "./stated.js";
