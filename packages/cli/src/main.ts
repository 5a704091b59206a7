import { readFileSync } from "node:fs";
import { showWork } from "./progress.js";
import { run } from "./run.js";
import { endWithout, isTerminal, writeTo } from "./standardOutput.js";

const shown = isTerminal(1);
if (shown) process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => endWithout(code));

const done = run(process.argv.slice(2), {
  stdout: shown ? (text) => process.stdout.write(text) : (text) => writeTo(1, text),
  stderr: (text) => (isTerminal(2) ? process.stderr.write(text) : writeTo(2, text)),
  readStdin: () => Promise.resolve(readFileSync(0, "utf8")),
  env: process.env,
  isTerminal: shown,
  columns: shown ? process.stdout.columns : 100,
  showWork: isTerminal(2) ? showWork : () => () => undefined,
});
void done.then((code) => {
  process.exitCode = code;
  // Where nothing goes on, the end need not wait until the memory is cleared.
  if (process.getActiveResourcesInfo().length === 0) process.exit();
});
