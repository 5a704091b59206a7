/** What a run has found, as `results.json` keeps it. */
import { cpus, platform, release, totalmem } from "node:os";
import type { Statistics } from "./statistics.js";

/** What one system made of one row. */
export type Figure =
  | Statistics
  /** Why it has no time: "> 10 s", its own error, or what is wrong with its answer. */
  | { readonly failure: string };

export interface ResultRow {
  readonly family: string;
  readonly label: string;
  readonly size?: number;
  /** What Derive is to stay below: milliseconds, or times of `node -e 0`. */
  readonly goal?: number;
  /** Whether it is an answer alone, no lines and no simplification: that is to cost at most 3 floors, and less than any peer. */
  readonly alone: boolean;
  /** Nodes that Derive's answer made. */
  readonly nodes?: number;
  readonly derive: Figure;
  /** The same number of nodes, interned; of a cold start `node -e 0`. */
  readonly floor?: Figure;
  readonly peers: Readonly<Record<string, Figure>>;
}

/** How the time of a family grows with the size. */
export interface Fit {
  readonly family: string;
  readonly exponent: number;
  /** The same of the floor's time, and of the number of nodes. */
  readonly floor: number;
  readonly nodes: number;
  readonly from: number;
  readonly to: number;
  readonly goal: number;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly system: string;
  readonly node: string;
}

export interface Results {
  readonly date: string;
  readonly quick: boolean;
  readonly machine: Machine;
  /** By system: its version, or why it is absent. */
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly ResultRow[];
  readonly fits: readonly Fit[];
}

export function thisMachine(): Machine {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
  };
}

export const hasTime = (figure: Figure | undefined): figure is Statistics =>
  figure !== undefined && "min" in figure;

/** The fastest peer of a row. */
export function bestPeer(row: ResultRow): readonly [name: string, figure: Statistics] | undefined {
  const timed = Object.entries(row.peers).filter((entry): entry is [string, Statistics] => hasTime(entry[1]));
  return timed.sort(([, a], [, b]) => a.min - b.min)[0];
}
