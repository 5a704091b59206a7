/**
 * Many workings, a line of JSON each: answers in the order of the records, from all cores. Only a window of records
 * is in memory at a time; reading waits for the window, and the window for whoever reads the answers.
 */
import type { Worker } from "node:worker_threads";
import type { CheckJson } from "@derive/core";
import { InOrder } from "./inOrder.js";
import { linesOf } from "./lines.js";
import { type Outcome, Pool } from "./pool.js";
import { type BadRecord, type BatchRecord, isBad, type RecordError, readRecord } from "./records.js";

export interface BatchOptions {
  readonly input: AsyncIterable<Uint8Array | string>;
  /** Resolves when more can be taken. */
  readonly write: (text: string) => Promise<void>;
  readonly startWorker: () => Worker;
  readonly jobs: number;
  /** Seconds for a record. */
  readonly limit: number;
  /** Told after every record. */
  readonly onProgress: (counts: Counts) => void;
  /** Ends reading; what was begun is finished. */
  readonly signal: AbortSignal;
}

export interface Counts {
  readonly done: number;
  readonly wrong: number;
  readonly undecided: number;
  readonly errors: number;
}

/** A record in bytes: a working with a million characters was written by no hand. */
const longest = 1_000_000;

/** Records in memory for each thread: enough to keep the threads busy behind one that takes its time. */
const windowPerJob = 32;

type Answer = CheckJson | { readonly error: RecordError };
type Line = { readonly id?: unknown } & Answer;

/** @throws Error where threads cannot be started, or the input cannot be read */
export async function runBatch(options: BatchOptions): Promise<Counts> {
  const { write, jobs, limit, onProgress, signal } = options;
  const pool = new Pool<BatchRecord, Answer>(options.startWorker, jobs, limit * 1000);
  const close = (): void => pool.close();
  signal.addEventListener("abort", close);
  let counts: Counts = { done: 0, wrong: 0, undecided: 0, errors: 0 };
  let isCut = false;
  const lines = new InOrder<Line | undefined>(windowPerJob * jobs, async (line) => {
    // What was not begun has no answer, and what comes after it would be out of order.
    isCut ||= line === undefined;
    if (line === undefined || isCut) return;
    await write(`${JSON.stringify(line)}\n`);
    counts = counted(counts, line);
    onProgress(counts);
  });
  try {
    for await (const record of recordsOf(options.input, signal))
      await lines.add(isBad(record) ? Promise.resolve(record) : answered(pool, record, limit));
    await lines.end();
    return counts;
  } finally {
    signal.removeEventListener("abort", close);
    await pool.stop();
  }
}

async function* recordsOf(
  input: AsyncIterable<Uint8Array | string>,
  signal: AbortSignal,
): AsyncGenerator<BatchRecord | BadRecord, void> {
  let number = 0;
  for await (const line of linesOf(untilAborted(input, signal), longest)) {
    number += 1;
    if (line.kind === "too-long") {
      const message = `line ${number} has ${line.bytes} bytes: a record may have ${longest}`;
      yield { error: { kind: "too-large", message } };
    } else if (line.text.trim() !== "") yield readRecord(line.text.replace(/^\uFEFF/, ""), `line ${number}`);
  }
}

/** The input, which ends when the signal comes, though nothing may come on it any more. */
async function* untilAborted<T>(input: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void> {
  const aborted = new Promise<"aborted">((resolve) => {
    if (signal.aborted) resolve("aborted");
    signal.addEventListener("abort", () => resolve("aborted"), { once: true });
  });
  const iterator = input[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([iterator.next(), aborted]);
    if (next === "aborted" || next.done === true) return;
    yield next.value;
  }
}

async function answered(
  pool: Pool<BatchRecord, Answer>,
  record: BatchRecord,
  limit: number,
): Promise<Line | undefined> {
  const outcome = await pool.ask(record);
  const answer = answerOf(outcome, limit);
  return answer && { ...("id" in record && { id: record.id }), ...answer };
}

function answerOf(outcome: Outcome<Answer>, limit: number): Answer | undefined {
  switch (outcome.kind) {
    case "answer":
      return outcome.answer;
    case "time-out":
      return { error: { kind: "time-out", message: `it takes longer than ${limit} s` } };
    case "crash":
      return { error: { kind: "crash", message: outcome.why } };
    case "not-asked":
      return undefined;
  }
}

function counted({ done, wrong, undecided, errors }: Counts, line: Line): Counts {
  if ("error" in line) return { done: done + 1, wrong, undecided, errors: errors + 1 };
  const isWrong = line.firstWrong !== null;
  const isOpen = !isWrong && line.lines.some(({ verdict }) => verdict === "undecided");
  return { done: done + 1, wrong: wrong + Number(isWrong), undecided: undecided + Number(isOpen), errors };
}
