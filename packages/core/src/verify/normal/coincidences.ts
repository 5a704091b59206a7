/** What is 0 where two indices are one, as xₖ - xₗ at k = l: two places are not always apart. */
import { type At, type Expr, freeNames, postorder, substitute, sym } from "../../expr/index.js";
import type { Normalizer } from "./normalizer.js";
import { reduce } from "./zero.js";

/** Pairs of places that are looked at. */
const mostPairs = 12;

type Places = ReadonlyMap<string, Expr>;

/** Whether the expression vanishes where some of its places coincide, or all of them. */
export function isZeroSomewhere(e: Expr, n: Normalizer): boolean {
  const pairs = [...ofIndices(e, n), ...ofEntries(e, n)].slice(0, mostPairs);
  if (pairs.length === 0) return false;
  const isZeroAt = (places: Places): boolean => {
    const { top } = n.normal(substitute(e, places));
    return top.size === 0 || reduce(top, n).size === 0;
  };
  return pairs.some(isZeroAt) || isZeroAt(together(pairs));
}

/** k = l for two indices. */
function ofIndices(e: Expr, n: Normalizer): Places[] {
  const names = [...freeNames(e)].filter((name) => n.isWholeName(sym(name)));
  return names.flatMap((name, k) => names.slice(k + 1).map((other) => new Map([[name, sym(other)]])));
}

/** x[k, 1] and x[l, j] are one at k = l and j = 1. */
function ofEntries(e: Expr, n: Normalizer): Places[] {
  const free = freeNames(e);
  const entries = postorder(e).filter((node): node is At => node.kind === "at" && free.has(node.name));
  return entries.flatMap((a, k) =>
    entries.slice(k + 1).flatMap((b) => {
      const places = a.name === b.name && a.args.length === b.args.length && unified(a, b, free, n);
      return places && places.size > 0 ? [places] : [];
    }),
  );
}

function unified(a: At, b: At, free: ReadonlySet<string>, n: Normalizer): Places | undefined {
  const places = new Map<string, Expr>();
  for (const [k, index] of a.args.entries()) {
    const other = b.args[k] as Expr;
    if (index === other) continue;
    const isOpen = (place: Expr): place is Expr & { readonly kind: "sym" } =>
      place.kind === "sym" && free.has(place.name) && n.isWholeName(place);
    if (isOpen(index) && !freeNames(other).has(index.name)) places.set(index.name, other);
    else if (isOpen(other) && !freeNames(index).has(other.name)) places.set(other.name, index);
    else return undefined;
  }
  return places;
}

/** All coincidences at once: each index gives way to what its partner gives way to. */
function together(pairs: readonly Places[]): Places {
  const all = new Map<string, Expr>();
  for (const pair of pairs) {
    for (const [name, place] of pair) {
      const [from, to] = [substitute(sym(name), all), substitute(place, all)];
      if (from.kind !== "sym" || from === to || freeNames(to).has(from.name)) continue;
      const step = new Map([[from.name, to]]);
      for (const [known, value] of all) all.set(known, substitute(value, step));
      all.set(from.name, to);
    }
  }
  return all;
}
