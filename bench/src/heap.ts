/**
 * The memory of a process that lives long: it reads and derives many problems, each in an arena of its own, with
 * names and constants that no other has, and says how much of the heap is in use after garbage collection.
 * For a process with --expose-gc.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Arena, derivative, parseProblem, partialDerivatives, sym } from "@derive/core";
import { partials } from "./families/partials.js";
import { exprOf } from "./peers/derive.js";
import { thisMachine } from "./results.js";

const points = 20;

/** Bytes in use after everything that can go has gone. */
function bytesInUse(): number {
  const collectGarbage = globalThis.gc;
  if (collectGarbage === undefined) throw new Error("run with --expose-gc");
  for (let k = 0; k < 3; k++) collectGarbage();
  return process.memoryUsage().heapUsed;
}

function deriveOne(k: number): void {
  const [t, x, y] = [`t${k}`, `x${k}`, `y${k}`];
  const loss = `-(${y}*log(sigmoid(${k + 2}*${t}*${x})) + (1 - ${y})*log(1 - sigmoid(${k + 2}*${t}*${x})))`;
  new Arena().run(() => {
    const problem = parseProblem(loss, { wrt: t });
    if (derivative(problem.expression, sym(t), problem) === undefined) throw new Error("no answer");
  });
}

export interface HeapPoint {
  readonly problems: number;
  readonly bytes: number;
}

/** The curve: after so many problems, so many bytes. */
export function heapCurve(problems: number, told: (point: HeapPoint) => void): readonly HeapPoint[] {
  const curve: HeapPoint[] = [];
  for (let k = 0; k < problems; k++) {
    deriveOne(k);
    if ((k + 1) % Math.ceil(problems / points) !== 0 && k + 1 !== problems) continue;
    const point = { problems: k + 1, bytes: bytesInUse() };
    curve.push(point);
    told(point);
  }
  return curve;
}

/** Bytes for each node of a large answer: nodes, arrays of children, and the table that interns them. */
function bytesPerNode(): { readonly nodes: number; readonly bytes: number } {
  const { case: of } = partials.rows(false).find(({ size }) => size === 100_000) ?? {};
  if (of?.ask !== "gradient") throw new Error("no such row");
  const before = bytesInUse();
  const arena = new Arena();
  const answer = arena.run(() => partialDerivatives(exprOf(of.program), of.wrt.map(sym)));
  const bytes = bytesInUse() - before;
  if (answer === undefined) throw new Error("no answer");
  return { nodes: arena.size, bytes: bytes / arena.size };
}

const bars = "▁▂▃▄▅▆▇█";

/** From zero to the largest, so that what is flat looks flat. */
export function sparkline(values: readonly number[]): string {
  const most = Math.max(...values);
  return values.map((value) => bars[Math.ceil((value / most) * bars.length) - 1]).join("");
}

function main(): void {
  const { values } = parseArgs({ options: { problems: { type: "string", default: "1000000" } } });
  const problems = Number(values.problems);
  const { nodes, bytes } = bytesPerNode();
  console.log(`${bytes.toFixed(0)} bytes a node (${nodes.toLocaleString("en")} nodes, their table included)`);
  const start = performance.now();
  const curve = heapCurve(problems, ({ problems: done, bytes: used }) =>
    console.log(`${done.toLocaleString("en").padStart(12)} problems  ${(used / 1e6).toFixed(2)} MB`),
  );
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${sparkline(curve.map((point) => point.bytes))}  from 0 MB to the largest; ${seconds.toFixed(0)} s`,
  );
  const results = {
    date: new Date().toISOString(),
    machine: thisMachine(),
    bytesPerNode: bytes,
    nodes,
    seconds,
    curve,
  };
  const file = fileURLToPath(new URL("../heap.json", import.meta.url));
  writeFileSync(file, `${JSON.stringify(results, undefined, 1)}\n`);
}

if (import.meta.url.endsWith("heap.mjs")) main();
