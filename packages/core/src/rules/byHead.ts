/** Rules found by the head of what they are to fire at, as in every rewriting system: the others are not tried. */
import type { Kind } from "../expr/index.js";
import type { Rule } from "./types.js";

export const mayFireAt = ({ heads }: Rule, kind: Kind): boolean => heads?.includes(kind) ?? true;

/** The rules that may fire at a kind of node, in the order in which they were given. */
export function byHead(rules: readonly Rule[]): (kind: Kind) => readonly Rule[] {
  const among = byHeads(rules);
  return (kind) => among(bitOf(kind));
}

/** A set of kinds of nodes: one bit for each. */
export type Kinds = number;

const bits = new Map<Kind, Kinds>();

export function bitOf(kind: Kind): Kinds {
  const known = bits.get(kind);
  if (known !== undefined) return known;
  const bit = 1 << bits.size;
  bits.set(kind, bit);
  return bit;
}

const headsOf = new Map<Rule, Kinds>();

/** Whether the rule may fire at a node of one of the kinds. */
export function mayFireAmong(rule: Rule, kinds: Kinds): boolean {
  let heads = headsOf.get(rule);
  if (heads === undefined) {
    heads = rule.heads === undefined ? -1 : rule.heads.reduce((all, kind) => all | bitOf(kind), 0);
    headsOf.set(rule, heads);
  }
  return (heads & kinds) !== 0;
}

/** The rules that may fire at a node of one of the kinds, in the order in which they were given. */
export function byHeads(rules: readonly Rule[]): (kinds: Kinds) => readonly Rule[] {
  const known = new Map<Kinds, readonly Rule[]>();
  return (kinds) => {
    const found = known.get(kinds) ?? rules.filter((rule) => mayFireAmong(rule, kinds));
    known.set(kinds, found);
    return found;
  };
}
