/** What is said of one record. */
import { type CheckJson, type CheckOptions, checkToJson } from "@derive/core";
import { errorToJson } from "../errors.js";
import { type Given, readGiven, readWorking } from "../latex.js";
import { Checkers } from "./checkers.js";
import type { BatchRecord, RecordError } from "./records.js";

/** Of this thread. */
const checkers = new Checkers();

export async function answerTo(record: BatchRecord): Promise<CheckJson | { readonly error: RecordError }> {
  const { problem, working, wrt, from, where, assume, order, implicit } = record;
  try {
    const written = { source: problem, wrt: [wrt].flat().join(", "), where, assume, order, implicit };
    const { given, located } = await readGiven(written, {}, silent);
    const read = await readWorking(working, given, from);
    return located(() =>
      checkers.with(given.source, optionsOf(given), (checker) => checkToJson(checker.check(read))),
    );
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

export { warmUp } from "../actions/check.js";
