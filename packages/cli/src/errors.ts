/** What goes wrong, as a value: for programs that read JSON, and for records of a batch. */
import type { DeriveError } from "@derive/core";

export interface ErrorJson {
  /** What kind of error the mathematics or the options have; "too-deep", "crash", and those of a batch. */
  readonly kind: string;
  readonly message: string;
  readonly hint?: string;
  /** In the problem or in the working: lines and columns from 1. */
  readonly position?: {
    readonly line: number;
    readonly column: number;
    readonly offset: number;
    readonly length: number;
  };
}

/** Each bundle of the built command has a class of its own: its name tells. */
export const isDeriveError = (error: unknown): error is DeriveError =>
  error instanceof Error && error.name === "DeriveError";

export const isTooDeep = (error: unknown): boolean =>
  error instanceof RangeError && /call stack/.test(error.message);

export function errorToJson(error: unknown): ErrorJson {
  if (isDeriveError(error)) {
    const { kind, message, hint, position } = error;
    return { kind, message, ...(hint !== undefined && { hint }), ...(position && { position }) };
  }
  const { message } = error as Error;
  if (isTooDeep(error)) return { kind: "too-deep", message: "this expression is nested too deeply" };
  return { kind: "crash", message: `a fault of Derive: ${message}` };
}
