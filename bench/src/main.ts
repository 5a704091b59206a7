/** `pnpm bench`: runs what is asked for, prints the table, writes the results. */

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { collect, fitOf } from "./collect.js";
import { coldStart } from "./families/coldStart.js";
import { families } from "./families/index.js";
import { giac } from "./peers/giac.js";
import { ginac } from "./peers/ginac.js";
import { derive, peersInNode } from "./peers/inNode.js";
import { maxima } from "./peers/maxima.js";
import type { Peer } from "./peers/peer.js";
import { sympy } from "./peers/sympy.js";
import { markdownReport, textReport, withReport } from "./report.js";
import { type Results, thisMachine } from "./results.js";

const inRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const resultsFile = inRoot("bench/results.json");

const help = `Usage: pnpm bench [heap] [options]

Measures Derive and its peers on the same work, prints a table, writes bench/results.json.
With "heap": the memory of a process that derives many problems one after the other, and bytes a node; writes
bench/heap.json. --problems=<n> says how many (default 1,000,000).

  --quick          small sizes and few samples
  --only <names>   only these families: ${families.map(({ name }) => name).join(",")}
  --peers <names>  only these peers, as "SymPy,mathjs raw"; "none" for Derive alone
  --budget <s>     seconds of samples for each system and row (default 1), after a warm-up of three times as many
  --limit <s>      seconds beyond warm-up and samples, after which a system is stopped (default 10)
  --node <path>    the Node that runs compute-engine, where this one is older than 22.3
  --output <file>  write the results there; without it whole runs go to bench/results.json
  --write          put the table into ARCHITECTURE.md
  --no-run         show or write the table of bench/results.json, measure nothing
  --help           this`;

async function main(): Promise<void> {
  if (process.argv[2] === "heap") return heap();
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string" },
      peers: { type: "string" },
      budget: { type: "string" },
      limit: { type: "string", default: "10" },
      node: { type: "string", default: process.execPath },
      output: { type: "string" },
      write: { type: "boolean", default: false },
      "no-run": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(help);
  const results = values["no-run"] ? savedResults() : await run(values);
  console.log(textReport(results));
  const isPart = values.quick || values["no-run"] || values.only !== undefined || values.peers !== undefined;
  const output = values.output ?? (isPart ? undefined : resultsFile);
  if (output !== undefined) writeFileSync(output, `${JSON.stringify(results, undefined, 1)}\n`);
  if (values.write) {
    const document = inRoot("ARCHITECTURE.md");
    writeFileSync(document, withReport(readFileSync(document, "utf8"), markdownReport(results)));
  }
}

/** A process of its own, because it has to be able to ask for garbage collection. */
function heap(): void {
  const file = fileURLToPath(new URL("heap.mjs", import.meta.url));
  const args = process.argv.slice(2).filter((arg) => arg.startsWith("--problems"));
  spawnSync(process.execPath, ["--expose-gc", file, ...args], { stdio: "inherit" });
}

async function buildTheCommand(): Promise<void> {
  const { buildCommand } = (await import(pathToFileURL(inRoot("scripts/build.mjs")).href)) as {
    readonly buildCommand: (outdir: string) => Promise<void>;
  };
  await buildCommand("packages/cli/dist");
}

const savedResults = (): Results => JSON.parse(readFileSync(resultsFile, "utf8"));

interface Wanted {
  readonly quick: boolean;
  readonly only?: string;
  readonly peers?: string;
  readonly budget?: string;
  readonly limit: string;
  readonly node: string;
}

async function run({ quick, only, peers: named, budget, limit, node }: Wanted): Promise<Results> {
  const asked = only?.split(",");
  const unknown = asked?.find((name) => families.every((family) => family.name !== name));
  if (unknown !== undefined)
    throw new UsageError(`no family ${unknown}; there are ${families.map(({ name }) => name).join(", ")}`);
  const chosen = families.filter(({ name }) => asked?.includes(name) ?? true);
  const versions: Record<string, string> = {};
  const present: Peer[] = [];
  const wanted = named?.split(",");
  for (const peer of [derive, ...peersInNode(node), sympy, ginac, maxima, giac]) {
    if (peer !== derive && wanted?.includes(peer.name) === false) continue;
    const found = await peer.find();
    versions[peer.name] = "version" in found ? found.version : `(${found.absent})`;
    if (peer !== derive && "version" in found) present.push(peer);
  }
  if (chosen.includes(coldStart)) await buildTheCommand();
  const effort = { quick, budget: Number(budget ?? (quick ? 0.1 : 1)), limit: Number(limit) };
  const rows: Results["rows"][number][] = [];
  const fits: Results["fits"][number][] = [];
  for (const family of chosen) {
    const own = await collect(family, present, effort, (words) => process.stderr.write(`${words}\n`));
    rows.push(...own);
    const fit = fitOf(family, own);
    if (fit !== undefined) fits.push(fit);
  }
  return { date: new Date().toISOString(), quick, machine: thisMachine(), versions, rows, fits };
}

/** What was asked for cannot be done; the message is for whoever asked. */
class UsageError extends Error {}

function explain(error: unknown): void {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && "code" in error);
  if (!isUsage) throw error;
  console.error(`${error.message}\nsee: pnpm bench --help`);
  process.exitCode = 2;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
await main().catch(explain);
