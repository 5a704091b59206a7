/**
 * Names that are bound and names that are free: the one file that knows about binders (`sum`, `prod`).
 * Substitution renames a bound index when the substituted expression would be captured by it, and two
 * expressions are the same up to the names of bound indices when `alphaEqual` says so.
 */
import { at, prod, sum, sym, withArgs } from "./construct.js";
import { type Memo, memoByNode, remembered } from "./memo.js";
import type { At, Expr, Prod, Sum } from "./node.js";
import { postorder } from "./traverse.js";

export const isBinder = (e: Expr): e is Sum | Prod => e.kind === "sum" || e.kind === "prod";

const freeOf = memoByNode<ReadonlySet<string>>();
const nothing: ReadonlySet<string> = new Set();

/** The free names: symbols and indexed symbols, not function names, less the indices bound by sums. */
export function freeNames(root: Expr): ReadonlySet<string> {
  return remembered(root, freeOf(), freeNamesOfNode);
}

function freeNamesOfNode(e: Expr, freeOf: Memo<ReadonlySet<string>>): ReadonlySet<string> {
  let names = nothing;
  for (let position = 0; position < e.args.length; position++) {
    const own = freeOf.get(e.args[position] as Expr) ?? nothing;
    // The bounds stand outside the index's scope; only the body (position 0) is inside.
    names = union(names, isBinder(e) && position === 0 ? without(own, e.name) : own);
  }
  const isName = e.kind === "sym" || e.kind === "at" || e.kind === "matrix";
  return isName && !names.has(e.name) ? new Set([e.name, ...names]) : names;
}

/** The names of both; one of the two sets where it has them all. */
export function union(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  if (a === b || b.size === 0) return a;
  if (a.size === 0) return b;
  const [large, small] = a.size >= b.size ? [a, b] : [b, a];
  for (const name of small) if (!large.has(name)) return new Set([...a, ...b]);
  return large;
}

function without(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  if (!names.has(name)) return names;
  const rest = new Set(names);
  rest.delete(name);
  return rest;
}

/** A name like `name` that is in none of the sets: `i`, then `i'`-free letters k, l, p, q, r, then i1, i2, … */
export function freshName(name: string, ...taken: readonly ReadonlySet<string>[]): string {
  const free = (candidate: string) => taken.every((set) => !set.has(candidate));
  if (free(name)) return name;
  for (const letter of ["k", "l", "p", "q", "r", "s"]) if (letter !== name && free(letter)) return letter;
  for (let n = 1; ; n++) if (free(`${name}${n}`)) return `${name}${n}`;
}

/** Rebuilds a sum or product with another bound index and body. */
export const rebind = (e: Sum | Prod, index: string, body: Expr): Expr =>
  (e.kind === "sum" ? sum : prod)(body, index, e.args[1], e.args[2]);

/**
 * Puts expressions in the place of free names, all at once, avoiding capture. A name that stands indexed
 * (`z[k]`) is replaced too when its replacement can take the indices: a symbol or an indexed symbol.
 * @throws RangeError if a name that stands indexed would be replaced by something that has no entries.
 */
export function substitute(root: Expr, replacement: ReadonlyMap<string, Expr>): Expr {
  const names = [...replacement.keys()];
  const concerned = (e: Expr): boolean => {
    const free = freeNames(e);
    return names.some((name) => free.has(name));
  };
  if (replacement.size === 0 || !concerned(root)) return root;
  const incoming = new Set<string>();
  for (const e of replacement.values()) for (const name of freeNames(e)) incoming.add(name);

  const memo = new Map<Expr, Expr>();
  const settled = (e: Expr) => memo.has(e) || !concerned(e);
  const result = (e: Expr): Expr => memo.get(e) ?? e;
  for (const e of postorder(root, (node) => !settled(node) && !isBinder(node))) {
    if (settled(e)) continue;
    if (isBinder(e)) memo.set(e, substituteUnderBinder(e, replacement, incoming));
    else if (e.kind === "sym") memo.set(e, replacement.get(e.name) ?? e);
    else if (e.kind === "matrix") memo.set(e, replacement.get(e.name) ?? withArgs(e, e.args.map(result)));
    else if (e.kind === "at") memo.set(e, indexed(replacement.get(e.name), e, e.args.map(result)));
    else memo.set(e, withArgs(e, e.args.map(result)));
  }
  return result(root);
}

function substituteUnderBinder(
  e: Sum | Prod,
  replacement: ReadonlyMap<string, Expr>,
  incoming: ReadonlySet<string>,
): Expr {
  const [body, lower, upper] = e.args;
  const inner = new Map(replacement);
  inner.delete(e.name);
  let index = e.name;
  if (incoming.has(index)) {
    index = freshName(index, incoming, freeNames(body));
    inner.set(e.name, sym(index));
  }
  const make = e.kind === "sum" ? sum : prod;
  return make(substitute(body, inner), index, substitute(lower, replacement), substitute(upper, replacement));
}

function indexed(replacement: Expr | undefined, e: At, indices: readonly Expr[]): Expr {
  if (replacement === undefined) return at(e.name, ...indices);
  const entry = entryOf(replacement, indices);
  if (entry === undefined)
    throw new RangeError(`${e.name} stands indexed, and what replaces it has no entries`);
  return entry;
}

/** The entry of a vector expression (a symbol, a row of an indexed symbol, sums and multiples of these), or
 *  undefined where the expression is no vector we can index. */
export function entryOf(vector: Expr, indices: readonly Expr[]): Expr | undefined {
  switch (vector.kind) {
    case "sym":
      return at(vector.name, ...indices);
    case "at":
      return at(vector.name, ...vector.args, ...indices);
    case "add": {
      const entries = vector.args.map((term) => entryOf(term, indices));
      return entries.every((entry) => entry !== undefined) ? withArgs(vector, entries) : undefined;
    }
    case "neg": {
      const entry = entryOf(vector.args[0], indices);
      return entry === undefined ? undefined : withArgs(vector, [entry]);
    }
    default:
      return undefined;
  }
}

/** Whether two expressions are the same up to the names of bound indices. */
export function alphaEqual(a: Expr, b: Expr): boolean {
  return a === b || canonicalBinders(a) === canonicalBinders(b);
}

/** An expression with its bound indices renamed, and how many binders stand one inside of the other in it. */
interface Canonical {
  readonly renamed: Expr;
  readonly height: number;
}

const canonical = memoByNode<Canonical>();

/** Renames every bound index to a name fixed by its depth (`#1` innermost), so that `===` decides. */
export const canonicalBinders = (root: Expr): Expr => remembered(root, canonical(), canonicalAt).renamed;

function canonicalAt(e: Expr, known: Memo<Canonical>): Canonical {
  const below = e.args.map((child) => known.get(child) as Canonical);
  const inside = below.reduce((most, { height }) => Math.max(most, height), 0);
  const plain = withArgs(
    e,
    below.map(({ renamed }) => renamed),
  );
  if (!isBinder(plain)) return { renamed: plain, height: inside };
  const height = inside + 1;
  const name = `#${height}`;
  const body = substitute(plain.args[0], new Map([[plain.name, sym(name)]]));
  return { renamed: rebind(plain, name, body), height };
}
