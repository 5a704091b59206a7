/** Nodes a walk has met: a stamp for each node by its id instead of a hash table, kept for the walks to come. */
import { currentArena } from "./arena.js";
import type { Expr } from "./node.js";

/** Larger arenas, and those whose ids are few of many, take a hash table. */
const mostStamps = 1 << 20;
const mostSparse = 4;
const lastWalk = 2 ** 31 - 1;

/** Not in use. Walks inside of walks take others. */
const free: Marks[] = [];

/**
 * @example
 * const met = Marks.begin();
 * try { met.add(e); met.has(e); } finally { met.end(); }
 */
export class Marks {
  /** By id, counted from the arena's first: the walk that met the node last. */
  #stamps = new Int32Array(0);
  #walk = 0;
  #first = 0;
  #span = 0;
  #others: Set<Expr> | undefined;

  static begin(): Marks {
    const marks = free.pop() ?? new Marks();
    marks.#begin();
    return marks;
  }

  #begin(): void {
    const { firstId, span, size } = currentArena();
    this.#first = firstId;
    this.#span = span <= mostStamps && span <= mostSparse * size ? span : 0;
    if (this.#span > this.#stamps.length) {
      this.#stamps = new Int32Array(2 * this.#span);
      this.#walk = 0;
    } else if (this.#walk === lastWalk) {
      this.#stamps.fill(0);
      this.#walk = 0;
    }
    this.#walk += 1;
  }

  end(): void {
    this.#others = undefined;
    free.push(this);
  }

  has(e: Expr): boolean {
    const place = e.id - this.#first;
    if (place >= 0 && place < this.#span) return this.#stamps[place] === this.#walk;
    return this.#others?.has(e) === true;
  }

  add(e: Expr): void {
    const place = e.id - this.#first;
    if (place >= 0 && place < this.#span) this.#stamps[place] = this.#walk;
    else {
      this.#others ??= new Set();
      this.#others.add(e);
    }
  }
}
