/**
 * Terms at the beginning or the end of a sum that another sum begins or ends with, and factors likewise. Sums and
 * products are flat, so that x·y·z holds no node x·y; where several begin with it, it is a part nevertheless:
 * f·f + f over the terms of f is a sum of two. Found by walking the lists of all of them in one trie, from the
 * front and from the back.
 */
import { isScalar } from "../arrays/index.js";
import { type Expr, grouped } from "../expr/index.js";

/** A sum or product as a run of its operands and the others behind or before it. */
export interface Split {
  readonly run: Expr;
  readonly isFront: boolean;
}

/** Sums and products with their runs. */
export class Runs {
  readonly #splits = new Map<Expr, Split>();

  /** @param nodes children before parents */
  constructor(nodes: readonly Expr[]) {
    const lists = nodes.filter((e) => (e.kind === "add" || e.kind === "mul") && isScalar(e));
    if (lists.length < 2) return;
    const index = new Map(nodes.map((e, k) => [e, k]));
    const [front, back] = [new Trie(index), new Trie(index)];
    for (const e of lists) {
      front.insert(e, e.args);
      back.insert(e, [...e.args].reverse());
    }
    front.finish();
    back.finish();
    for (const e of lists) {
      const [a, b] = [front.shared(front.endOf(e)), back.shared(back.endOf(e))];
      const isFront = front.lengthOf(a) >= back.lengthOf(b);
      this.#split(e, isFront ? front : back, isFront ? a : b, isFront);
    }
  }

  /** The run of a node with the operands that are not in it, or its children. */
  parts(e: Expr): readonly Expr[] {
    const split = this.#splits.get(e);
    if (split === undefined) return e.args;
    const { run, isFront } = split;
    const { length } = run.args;
    return isFront ? [run, ...e.args.slice(length)] : [...e.args.slice(0, -length), run];
  }

  split(e: Expr): Split | undefined {
    return this.#splits.get(e);
  }

  /** The nodes with the runs among them, parts still before what they stand in. */
  ordered(nodes: readonly Expr[]): readonly Expr[] {
    if (this.#splits.size === 0) return nodes;
    const placed = new Set<Expr>();
    for (const node of nodes) {
      const chain: Expr[] = [];
      let e: Expr | undefined = node;
      while (e !== undefined && !placed.has(e)) {
        chain.push(e);
        e = this.#splits.get(e)?.run;
      }
      for (const part of chain.reverse()) placed.add(part);
    }
    return [...placed];
  }

  /** A run that is no node of the expressions has a run in its turn. */
  #split(whole: Expr, trie: Trie, place: number, isFront: boolean): void {
    let e = whole;
    for (let at = place; at !== none && !this.#splits.has(e); at = trie.shared(at)) {
      const length = trie.lengthOf(at);
      const args = isFront ? e.args.slice(0, length) : e.args.slice(-length);
      const node = trie.nodeAt(at);
      // An operand that is itself a sum in a sum stays one operand.
      const run = node ?? grouped(e.kind as "add" | "mul", ...(args as [Expr, Expr, ...Expr[]]));
      this.#splits.set(e, { run, isFront });
      if (node !== undefined) return;
      e = run;
    }
  }
}

const none = -1;

/** Lists by their beginnings. A place stands for a beginning; the first two are the empty sum and product. */
class Trie {
  readonly #index: ReadonlyMap<Expr, number>;
  readonly #next = new Map<number, number>();
  readonly #parent = [none, none];
  readonly #length = [0, 0];
  /** How many lists end at a place or go on from it in different ways. */
  readonly #ways = [0, 0];
  readonly #nodes = new Map<number, Expr>();
  readonly #ends = new Map<Expr, number>();
  /** The longest proper beginning of a place's that several lists have, of two operands at least. */
  readonly #shared: number[] = [];

  constructor(index: ReadonlyMap<Expr, number>) {
    this.#index = index;
  }

  insert(e: Expr, operands: readonly Expr[]): void {
    let place = e.kind === "add" ? 0 : 1;
    for (const operand of operands) {
      const key = place * this.#index.size + (this.#index.get(operand) as number);
      let next = this.#next.get(key);
      if (next === undefined) {
        next = this.#parent.length;
        this.#next.set(key, next);
        this.#parent.push(place);
        this.#length.push((this.#length[place] as number) + 1);
        this.#ways.push(0);
        this.#ways[place] = (this.#ways[place] as number) + 1;
      }
      place = next;
    }
    this.#ways[place] = (this.#ways[place] as number) + 1;
    this.#nodes.set(place, e);
    this.#ends.set(e, place);
  }

  finish(): void {
    this.#parent.forEach((parent, place) => {
      const isShared = parent !== none && (this.#ways[parent] as number) > 1 && this.lengthOf(parent) > 1;
      this.#shared[place] = isShared ? parent : parent === none ? none : (this.#shared[parent] as number);
    });
  }

  shared(place: number): number {
    return this.#shared[place] as number;
  }

  endOf(e: Expr): number {
    return this.#ends.get(e) as number;
  }

  lengthOf(place: number): number {
    return place === none ? 0 : (this.#length[place] as number);
  }

  /** The sum or product that is this beginning as a whole. */
  nodeAt(place: number): Expr | undefined {
    return this.#nodes.get(place);
  }
}
