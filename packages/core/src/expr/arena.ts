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

/** Whole numbers from here on, so many, are the same nodes in every arena: all formulas are made of them. */
const leastInteger = -16;
const mostIntegers = 256;
const greatestInteger = BigInt(leastInteger + mostIntegers - 1);
const integers: (Expr | undefined)[] = new Array(mostIntegers).fill(undefined);

/** The first ids are those of the small whole numbers, so that the order of ids is the same in every process. */
const firstIntegerId = 1;
let nextId = firstIntegerId + mostIntegers;

function smallInteger(value: number): Expr {
  const place = value - leastInteger;
  const known = integers[place];
  if (known !== undefined) return known;
  const node: Layout = {
    kind: "num",
    id: firstIntegerId + place,
    name: "",
    value: rational(value),
    position: 0,
    args: none,
  };
  const made = node as unknown as Expr;
  integers[place] = made;
  return made;
}

/** The whole number that a node stands for, if it is one of those that all arenas share; read off without its value. */
export function smallIntegerOf({ id }: Expr): number | undefined {
  const place = id - firstIntegerId;
  return place < mostIntegers ? leastInteger + place : undefined;
}

export class Arena {
  /** Nodes in the order in which they were made, and an open table with two numbers a slot: the place of its node in that
   *  order (counted from 1; 0 is free) and the node's hash. A search touches the nodes it may return only. Most answers
   *  have room in the first table: to grow one takes as long as fifty nodes. */
  readonly #nodes: Layout[] = [];
  #table = new Int32Array(2048);
  #mask = 2046;

  /** What was found out about its nodes (memo.ts). */
  readonly memos: unknown[] = [];

  /** Its nodes have ids from here on. */
  readonly firstId = nextId;

  /** How many ids have been given since, to its nodes and to those of arenas that ran meanwhile. */
  get span(): number {
    return nextId - this.firstId;
  }

  /** Its nodes in the order in which they were made, parts before wholes; it grows. */
  get nodes(): readonly Expr[] {
    return this.#nodes as readonly unknown[] as readonly Expr[];
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
    if (place >= 0 && place < mostIntegers && Number.isInteger(value)) return smallInteger(value);
    return this.rational(rational(value));
  }

  bigint(value: bigint): Expr {
    if (value >= leastInteger && value <= greatestInteger) return smallInteger(Number(value));
    return this.rational(rational(value));
  }

  rational(value: Rational): Expr {
    if (value.d === 1n && value.n <= greatestInteger) {
      const whole = Number(value.s) * Number(value.n);
      if (whole >= leastInteger) return smallInteger(whole);
    }
    return this.intern("num", "", none, value, 0);
  }

  intern(
    kind: Kind,
    name: string,
    args: readonly Expr[],
    value: Rational | undefined,
    position: number,
  ): Expr {
    // The length and the first letter tell most kinds apart; the others have other children.
    let hash = (kind.length << 16) ^ (kind.charCodeAt(0) << 8) ^ (position << 24);
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
    if (value !== undefined) hash = Math.imul(hash ^ hashRational(value), 0x85ebca6b);
    const arity = args.length;
    let newest = 0;
    for (let i = 0; i < arity; i++) {
      const { id } = args[i] as Expr;
      hash = Math.imul(hash ^ id, 0x9e3779b1) + (hash >>> 15);
      if (id > newest) newest = id;
    }
    hash = spread(hash);
    const table = this.#table;
    const mask = this.#mask;
    let slot = homeOf(newest, hash) & mask;
    for (let tries = 1, place = table[slot] as number; place !== 0; tries++, place = table[slot] as number) {
      if (table[slot + 1] === hash) {
        const found = this.#nodes[place - 1] as Layout;
        if (same(found, kind, name, args, value, position)) return found as unknown as Expr;
      }
      slot = next(slot, tries, hash) & mask;
    }
    const node: Layout = { kind, id: nextId++, name, value, position, args };
    const count = this.#nodes.push(node);
    table[slot] = count;
    table[slot + 1] = hash;
    if (count * 4 > mask) this.#grow();
    return node as unknown as Expr;
  }

  /** Half of the table stays free. Nodes are gone through in the order in which they lie in memory. */
  #grow(): void {
    const old = this.#table;
    const hashes = new Int32Array(this.#nodes.length);
    for (let k = 0; k < old.length; k += 2)
      if (old[k] !== 0) hashes[(old[k] as number) - 1] = old[k + 1] as number;
    const table = new Int32Array(old.length * 4);
    const mask = table.length - 2;
    for (let k = 0; k < hashes.length; k++) {
      const hash = hashes[k] as number;
      let slot = homeOf(newestOf((this.#nodes[k] as Layout).args), hash) & mask;
      for (let tries = 1; table[slot] !== 0; tries++) slot = next(slot, tries, hash) & mask;
      table[slot] = k + 1;
      table[slot + 1] = hash;
    }
    this.#table = table;
    this.#mask = mask;
  }
}

/** Ids of neighbours differ in few bits: spread over all of them (MurmurHash3's finaliser, A. Appleby). */
function spread(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function newestOf(args: readonly Expr[]): number {
  let newest = 0;
  for (let i = 0; i < args.length; i++) {
    const { id } = args[i] as Expr;
    if (id > newest) newest = id;
  }
  return newest;
}

/** The slots among which nodes of neighbouring parts are looked up. */
const neighbourhood = 0xfff;

/**
 * Where the search begins: near the slots of other nodes whose newest parts are as new. Nodes made one after another are so
 * found in a part of the table that the processor has in its cache.
 */
const homeOf = (newest: number, hash: number): number =>
  newest === 0 ? hash << 1 : (newest << 2) ^ ((hash & neighbourhood) << 1);

/** So many neighbours are tried; then steps of the hash's own lead away, since a part that very many nodes share fills its
 *  neighbourhood. An odd step meets every slot. */
const mostNeighbours = 16;

const next = (slot: number, tries: number, hash: number): number =>
  tries < mostNeighbours ? slot + 2 : slot + (((hash >>> 12) | 1) << 1);

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
  return value === undefined ? node.value === undefined : equal(node.value as Rational, value);
}

const equal = (a: Rational, b: Rational): boolean => a === b || (a.n === b.n && a.d === b.d && a.s === b.s);

let current = new Arena();

/** The arena in force; outside any `run`, one that lives as long as the process. */
export function currentArena(): Arena {
  return current;
}
