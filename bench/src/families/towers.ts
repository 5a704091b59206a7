/** f(k+1) = f(k)·f(k) + f(k), from f(0) = t: a graph of 2k nodes whose text has 3^k names. */
import type { Family } from "../cases.js";
import type { Program, Term } from "../terms.js";

export function tower(depth: number): Program {
  const name = (k: number): string => (k === 0 ? "t" : `f${k}`);
  const floor = (k: number): Term => ["add", ["mul", name(k), name(k)], name(k)];
  const lets = Array.from({ length: depth - 1 }, (_, k) => [name(k + 1), floor(k)] as const);
  return { lets, body: floor(depth - 1) };
}

const depths = [5, 10, 20, 50, 100, 1_000, 10_000];

export const towers: Family = {
  name: "towers",
  title: "towers with shared parts",
  growth: { goal: 1.1, from: 10 },
  rows: (quick) =>
    (quick ? depths.slice(0, 3) : depths).map((size) => ({
      label: `depth ${size.toLocaleString("en")}`,
      size,
      case: { ask: "differentiate", program: tower(size), wrt: "t", simplify: false },
      ...(size === depths[0] && { at: { t: 0.1 } }),
    })),
};
