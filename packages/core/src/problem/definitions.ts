/** Definitions put in the place of their names, and names back in the place of their definitions. */
import { isScalar, shapeOf } from "../arrays/index.js";
import {
  type At,
  at,
  call,
  type Expr,
  freeNames,
  isBinder,
  matrix,
  postorder,
  rewriteUp,
  substitute,
  sym,
} from "../expr/index.js";
import type { Definition, Setting } from "./problem.js";

export interface Instance {
  readonly definition: Definition;
  readonly args: readonly Expr[];
}

/** The definition this node is an instance of: h(x[i]), p[i, k], z, the matrix H. */
export function instanceOf(e: Expr, setting: Pick<Setting, "definitions">): Instance | undefined {
  if (setting.definitions.size === 0) return undefined;
  if (e.kind !== "call" && e.kind !== "at" && e.kind !== "sym" && e.kind !== "matrix") return undefined;
  const definition = setting.definitions.get(e.name);
  // The children of a matrix are its dimensions.
  const args = e.kind === "matrix" ? [] : e.args;
  if (definition === undefined || definition.parameters.length !== args.length) return undefined;
  return { definition, args };
}

/** The body with the arguments in the place of the parameters. */
export function unfolded({ definition, args }: Instance): Expr {
  return substitute(
    definition.body,
    new Map(definition.parameters.map((name, position) => [name, args[position] as Expr])),
  );
}

/** Some names in the place of which what they stand for is put, and so on in that; each instance is worked out once. */
export function withMeanings(
  root: Expr,
  setting: Pick<Setting, "definitions">,
  isPutIn: (e: Expr, name: string) => boolean,
): Expr {
  const meanings = new Map<Expr, Expr>();
  const within = (part: Expr): Expr =>
    rewriteUp(part, (e) => {
      const instance = instanceOf(e, setting);
      if (instance === undefined || !isPutIn(e, instance.definition.name)) return e;
      const meaning = meanings.get(e) ?? within(unfolded(instance));
      meanings.set(e, meaning);
      return meaning;
    });
  return within(root);
}

/** Names of vectors and matrices give way to what they stand for: only that has entries. */
export const withoutArrayNames = (root: Expr, setting: Setting): Expr =>
  withMeanings(root, setting, (e) => e.kind === "matrix");

/** Those of the definitions, in their order, that expressions speak of, also by way of one another. */
export function usedIn(roots: readonly Expr[], definitions: Iterable<Definition>): Definition[] {
  const all = [...definitions];
  const byName = new Map(all.map((definition) => [definition.name, definition]));
  const used = new Set<Definition>();
  const speak = (root: Expr, parameters: readonly string[]): void => {
    for (const e of postorder(root)) {
      const definition = "name" in e && !parameters.includes(e.name) ? byName.get(e.name) : undefined;
      if (definition !== undefined) used.add(definition);
    }
  };
  for (const root of roots) speak(root, []);
  // A set goes on to what is added to it meanwhile.
  for (const { body, parameters } of used) speak(body, parameters);
  return all.filter((definition) => used.has(definition));
}

/** The definition's name applied to arguments. */
export function applied(definition: Definition, args: readonly Expr[]): Expr {
  if (definition.form === "value") {
    const { rows, columns } = shapeOf(definition.body);
    return isScalar(definition.body) ? sym(definition.name) : matrix(definition.name, rows, columns);
  }
  return (definition.form === "indexed" ? at : call)(definition.name, ...args);
}

/** The left side of the definition as it was written: h(z). */
export const head = (definition: Definition): Expr => applied(definition, definition.parameters.map(sym));

export type Holes = Map<string, Expr>;

/**
 * Matches an expression against a pattern whose holes are free names, up to the names of bound indices.
 * Fills `holes` and answers true, or answers false (and may have filled some).
 */
export function matches(pattern: Expr, e: Expr, names: ReadonlySet<string>, holes: Holes): boolean {
  return matchesUnder(new Map(), pattern, e, names, holes);
}

/** `bound`: the pattern's bound indices in force → the expression's. */
function matchesUnder(
  bound: ReadonlyMap<string, string>,
  pattern: Expr,
  e: Expr,
  names: ReadonlySet<string>,
  holes: Holes,
): boolean {
  if (pattern.kind === "sym") {
    const partner = bound.get(pattern.name);
    if (partner !== undefined) return e.kind === "sym" && e.name === partner;
    if (names.has(pattern.name)) return fills(pattern.name, e, bound, holes);
    return pattern === e && !escapes(e, bound);
  }
  if (pattern.kind === "at" && e.kind === "at" && names.has(pattern.name)) {
    return matchesEntry(bound, pattern, e, names, holes);
  }
  if (pattern.kind !== e.kind || pattern.args.length !== e.args.length) return false;
  if (isBinder(pattern) && isBinder(e)) {
    const inside = new Map(bound).set(pattern.name, e.name);
    return pattern.args.every((child, k) =>
      matchesUnder(k === 0 ? inside : bound, child, e.args[k] as Expr, names, holes),
    );
  }
  if (labelOf(pattern) !== labelOf(e)) return false;
  return pattern.args.every((child, k) => matchesUnder(bound, child, e.args[k] as Expr, names, holes));
}

/** Whether a bound index of the expression occurs in `e`, so that `e` would mean something else outside. */
function escapes(e: Expr, bound: ReadonlyMap<string, string>): boolean {
  const free = freeNames(e);
  for (const name of bound.values()) if (free.has(name)) return true;
  return false;
}

function fills(hole: string, e: Expr, bound: ReadonlyMap<string, string>, holes: Holes): boolean {
  const filled = holes.get(hole);
  if (filled !== undefined) return filled === e;
  if (escapes(e, bound)) return false;
  holes.set(hole, e);
  return true;
}

/** z[k] with the hole z against x[i, k]: z is the row x[i]. */
function matchesEntry(
  bound: ReadonlyMap<string, string>,
  pattern: At,
  e: At,
  names: ReadonlySet<string>,
  holes: Holes,
): boolean {
  const own = e.args.length - pattern.args.length;
  if (own < 0) return false;
  const row = own === 0 ? sym(e.name) : at(e.name, ...e.args.slice(0, own));
  if (!fills(pattern.name, row, bound, holes)) return false;
  return pattern.args.every((index, k) => matchesUnder(bound, index, e.args[own + k] as Expr, names, holes));
}

/** What tells two nodes of one kind and the same children apart. */
function labelOf(e: Expr): string {
  if (e.kind === "num") return String(e.id);
  if (e.kind === "partial") return String(e.position);
  return "name" in e ? e.name : "";
}
