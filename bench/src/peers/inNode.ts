/** The systems that run in Node: Derive, the floor, and four peers. Each case is a process of `child.ts`. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Found, Peer } from "./peer.js";
import { outputOf } from "./peer.js";

const child = fileURLToPath(new URL("child.mjs", import.meta.url));
/** Their recursion is as deep as Node allows by default; the heap is larger, for the largest sizes. */
const flags = ["--max-old-space-size=4096"];

function inNode(engine: string, name: string, find: Peer["find"], node = process.execPath): Peer {
  return {
    name,
    find,
    invocation: (request) => ({
      command: node,
      args: [...flags, child, engine],
      input: JSON.stringify(request),
    }),
  };
}

function installed(name: string): Found {
  const file = fileURLToPath(new URL(`../node_modules/${name}/package.json`, import.meta.url));
  if (!existsSync(file)) return { absent: "not installed" };
  return { version: JSON.parse(readFileSync(file, "utf8")).version };
}

export const derive = inNode("derive", "Derive", () => installed("@derive/core"));
export const floor = inNode("floor", "floor", () => ({ version: "-" }));

/** @param node the Node that runs compute-engine, where this one is too old for it */
export function peersInNode(node: string): readonly Peer[] {
  const computeEngine = (): Found => {
    const version = outputOf(node, "--version") ?? "v0";
    const [major = 0, minor = 0] = version.slice(1).split(".").map(Number);
    if (major < 22 || (major === 22 && minor < 3)) return { absent: "needs Node 22.3" };
    const found = installed("@cortex-js/compute-engine");
    return "version" in found ? { version: `${found.version} on Node ${version.slice(1)}` } : found;
  };
  return [
    inNode("mathjs-raw", "mathjs raw", () => installed("mathjs")),
    inNode("mathjs-default", "mathjs", () => installed("mathjs")),
    inNode("nerdamer", "nerdamer", () => installed("nerdamer")),
    inNode("algebrite", "Algebrite", () => installed("algebrite")),
    inNode("compute-engine", "compute-engine", computeEngine, node),
  ];
}
