/** Writes how long the work has taken, from its second second on, until the cell says that it is over. */
import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { state } from "./progress.js";

/** In the first place of the cell stands a state, in the second how often something was shown. */
const { cell, output } = workerData as { readonly cell: Int32Array; readonly output: number };

for (let seconds = 1; Atomics.wait(cell, 0, state.silent, 1000) === "timed-out"; seconds++) {
  // The answer may come now: whoever has the cell writes.
  if (Atomics.compareExchange(cell, 0, state.silent, state.writing) !== state.silent) break;
  writeSync(output, `\rworking: ${seconds} s `);
  Atomics.add(cell, 1, 1);
  Atomics.store(cell, 0, state.silent);
}
