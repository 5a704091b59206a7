/**
 * What this machine can do: the same nodes as Derive's answer, put into a plain table that interns them.
 *
 * Derive answers once while every call of `Arena.intern` is written down: which nodes stood there before, and
 * which the answer made (its intermediate ones too, in their order, with kind, name and children). A run of the
 * floor makes those again in a table that holds the nodes that stood there before, as Derive's arena does. For
 * each node: an array for its children, the hash of its kind, its name and its children, a walk along the open
 * slots with the comparison of what is found there, a new object with the same six fields, a store, and the
 * doubling of the table when half of it is full. Left out is all that is not interning: rules, reading an
 * expression, deciding what comes next, looking up nodes that exist, and hashing the letters of a name, which
 * here are done beforehand.
 */
import { Arena, type Expr } from "@derive/core";
import type { Case } from "./cases.js";
import type { Work } from "./measure.js";
import { deriveEngine } from "./peers/derive.js";
import type { Engine } from "./peers/engine.js";

interface FloorNode {
  readonly kind: string;
  readonly id: number;
  readonly hash: number;
  readonly name: string;
  readonly value: string;
  readonly args: readonly FloorNode[];
}

/** What is hashed of a node besides its children. */
interface Head {
  readonly kind: string;
  readonly name: string;
  readonly value: string;
  readonly hash: number;
}

/** An interning table by open addressing. Public for the test that holds it against Derive's own. */
export class FloorTable {
  #slots: (FloorNode | undefined)[] = new Array(1024);
  #mask = 1023;
  size = 0;

  intern({ kind, name, value, hash }: Head, args: readonly FloorNode[]): FloorNode {
    let h = hash;
    for (let k = 0; k < args.length; k++) h = mixed(h, (args[k] as FloorNode).id);
    h = spread(h);
    let slot = h & this.#mask;
    for (;;) {
      const found = this.#slots[slot];
      if (found === undefined) break;
      if (found.hash === h && isSame(found, kind, name, value, args)) return found;
      slot = (slot + 1) & this.#mask;
    }
    const node: FloorNode = { kind, id: this.size++, hash: h, name, value, args };
    this.#slots[slot] = node;
    if (this.size * 2 > this.#mask) this.#grow();
    return node;
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

const mixed = (h: number, id: number): number => Math.imul(h ^ id, 0x9e3779b1) + (h >>> 15);

/** MurmurHash3's finaliser (A. Appleby). */
function spread(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function isSame(
  node: FloorNode,
  kind: string,
  name: string,
  value: string,
  args: readonly FloorNode[],
): boolean {
  if (node.kind !== kind || node.name !== name || node.value !== value) return false;
  if (node.args.length !== args.length) return false;
  for (let k = 0; k < args.length; k++) if (node.args[k] !== args[k]) return false;
  return true;
}

/** Nodes in the order in which they were made; the children of each are numbers of earlier ones. */
export interface Recording {
  readonly heads: readonly Head[];
  /** Where the children of each node begin in `children`; one more than there are nodes. */
  readonly starts: Uint32Array;
  readonly children: Uint32Array;
  /** How many stood there before the answer. */
  readonly given: number;
}

/** Watches Derive at its work. For a process of its own: the arena's code is never as fast after it. */
export function record(of: Case): Recording | undefined {
  const work = deriveEngine.work(of);
  if (work === undefined) return undefined;
  const nodes = new Set<Expr>();
  const intern = Arena.prototype.intern;
  Arena.prototype.intern = function (...args: Parameters<typeof intern>): Expr {
    const node = intern.apply(this, args);
    nodes.add(node);
    return node;
  };
  try {
    const prepared = work.prepare();
    const last = withParts(nodes).at(-1)?.id ?? 0;
    work.run(prepared);
    const all = withParts(nodes);
    return { ...recipe(all), given: all.filter(({ id }) => id <= last).length };
  } finally {
    Arena.prototype.intern = intern;
  }
}

/** Those that the process has from before, as small whole numbers, are parts of these only. */
function withParts(nodes: Set<Expr>): readonly Expr[] {
  const found = new Set<Expr>(nodes);
  for (const node of found) for (const part of node.args) found.add(part);
  return [...found].sort((a, b) => a.id - b.id);
}

function recipe(nodes: readonly Expr[]): Omit<Recording, "given"> {
  const numbers = new Map(nodes.map((node, k) => [node, k]));
  const starts = new Uint32Array(nodes.length + 1);
  const children: number[] = [];
  const heads = new Map<string, Head>();
  const own = nodes.map((node, k): Head => {
    for (const part of node.args) children.push(numbers.get(part) as number);
    starts[k + 1] = children.length;
    const head = headOf(node);
    const key = `${head.kind} ${head.name} ${head.value}`;
    const known = heads.get(key);
    if (known !== undefined) return known;
    heads.set(key, head);
    return head;
  });
  return { heads: own, starts, children: Uint32Array.from(children) };
}

function headOf(node: Expr): Head {
  const { kind } = node;
  const name = "name" in node ? node.name : "";
  const value = kind === "num" ? node.value.toFraction() : kind === "partial" ? String(node.position) : "";
  let hash = 0;
  for (const letter of `${kind} ${name} ${value}`) hash = mixed(hash, letter.charCodeAt(0));
  return { kind, name, value, hash };
}

interface Table {
  readonly table: FloorTable;
  readonly nodes: FloorNode[];
}

/** Makes the nodes from one number up to another. */
export function replay({ heads, starts, children }: Recording, { table, nodes }: Table, to: number): void {
  for (let k = nodes.length; k < to; k++) {
    const start = starts[k] as number;
    const arity = (starts[k + 1] as number) - start;
    const child = (j: number): FloorNode => nodes[children[start + j] as number] as FloorNode;
    nodes.push(table.intern(heads[k] as Head, argumentsOf(arity, child)));
  }
}

/** Literals, where they are short, are what is made fastest. */
function argumentsOf(arity: number, child: (j: number) => FloorNode): readonly FloorNode[] {
  if (arity === 0) return none;
  if (arity === 1) return [child(0)];
  if (arity === 2) return [child(0), child(1)];
  const args: FloorNode[] = new Array(arity);
  for (let j = 0; j < arity; j++) args[j] = child(j);
  return args;
}

const none: readonly FloorNode[] = [];

export const floorEngine: Engine & { readonly nodes: () => number } = {
  work: (of) => {
    const recording = record(of);
    if (recording === undefined) return undefined;
    made = recording.heads.length - recording.given;
    return replayed(recording);
  },
  nodes: () => made,
};

let made = 0;

const replayed = (recording: Recording): Work<Table> => ({
  prepare: () => {
    const empty: Table = { table: new FloorTable(), nodes: [] };
    replay(recording, empty, recording.given);
    return empty;
  },
  run: (table) => replay(recording, table, recording.heads.length),
});
