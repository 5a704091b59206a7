/** Names for parts that have none: a letter with numbers, u1, u2, …, whose letter stands for nothing else. */
import type { Expr } from "../expr/index.js";

/** Letters that a textbook takes for a part, the usual ones first. None has a meaning of its own. */
const letters = [..."uvwzabcstqr"];

/** The names in nodes: of symbols, entries, arrays, functions and bound indices. */
export function namesIn(nodes: Iterable<Expr>): Set<string> {
  const names = new Set<string>();
  for (const e of nodes) if ("name" in e) names.add(e.name);
  return names;
}

/**
 * A letter that neither alone nor with a number, small or capital, is among the names; where all are taken, one
 * of them twice or more often.
 * @example freeLetter(["x", "u2"]) is "v"
 */
export function freeLetter(taken: Iterable<string>): string {
  const stems = new Set<string>();
  for (const name of taken) stems.add(name.replace(/[\d_].*$/, "").toLowerCase());
  for (let times = 1; ; times++) {
    const found = letters.find((letter) => !stems.has(letter.repeat(times)));
    if (found !== undefined) return found.repeat(times);
  }
}
