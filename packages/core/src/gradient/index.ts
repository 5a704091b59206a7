/** Derivatives without a derivation. */
export { derivative } from "./derivative.js";
export { partialDerivatives } from "./sweep.js";
