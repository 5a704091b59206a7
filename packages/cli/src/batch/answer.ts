/** What is said of one record. */
import { type CheckJson, check, checkToJson, DeriveError } from "@derive/core";
import type { BatchRecord, RecordError } from "./records.js";

export async function answerTo(record: BatchRecord): Promise<CheckJson | { readonly error: RecordError }> {
  const { problem, working, wrt, where, assume, order, implicit } = record;
  try {
    return checkToJson(check(problem, working, { wrt, where, assume, order, implicit }));
  } catch (error) {
    return { error: errorOf(error) };
  }
}

function errorOf(error: unknown): RecordError {
  if (error instanceof DeriveError) {
    const { kind, message, hint, position } = error;
    return { kind, message, ...(hint !== undefined && { hint }), ...(position && { position }) };
  }
  const { message } = error as Error;
  if (error instanceof RangeError && /call stack/.test(message))
    return { kind: "too-deep", message: "this expression is nested too deeply" };
  return { kind: "crash", message: `a fault of Derive: ${message}` };
}
