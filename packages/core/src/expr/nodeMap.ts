/** Values by node, for the walks that visit every node of a large expression: an array by id instead of a hash table. */
import type { Arena } from "./arena.js";
import type { Expr } from "./node.js";

/** With more ids than this for each node the array is left to grow, as the engine sees fit for a sparse one. */
const mostSparse = 4;

export class NodeMap<T> {
  readonly #first: number;
  readonly #own: (T | undefined)[];
  #others: Map<number, T> | undefined;

  /** @param arena whose nodes are many; those of others are few and looked up */
  constructor(arena: Arena) {
    this.#first = arena.firstId;
    this.#own = new Array(arena.span <= mostSparse * arena.size ? arena.span : 0);
  }

  get({ id }: Expr): T | undefined {
    return id >= this.#first ? this.#own[id - this.#first] : this.#others?.get(id);
  }

  set({ id }: Expr, value: T): void {
    if (id >= this.#first) this.#own[id - this.#first] = value;
    else {
      this.#others ??= new Map();
      this.#others.set(id, value);
    }
  }
}
