/** What is known of the sign and size of expressions. */
export { bounds, isNonnegative, isNonzero, isPositive } from "./bounds.js";
export { domainConditions, stated } from "./domain.js";
export { holds } from "./holds.js";
