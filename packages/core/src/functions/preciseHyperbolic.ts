/** Hyperbolic functions by the exponential, at any precision and as fast for large arguments as for small ones. */
import type { Decimal } from "decimal.js";
import { digitsBelowOne, guarded } from "./precision.js";

/** Digits that e^u - 1 loses, twice: once in the difference and once in rounding u. */
const spare = (u: Decimal): number => 5 + 2 * digitsBelowOne(u);

/** e^u - 1. */
export const preciseExpm1 = (u: Decimal): Decimal => guarded(u, spare(u), (v) => v.exp().minus(1));

/** cosh u. */
export const preciseCosh = (u: Decimal): Decimal => guarded(u, 5, (v) => v.exp().plus(v.neg().exp()).div(2));

/** sinh u. */
export const preciseSinh = (u: Decimal): Decimal =>
  guarded(u, spare(u), (v) => v.exp().minus(v.neg().exp()).div(2));

/** tanh u: (1 - w)/(1 + w) for w = e^(-2u) and u > 0. */
export const preciseTanh = (u: Decimal): Decimal =>
  guarded(u, spare(u), (v) => {
    const w = v.abs().times(-2).exp();
    return w.minus(1).div(w.plus(1)).times(-v.s);
  });
