/**
 * An identity in what is written: names stand for themselves, whatever they are defined as, and a derivative that the second side
 * leaves open may be anything. Most lines are equal for no deeper reason, and what is found so is in proportion to the line.
 */
import { at, type Diff, type Expr, freeNames, isBinder, postorder, rewriteDown, sym } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { derivativesDownTo, isTerminal } from "./derivative.js";

/**
 * The first side with its derivatives carried out as far as those of the second, and names in the place of these.
 * @throws RangeError for what cannot be differentiated
 * @example of (x·f(x))′ and x·f(x)′ + f(x), f being a definition: x·s + f(x) and x·s + f(x)
 */
export function asWritten(a: Expr, b: Expr, setting: Setting): readonly [Expr, Expr] {
  const open = postorder(b).filter((e): e is Diff => e.kind === "diff" && !isTerminal(e, setting));
  const pair = [derivativesDownTo(a, open, setting), b] as const;
  if (open.length === 0) return pair;
  const bound = new Set(pair.flatMap((e) => postorder(e).filter(isBinder)).map(({ name }) => name));
  const names = new Map<Expr, Expr>();
  const nameOf = (e: Expr): Expr => {
    const known = names.get(e);
    if (known !== undefined) return known;
    const running = [...freeNames(e)].filter((name) => bound.has(name)).map(sym);
    const letter = `slope ${names.size + 1}`;
    const made = running.length === 0 ? sym(letter) : at(letter, ...running);
    names.set(e, made);
    return made;
  };
  const kept = new Set<Expr>(open);
  const named = (root: Expr): Expr => rewriteDown(root, (e) => (kept.has(e) ? nameOf(e) : undefined));
  return [named(pair[0]), named(pair[1])];
}

const bare = new WeakMap<Setting, Setting>();

/** The setting in which names stand for themselves. */
export function withoutDefinitions(setting: Setting): Setting {
  if (setting.definitions.size === 0) return setting;
  const known = bare.get(setting);
  if (known !== undefined) return known;
  const made = { ...setting, definitions: new Map() };
  bare.set(setting, made);
  return made;
}
