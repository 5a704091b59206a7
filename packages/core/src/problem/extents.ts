/**
 * How many entries each index of a name runs over: from the sums that bind it, and by unification through
 * inner products, which have one length.
 */
import { type At, type Expr, freeNames, isBinder, num, postorder, type Sym, sym } from "../expr/index.js";
import type { Definition } from "./problem.js";

/** A position of a name: "theta 0" is the first index of theta. */
type Slot = string;
const slotOf = (name: string, position: number): Slot => `${name} ${position}`;

class Slots {
  readonly #parent = new Map<Slot, Slot>();
  readonly #extent = new Map<Slot, Expr>();

  root(slot: Slot): Slot {
    let top = slot;
    for (let up = this.#parent.get(top); up !== undefined; up = this.#parent.get(top)) top = up;
    return top;
  }

  unify(a: Slot, b: Slot): void {
    const [x, y] = [this.root(a), this.root(b)];
    if (x === y) return;
    this.#parent.set(y, x);
    const extent = this.#extent.get(y);
    if (extent !== undefined && !this.#extent.has(x)) this.#extent.set(x, extent);
  }

  set(slot: Slot, extent: Expr): void {
    const root = this.root(slot);
    if (!this.#extent.has(root)) this.#extent.set(root, extent);
  }

  get(slot: Slot): Expr | undefined {
    return this.#extent.get(this.root(slot));
  }
}

export function inferExtents(
  expressions: readonly Expr[],
  definitions: ReadonlyMap<string, Definition>,
): Map<string, readonly Expr[]> {
  const slots = new Slots();
  const ranks = new Map<string, number>();
  const taken = new Set<string>();
  const needed = (name: string, rank: number) => ranks.set(name, Math.max(rank, ranks.get(name) ?? 0));

  const visit = (root: Expr): void => {
    linkFreeIndices(root, slots);
    for (const e of postorder(root)) {
      if (e.kind === "sym" || e.kind === "at") taken.add(e.name);
      if (e.kind === "at") needed(e.name, e.args.length);
      if (e.kind === "dot") linkVectors(e.args[0], e.args[1], slots, needed);
      if (e.kind === "call") linkArguments(e.args, definitions.get(e.name), slots, needed);
      if (isBinder(e)) {
        for (const inner of postorder(e.args[0])) {
          if (inner.kind === "at" || definitions.has(nameOf(inner))) {
            inner.args.forEach((index, k) => {
              if (index.kind === "sym" && index.name === e.name)
                slots.set(slotOf(nameOf(inner), k), e.args[2]);
            });
          }
        }
      }
    }
  };
  for (const e of expressions) visit(e);
  for (const definition of definitions.values()) {
    linkParameters(definition, slots);
    visit(definition.body);
  }

  const fresh = freshCounts(taken);
  const extents = new Map<string, readonly Expr[]>();
  for (const [name, rank] of ranks) {
    const own = Array.from({ length: rank }, (_, k) => {
      const slot = slotOf(name, k);
      const known = slots.get(slot);
      if (known !== undefined) return known;
      const made = sym(fresh.next().value as string);
      slots.set(slot, made);
      return made;
    });
    extents.set(name, own);
  }
  return extents;
}

const nameOf = (e: Expr): string => ("name" in e ? e.name : "");

/** y[i] and x[i] with an i that nothing binds: both run over the same entries. */
function linkFreeIndices(root: Expr, slots: Slots): void {
  const free = freeNames(root);
  const first = new Map<string, Slot>();
  for (const e of postorder(root)) {
    if (e.kind !== "at") continue;
    e.args.forEach((index, k) => {
      if (index.kind !== "sym" || !free.has(index.name)) return;
      const slot = slotOf(e.name, k);
      const partner = first.get(index.name);
      if (partner === undefined) first.set(index.name, slot);
      else slots.unify(partner, slot);
    });
  }
}

/** p[i, k] = … x[i, j] …: the rows of p are those of x. */
function linkParameters({ name, parameters, body }: Definition, slots: Slots): void {
  for (const e of postorder(body)) {
    if (e.kind !== "at") continue;
    e.args.forEach((index, k) => {
      const position = index.kind === "sym" ? parameters.indexOf(index.name) : -1;
      if (position >= 0) slots.unify(slotOf(name, position), slotOf(e.name, k));
    });
  }
}

/** The last index of a vector expression: the slots its entries run over. */
function entrySlots(e: Expr, needed: (name: string, rank: number) => void): Slot[] {
  if (e.kind === "sym" || e.kind === "at") {
    const position = (e as Sym | At).args.length;
    needed(e.name, position + 1);
    return [slotOf(e.name, position)];
  }
  return e.kind === "add" || e.kind === "neg" ? e.args.flatMap((part) => entrySlots(part, needed)) : [];
}

function linkVectors(u: Expr, v: Expr, slots: Slots, needed: (name: string, rank: number) => void): void {
  const [first, ...others] = [...entrySlots(u, needed), ...entrySlots(v, needed)];
  if (first !== undefined) for (const other of others) slots.unify(first, other);
}

/** h(x[i]) with h(z) = … z' …: what z is indexed by, x[i] is. */
function linkArguments(
  args: readonly Expr[],
  definition: Definition | undefined,
  slots: Slots,
  needed: (name: string, rank: number) => void,
): void {
  definition?.parameters.forEach((parameter, k) => {
    const arg = args[k];
    if (arg === undefined || !isVectorIn(parameter, definition.body)) return;
    for (const slot of entrySlots(arg, needed)) slots.unify(slotOf(parameter, 0), slot);
  });
}

/** Whether a name stands as a vector in the body: indexed, or in an inner product. */
export function isVectorIn(name: string, body: Expr): boolean {
  return postorder(body).some(
    (e) =>
      (e.kind === "at" && e.name === name) || (e.kind === "dot" && e.args.some((side) => names(side, name))),
  );
}

const names = (side: Expr, name: string): boolean =>
  (side.kind === "sym" && side.name === name) ||
  ((side.kind === "add" || side.kind === "neg") && side.args.some((part) => names(part, name)));

function* freshCounts(taken: ReadonlySet<string>): Generator<string, never> {
  for (const name of ["n", "p", "d"]) if (!taken.has(name)) yield name;
  for (let k = 1; ; k++) if (!taken.has(`n${k}`)) yield `n${k}`;
}

/** Names that bound a sum or product, or an extent; an index that bounds a sum inside of its own is none. */
export function countsIn(
  expressions: readonly Expr[],
  extents: ReadonlyMap<string, readonly Expr[]>,
): Set<string> {
  const counts = new Set<string>();
  const note = (e: Expr | undefined) => {
    if (e?.kind === "sym") counts.add(e.name);
  };
  for (const root of expressions) {
    const free = freeNames(root);
    for (const e of postorder(root)) {
      const [, lower, upper] = isBinder(e) ? e.args : [];
      if (lower === num(1) && upper?.kind === "sym" && free.has(upper.name)) note(upper);
    }
  }
  for (const extent of extents.values()) extent.forEach(note);
  return counts;
}
