import { readFileSync } from "node:fs";
import { showWork } from "./progress.js";
import { run } from "./run.js";

// A reader that has seen enough (derive … | head) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 70);
});

const done = run(process.argv.slice(2), {
  stdout: (chunk) => process.stdout.write(chunk),
  stderr: (chunk) => process.stderr.write(chunk),
  readStdin: () => Promise.resolve(readFileSync(0, "utf8")),
  env: process.env,
  isTerminal: process.stdout.isTTY === true,
  columns: process.stdout.columns ?? 100,
  showWork: process.stderr.isTTY === true ? showWork : () => () => undefined,
});
void done.then((code) => {
  process.exitCode = code;
});
