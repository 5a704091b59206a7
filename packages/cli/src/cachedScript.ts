/**
 * Runs a bundled CommonJS file with V8's code cache beside it, which saves compiling it at every start. A build
 * removes the cache, because V8 recognises a source by its length only.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname } from "node:path";
import { Script } from "node:vm";

export interface Cached<T> {
  readonly exports: T;
  /** Writes the cache if there is none yet; what has run until then needs no compiling at the next start. */
  readonly keepCache: () => void;
}

export function runCached<T>(file: string): Cached<T> {
  const cacheFile = `${file}.cache`;
  const cachedData = contents(cacheFile);
  const script = new Script(Module.wrap(readFileSync(file, "utf8")), {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const main = script.runInThisContext() as (...args: unknown[]) => void;
  const module = { exports: {} as T };
  main(module.exports, createRequire(file), module, file, dirname(file));
  const isCached = cachedData !== undefined && script.cachedDataRejected !== true;
  return { exports: module.exports, keepCache: () => isCached || keep(cacheFile, script) };
}

function contents(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Without a cache the next start is slower, and nothing else: a folder that cannot be written is no fault. */
function keep(cacheFile: string, script: Script): void {
  const part = `${cacheFile}.${process.pid}`;
  try {
    writeFileSync(part, script.createCachedData());
    renameSync(part, cacheFile);
  } catch {}
}
