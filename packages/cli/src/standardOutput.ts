/** Text to a file or a pipe, without Node's streams, which take longer to load than a small answer to find. */
import { fstatSync, statSync, writeSync } from "node:fs";

/** Writes all of a text to standard output (1) or standard error (2). */
export function writeTo(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EAGAIN") endWithout(code);
      // Whoever made the pipe does not let it block: it has room again in a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

/** A reader that has seen enough (derive … | head) is no fault. */
export const endWithout = (code: string | undefined): never => process.exit(code === "EPIPE" ? 0 : 70);

/** Whether somebody is looking. Only Node's streams know, and they alone write to every terminal what was meant. */
export const isTerminal = (descriptor: 1 | 2): boolean =>
  mayBeTerminal(descriptor) && (descriptor === 1 ? process.stdout : process.stderr).isTTY === true;

function mayBeTerminal(descriptor: number): boolean {
  try {
    const file = fstatSync(descriptor);
    return file.isCharacterDevice() && file.rdev !== statSync("/dev/null").rdev;
  } catch {
    return true;
  }
}
