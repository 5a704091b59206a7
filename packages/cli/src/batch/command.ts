/** `derive check --batch FILE.jsonl`: streams in and out, one answer for each record. */
import { createReadStream, createWriteStream } from "node:fs";
import { rename, stat, unlink } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { DeriveError } from "@derive/core";
import { secondsOf } from "../claim/command.js";
import { endWithout } from "../standardOutput.js";
import { type ExitCode, exit } from "../streams.js";
import { type Counts, runBatch } from "./batch.js";
import { meter } from "./meter.js";

export interface BatchFlags {
  readonly batch: string;
  readonly jobs?: string | undefined;
  readonly limit?: string | undefined;
  readonly output?: string | undefined;
}

/** Seconds that a record may take. */
const patience = 20;

/** Megabytes that a thread may hold: no single working needs as much. */
const memory = 1024;

/** @throws DeriveError for a file that is not there or cannot be written */
export async function checkBatch(flags: BatchFlags): Promise<ExitCode> {
  const limit = flags.limit === undefined ? patience : secondsOf(flags.limit);
  const jobs = flags.jobs === undefined ? availableParallelism() : jobsOf(flags.jobs);
  const input = await opened(flags.batch);
  const target = flags.output === undefined ? standardOutput() : await partFile(flags.output);
  // Worker threads take their time to load; no other command waits for them.
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  const interrupt = new AbortController();
  const onInterrupt = (): void => interrupt.abort();
  process.once("SIGINT", onInterrupt);
  const { show, clear } = meter(process.stderr);
  let counts: Counts;
  try {
    counts = await runBatch({
      input,
      write: (text) => written(target.stream, text),
      startWorker: () =>
        new Worker(new URL("./batch-worker.mjs", import.meta.url), {
          resourceLimits: { maxOldGenerationSizeMb: memory },
        }),
      jobs,
      limit,
      onProgress: show,
      signal: interrupt.signal,
    });
    await target.keep();
  } catch (error) {
    await target.drop();
    throw error;
  } finally {
    clear();
    process.off("SIGINT", onInterrupt);
    input.destroy?.();
  }
  return counts.errors === 0 && !interrupt.signal.aborted ? exit.ok : exit.badInput;
}

type Input = AsyncIterable<Uint8Array | string> & { readonly destroy?: () => unknown };

async function opened(file: string): Promise<Input> {
  if (file === "-") return process.stdin;
  const known = await stat(file).catch(() => undefined);
  if (known === undefined || known.isDirectory()) {
    const message = known === undefined ? `there is no file ${file}` : `${file} is a folder`;
    const hint = "name a file with a record of JSON on each line, or - for standard input";
    throw new DeriveError("bad-option", message, "", undefined, hint);
  }
  return createReadStream(file);
}

function jobsOf(text: string): number {
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
  throw new DeriveError("bad-option", `${text} is no number of threads`, "", undefined, "write --jobs 4");
}

interface Target {
  readonly stream: Writable;
  /** All is written. */
  readonly keep: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

function standardOutput(): Target {
  const done = (): Promise<void> => Promise.resolve();
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => endWithout(code));
  return { stream: process.stdout, keep: done, drop: done };
}

/** The file is replaced when the last answer is there; until then a part file beside it grows. */
async function partFile(file: string): Promise<Target> {
  const known = await stat(file).catch(() => undefined);
  if (known?.isDirectory())
    throw new DeriveError("bad-option", `${file} is a folder`, "", undefined, "name a file in it");
  const part = join(dirname(file), `.derive-${process.pid}-${Date.now()}`);
  const stream = createWriteStream(part);
  await new Promise<void>((resolve, reject) => {
    stream.once("open", () => resolve());
    stream.once("error", ({ code }: NodeJS.ErrnoException) =>
      reject(new DeriveError("bad-option", `${file} cannot be written: ${code ?? "it failed"}`)),
    );
  });
  return {
    stream,
    keep: async () => {
      stream.end();
      await finished(stream);
      await rename(part, file);
    },
    drop: async () => {
      stream.destroy();
      await unlink(part).catch(() => undefined);
    },
  };
}

/** Waits while whoever reads is behind. */
async function written(stream: Writable, text: string): Promise<void> {
  if (stream.write(text)) return;
  await new Promise<void>((resolve, reject) => {
    const done = (error?: Error): void => {
      stream.off("drain", onDrain);
      stream.off("error", done);
      stream.off("close", onDrain);
      if (error === undefined) resolve();
      else reject(error);
    };
    const onDrain = (): void => done();
    stream.once("drain", onDrain);
    stream.once("close", onDrain);
    stream.once("error", done);
  });
}
