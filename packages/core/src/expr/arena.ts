/**
 * The interning table: one per problem. Inside `arena.run(f)` every constructor looks its node up here, so
 * equal structure is one object. The table goes when the arena goes; nothing outlives its problem but the
 * nodes a caller keeps.
 *
 * No string keys, and no allocation for a node that exists already.
 */
import type { Expr, Kind } from "./node.js";
import { type Rational, rational } from "./rational.js";

const none: readonly Expr[] = [];

/** All nodes have this layout, so that reading a field costs the same for every kind. */
interface Layout {
  readonly kind: Kind;
  readonly id: number;
  readonly name: string;
  readonly value: Rational | undefined;
  readonly position: number;
  readonly args: readonly Expr[];
}

let nextId = 1;

/** Whole numbers from here on are found by their value. */
const leastInteger = -16;
const mostIntegers = 256;

export class Arena {
  /** Nodes in the order in which they were made, their hashes beside them, and an open table of places in that order (counted
   *  from 1; 0 is free): a search touches the nodes it may return only, and the table grows without touching any. */
  readonly #nodes: Layout[] = [];
  #hashes = new Int32Array(128);
  #table = new Int32Array(256);
  readonly #integers: (Expr | undefined)[] = new Array(mostIntegers);

  /** What was found out about its nodes (memo.ts). */
  readonly memos: unknown[] = [];

  /** Its nodes have ids from here on. */
  readonly firstId = nextId;

  /** How many ids have been given since, to its nodes and to those of arenas that ran meanwhile. */
  get span(): number {
    return nextId - this.firstId;
  }

  /** How many distinct nodes this problem has made. */
  get size(): number {
    return this.#nodes.length;
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

  /** The number; most are small whole ones, which are found without their value being made first. */
  number(value: number): Expr {
    const place = value - leastInteger;
    const isSmall = Number.isInteger(value) && place >= 0 && place < mostIntegers;
    const known = isSmall ? this.#integers[place] : undefined;
    if (known !== undefined) return known;
    const made = this.intern("num", "", none, rational(value), 0);
    if (isSmall) this.#integers[place] = made;
    return made;
  }

  intern(
    kind: Kind,
    name: string,
    args: readonly Expr[],
    value: Rational | undefined,
    position: number,
  ): Expr {
    const hash = hashOf(kind, name, args, value, position);
    const table = this.#table;
    const mask = table.length - 1;
    let slot = homeOf(args, hash) & mask;
    for (let tries = 1, place = table[slot] as number; place !== 0; tries++, place = table[slot] as number) {
      if (this.#hashes[place - 1] === hash) {
        const found = this.#nodes[place - 1] as Layout;
        if (same(found, kind, name, args, value, position)) return found as unknown as Expr;
      }
      slot = next(slot, tries, hash) & mask;
    }
    const node: Layout = { kind, id: nextId++, name, value, position, args };
    const count = this.#nodes.push(node);
    table[slot] = count;
    this.#hashes[count - 1] = hash;
    if (count === this.#hashes.length) this.#grow();
    return node as unknown as Expr;
  }

  /** Half of the table stays free. */
  #grow(): void {
    const hashes = new Int32Array(this.#hashes.length * 4);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    this.#table = new Int32Array(hashes.length * 2);
    const table = this.#table;
    const mask = table.length - 1;
    for (let k = 0; k < this.#nodes.length; k++) {
      const hash = hashes[k] as number;
      let slot = homeOf((this.#nodes[k] as Layout).args, hash) & mask;
      for (let tries = 1; table[slot] !== 0; tries++) slot = next(slot, tries, hash) & mask;
      table[slot] = k + 1;
    }
  }
}

function hashOf(
  kind: Kind,
  name: string,
  args: readonly Expr[],
  value: Rational | undefined,
  position: number,
): number {
  // The length and the first letters tell all kinds apart but matmul and matrix.
  let h = (kind.length << 16) ^ (kind.charCodeAt(0) << 8) ^ kind.charCodeAt(1) ^ (position << 24);
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  if (value !== undefined) h = Math.imul(h ^ hashRational(value), 0x85ebca6b);
  for (let i = 0; i < args.length; i++) h = Math.imul(h ^ (args[i] as Expr).id, 0x9e3779b1) + (h >>> 15);
  // Ids of neighbours differ in few bits: spread over all of them (MurmurHash3's finaliser, A. Appleby).
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The slots among which nodes of neighbouring parts are looked up. */
const neighbourhood = 0xfff;

/**
 * Where the search begins: near the slots of other nodes whose newest parts are as new. Nodes made one after another are so
 * found in a part of the table that the processor has in its cache.
 */
function homeOf(args: readonly Expr[], hash: number): number {
  let newest = 0;
  for (let i = 0; i < args.length; i++) newest = Math.max(newest, (args[i] as Expr).id);
  return newest === 0 ? hash : (newest << 1) ^ (hash & neighbourhood);
}

/** So many neighbours are tried; then steps of the hash's own lead away, since a part that very many nodes share fills its
 *  neighbourhood. An odd step meets every slot. */
const mostNeighbours = 16;

const next = (slot: number, tries: number, hash: number): number =>
  tries < mostNeighbours ? slot + 1 : slot + ((hash >>> 12) | 1);

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
