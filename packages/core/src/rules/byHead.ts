/** Rules found by the head of what they are to fire at, as in every rewriting system: the others are not tried. */
import type { Kind } from "../expr/index.js";
import type { Rule } from "./types.js";

export const mayFireAt = ({ heads }: Rule, kind: Kind): boolean => heads?.includes(kind) ?? true;

/** The rules that may fire at a kind of node, in the order in which they were given. */
export function byHead(rules: readonly Rule[]): (kind: Kind) => readonly Rule[] {
  const known = new Map<Kind, readonly Rule[]>();
  return (kind) => {
    const found = known.get(kind) ?? rules.filter((rule) => mayFireAt(rule, kind));
    known.set(kind, found);
    return found;
  };
}
