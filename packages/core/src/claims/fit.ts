/** How the shape of what a function returned goes with the shape that the derivative has. */
import { type Numbers, turned } from "./numbers.js";

/** "column" for (n, 1) where the derivative is a vector, "row" for (1, n), "boxed" for a number in brackets. */
export type Fit = "same" | "column" | "boxed" | "row" | "turned";

export interface Fitted {
  readonly fit: Fit;
  /** The numbers in the shape of the derivative. */
  readonly numbers: Numbers;
}

/** Fits that say the same: any other is a mistake in the shape. */
export const isRightShape = (fit: Fit): boolean => fit === "same" || fit === "column" || fit === "boxed";

/** Undefined where the shapes have nothing to do with one another. */
export function fitted(own: Numbers, shape: readonly number[]): Fitted | undefined {
  const as = (fit: Fit, numbers: Numbers = { ...own, shape }): Fitted => ({ fit, numbers });
  const is = (...other: readonly number[]): boolean => String(own.shape) === String(other);
  if (is(...shape)) return as("same");
  const [m, n] = shape;
  if (m === undefined) return is(1) || is(1, 1) ? as("boxed") : undefined;
  if (n !== undefined) return is(n, m) && shape.length === 2 ? as("turned", turned(own)) : undefined;
  if (is(m, 1)) return as("column");
  return is(1, m) ? as("row") : undefined;
}
