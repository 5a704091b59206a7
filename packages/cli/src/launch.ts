/**
 * Starts the bundled command with V8's code cache beside it, which saves compiling it at every start. The cache
 * is written at the end of the first run; a build removes it, because V8 recognises a source by its length only.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const file = fileURLToPath(new URL("./command.cjs", import.meta.url));
const cacheFile = `${file}.cache`;

function cached(): Buffer | undefined {
  try {
    return readFileSync(cacheFile);
  } catch {
    return undefined;
  }
}

const cachedData = cached();
const script = new Script(Module.wrap(readFileSync(file, "utf8")), {
  filename: file,
  ...(cachedData && { cachedData }),
});
if (cachedData === undefined || script.cachedDataRejected === true) process.once("exit", keepCache);
const main = script.runInThisContext() as (...args: unknown[]) => void;
const module = { exports: {} };
main(module.exports, createRequire(file), module, file, dirname(file));

/** Without a cache the next start is slower, and nothing else: a folder that cannot be written is no fault. */
function keepCache(): void {
  const part = `${cacheFile}.${process.pid}`;
  try {
    writeFileSync(part, script.createCachedData());
    renameSync(part, cacheFile);
  } catch {}
}
