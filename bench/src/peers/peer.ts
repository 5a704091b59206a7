/** A system that may take part: where it is found, what it can be asked, and the process that asks it. */
import { spawnSync } from "node:child_process";
import type { Case } from "../cases.js";
import type { Request } from "../child.js";
import type { Invocation } from "../process.js";

export interface Peer {
  readonly name: string;
  /** Its version, or why it does not take part. */
  readonly find: () => Found | Promise<Found>;
  /** Undefined where it has nothing of the sort. */
  readonly invocation: (request: Request) => Invocation | undefined;
}

export type Found = { readonly version: string } | { readonly absent: string };

/** What the symbolic systems outside of Node are asked alike. */
export interface Question {
  readonly ask: "differentiate" | "simplify" | "parse" | "zero test";
  readonly wrt: readonly string[];
}

export function questionOf(of: Case): Question | undefined {
  switch (of.ask) {
    case "differentiate":
      return { ask: of.simplify ? "simplify" : "differentiate", wrt: [of.wrt] };
    case "gradient":
      return { ask: "differentiate", wrt: of.wrt };
    case "parse":
    case "zero test":
      return { ask: of.ask, wrt: [] };
    default:
      return undefined;
  }
}

/** What a program says of itself; undefined where there is none. */
export function outputOf(command: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", input: "", timeout: 30_000 });
  return status === 0 ? stdout.trim() : undefined;
}
