/** A sign of life on a terminal while the derivation, which leaves no pause for one, goes on. */
import { writeSync } from "node:fs";

/** What the cell shared with the thread says. */
export const state = { silent: 0, writing: 1, over: 2 } as const;

/** Counts the seconds on standard error; the answer clears it. */
export function showWork(): () => void {
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  const cell = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(new URL("./progress-worker.mjs", import.meta.url), {
    workerData: { cell, output: 2 },
  });
  worker.unref();
  // Without the thread there is no sign of life, and nothing else.
  worker.on("error", () => undefined);
  return () => {
    while (Atomics.compareExchange(cell, 0, state.silent, state.over) === state.writing);
    Atomics.notify(cell, 0);
    if (Atomics.exchange(cell, 1, 0) > 0) writeSync(2, "\r\u001b[K");
  };
}
