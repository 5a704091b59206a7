/** What is said of one record. */
import { type CheckJson, type CheckOptions, check, checkToJson } from "@derive/core";
import { errorToJson } from "../errors.js";
import { type Given, readGiven, readWorking } from "../latex.js";
import type { BatchRecord, RecordError } from "./records.js";

export async function answerTo(record: BatchRecord): Promise<CheckJson | { readonly error: RecordError }> {
  const { problem, working, wrt, from, where, assume, order, implicit } = record;
  try {
    const written = { source: problem, wrt: [wrt].flat().join(", "), where, assume, order, implicit };
    const { given, located } = await readGiven(written, {}, silent);
    const read = await readWorking(working, given, from);
    return located(() => checkToJson(check(given.source, read, optionsOf(given))));
  } catch (error) {
    return { error: errorToJson(error) };
  }
}

const optionsOf = ({ wrt = "", where, assume, order, implicit }: Given): CheckOptions => ({
  wrt,
  where,
  assume,
  order,
  implicit,
});

const silent = { stderr: () => undefined };
