/** A process for one case of one system that runs in Node: `child ENGINE`, with the request on standard input. */
import { readFileSync } from "node:fs";
import type { Case } from "./cases.js";
import { floorEngine } from "./floor.js";
import { measure } from "./measure.js";
import { deriveEngine } from "./peers/derive.js";
import type { Engine } from "./peers/engine.js";
import type { Point } from "./slope.js";

export interface Request {
  readonly case: Case;
  readonly at?: Point;
  /** Seconds for the samples. */
  readonly budget: number;
}

const engines: Readonly<Record<string, () => Promise<Engine> | Engine>> = {
  derive: () => deriveEngine,
  floor: () => floorEngine,
  "mathjs-raw": async () => (await import("./peers/mathjs.js")).mathjsRaw,
  "mathjs-default": async () => (await import("./peers/mathjs.js")).mathjsDefault,
  nerdamer: async () => (await import("./peers/nerdamer.js")).nerdamerEngine,
  algebrite: async () => (await import("./peers/algebrite.js")).algebriteEngine,
  "compute-engine": async () => (await import("./peers/computeEngine.js")).computeEngine(),
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function answer(name: string, { case: of, at, budget }: Request): Promise<void> {
  const engine = await (engines[name] as () => Promise<Engine> | Engine)();
  const work = engine.work(of);
  if (work === undefined) return say("none");
  if (engine === floorEngine) say(`nodes ${floorEngine.nodes()}`);
  say("ready");
  if (at !== undefined && engine.valueAt !== undefined)
    say(`value ${engine.valueAt(work.run(work.prepare()), at)}`);
  const { runs, seconds } = measure(work, budget);
  for (const each of seconds) say(`sample ${runs} ${each * runs}`);
}

try {
  await answer(process.argv[2] as string, JSON.parse(readFileSync(0, "utf8")));
} catch (error) {
  say(`error ${error instanceof Error ? `${error.name}: ${error.message}` : error}`.replaceAll("\n", " "));
}
