/**
 * Runs a bundle with V8's code cache beside it, which saves compiling it at every start.
 *
 * V8 rejects a cache of another version or with other flags, and one that is cut short; it tells sources apart by their
 * length only, so a cache begins with the mark that its bundle begins with, a digest of the source.
 */
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

/** Characters of the mark, a comment at the head of a bundle: a multiple of 8, so that the cache stays aligned. */
export const markLength = 32;

/** What a bundle may do besides its work: run what is typical, so that a cache holds what that compiles. */
interface Bundle {
  readonly warmUp?: () => void;
}

/** Runs the bundles of one folder, each at most once. */
export class CachedScripts {
  readonly #folder: string;
  readonly #require: NodeJS.Require;
  readonly #loaded = new Map<string, unknown>();
  readonly #uncached: (() => void)[] = [];

  /** @param require for the modules of Node */
  constructor(folder: string, require: NodeJS.Require) {
    this.#folder = folder;
    this.#require = require;
  }

  /** What a bundle exports; other bundles are what it requires by a path. */
  readonly load = (name: string): unknown => {
    if (!name.startsWith("./")) return this.#require(name);
    if (!this.#loaded.has(name)) this.#loaded.set(name, this.#run(join(this.#folder, name)));
    return this.#loaded.get(name);
  };

  /** Writes the caches that were not there; what has run until then, or is typical, needs no compiling again. */
  keepCaches(): void {
    for (const keep of this.#uncached.splice(0)) keep();
  }

  #run(file: string): unknown {
    // A bundle is ASCII.
    const source = readFileSync(file, "latin1");
    const mark = source.slice(0, markLength);
    const cachedData = contents(`${file}.cache`, mark);
    const script = new Script(
      `(function (exports, require, module, __filename, __dirname) { ${source}\n})`,
      cachedData === undefined ? file : { filename: file, cachedData },
    );
    const module = { exports: {} };
    script.runInThisContext()(module.exports, this.load, module, file, dirname(file));
    if (cachedData === undefined || script.cachedDataRejected === true)
      this.#uncached.push(() => keep(`${file}.cache`, mark, script, module.exports));
    return module.exports;
  }
}

function contents(file: string, mark: string): Buffer | undefined {
  try {
    const cache = readFileSync(file);
    return cache.toString("latin1", 0, markLength) === mark ? cache.subarray(markLength) : undefined;
  } catch {
    return undefined;
  }
}

/** Without a cache the next start is slower, and nothing else: a folder that cannot be written is no fault. */
function keep(file: string, mark: string, script: Script, { warmUp }: Bundle): void {
  const part = `${file}.${process.pid}`;
  try {
    const output = openSync(part, "wx");
    try {
      warmUp?.();
      writeSync(output, Buffer.concat([Buffer.from(mark, "latin1"), script.createCachedData()]));
    } finally {
      closeSync(output);
    }
    renameSync(part, file);
  } catch {
    rmSync(part, { force: true });
  }
}
