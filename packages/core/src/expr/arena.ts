/**
 * The interning table: one per problem. Inside `arena.run(f)` every constructor looks its node up here, so
 * equal structure is one object. The table goes when the arena goes; nothing outlives its problem but the
 * nodes a caller keeps.
 *
 * Open addressing over one array of nodes: no string keys, no allocation for a node that exists already.
 */
import type { Expr, Kind } from "./node.js";
import type { Rational } from "./rational.js";

const kindCode: Record<Kind, number> = {
  num: 1,
  sym: 2,
  at: 3,
  add: 4,
  mul: 5,
  neg: 6,
  div: 7,
  pow: 8,
  call: 9,
  partial: 10,
  sum: 11,
  prod: 12,
  diff: 13,
  dot: 14,
  piecewise: 15,
  rel: 16,
  logic: 17,
  matrix: 18,
  matmul: 19,
  transpose: 20,
  entry: 21,
  differential: 22,
};

/** All nodes have this layout, so that reading a field costs the same for every kind. */
interface Layout {
  readonly kind: Kind;
  readonly id: number;
  readonly hash: number;
  readonly name: string;
  readonly value: Rational | undefined;
  readonly position: number;
  readonly args: readonly Expr[];
}

let nextId = 1;

function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

export class Arena {
  #slots: (Layout | undefined)[] = new Array(1024);
  #mask = 1023;
  #size = 0;

  /** Its nodes have ids from here on. */
  readonly firstId = nextId;

  /** How many distinct nodes this problem has made. */
  get size(): number {
    return this.#size;
  }

  /** Runs `f` with this arena as the one the constructors use. Synchronous: the previous one is back after. */
  run<T>(f: () => T): T {
    const previous = current;
    current = this;
    try {
      return f();
    } finally {
      current = previous;
    }
  }

  intern(
    kind: Kind,
    name: string,
    args: readonly Expr[],
    value: Rational | undefined,
    position: number,
  ): Expr {
    let h = Math.imul(kindCode[kind], 0x9e3779b1) ^ position;
    if (name !== "") h = Math.imul(h ^ hashText(name), 0x85ebca6b);
    if (value !== undefined) h = Math.imul(h ^ hashRational(value), 0x85ebca6b);
    for (let i = 0; i < args.length; i++) h = Math.imul(h ^ (args[i] as Expr).id, 0x9e3779b1) + (h >>> 15);
    // Ids of neighbours differ in few bits: spread over all of them (MurmurHash3's finaliser, A. Appleby).
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
    let slot = h & this.#mask;
    for (;;) {
      const found = this.#slots[slot];
      if (found === undefined) break;
      if (found.hash === h && same(found, kind, name, args, value, position)) return found as unknown as Expr;
      slot = (slot + 1) & this.#mask;
    }
    const node: Layout = { kind, id: nextId++, hash: h, name, value, position, args };
    this.#slots[slot] = node;
    if (++this.#size * 2 > this.#mask) this.#grow();
    return node as unknown as Expr;
  }

  #grow(): void {
    const old = this.#slots;
    this.#mask = this.#mask * 2 + 1;
    this.#slots = new Array(this.#mask + 1);
    for (const node of old) {
      if (node === undefined) continue;
      let slot = node.hash & this.#mask;
      while (this.#slots[slot] !== undefined) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = node;
    }
  }
}

/** Of large numbers only the leading digits count: a double of them is made faster than their last 32 bits. */
const hashRational = ({ s, n, d }: Rational): number =>
  Math.imul(Number(n) * Number(s), 0x9e3779b1) ^ Number(d);

function same(
  node: Layout,
  kind: Kind,
  name: string,
  args: readonly Expr[],
  value: Rational | undefined,
  position: number,
): boolean {
  if (node.kind !== kind || node.name !== name || node.position !== position) return false;
  if (node.args.length !== args.length) return false;
  for (let i = 0; i < args.length; i++) if (node.args[i] !== args[i]) return false;
  return value === undefined ? node.value === undefined : node.value?.equals(value) === true;
}

let current = new Arena();

/** The arena in force; outside any `run`, one that lives as long as the process. */
export function currentArena(): Arena {
  return current;
}
