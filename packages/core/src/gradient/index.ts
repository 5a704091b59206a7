/** Derivatives without a derivation. */
export { derivative } from "./derivative.js";
export { type Gradient, gradientOf } from "./gradient.js";
export { partialDerivatives } from "./sweep.js";
