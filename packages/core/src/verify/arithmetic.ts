/** What an evaluation reckons in: doubles (evaluate.ts) or decimals (decimals.ts). */
import type { Rational } from "../expr/index.js";
import type { FunctionSpec } from "../functions/index.js";

/** Numbers that carry a bound for their error. */
export interface Arithmetic<V> {
  rational(value: Rational): V;
  /** This very number. */
  exactly(value: number): V;
  readonly pi: V;
  add(a: V, b: V): V;
  negate(a: V): V;
  multiply(a: V, b: V): V;
  divide(a: V, b: V): V;
  power(base: V, exponent: V): V;
  apply(spec: FunctionSpec, args: readonly V[]): V;
  /** sin(phase + quarters·π/2) */
  wave(phase: V, quarters: number): V;
  /** The sign of a - b; undefined where the errors leave it open. */
  order(a: V, b: V): number | undefined;
  isFinite(a: V): boolean;
  toNumber(a: V): number;
  /** The same number without its error. */
  midpoint(a: V): V;
  /** The number with an error of the size of another one besides. */
  within(a: V, distance: V): V;
  /** Numbers next to 1 differ by about this much. */
  readonly resolution: number;
}
