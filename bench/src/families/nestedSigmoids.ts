/** σ(σ(…σ(t)…)): how a chain grows with its depth. */
import type { Family } from "../cases.js";
import type { Program, Term } from "../terms.js";

/** One layer per let, so that no system's parser stands between it and the depth. */
export function nested(depth: number): Program {
  const name = (k: number): string => (k === 0 ? "t" : `f${k}`);
  const layer = (k: number): Term => ["sigmoid", name(k)];
  const lets = Array.from({ length: depth - 1 }, (_, k) => [name(k + 1), layer(k)] as const);
  return { lets, body: layer(depth - 1) };
}

const depths = [10, 40, 160, 320, 640, 1_000, 10_000];

export const nestedSigmoids: Family = {
  name: "nestedSigmoids",
  title: "sigmoids nested",
  rows: (quick) =>
    (quick ? depths.slice(0, 3) : depths).map((size) => ({
      label: `depth ${size.toLocaleString("en")}`,
      size,
      case: { ask: "differentiate", program: nested(size), wrt: "t", simplify: false },
      ...(size === depths[0] && { at: { t: 0.3 } }),
      ...(size === 160 && { goal: 0.8 }),
    })),
};
