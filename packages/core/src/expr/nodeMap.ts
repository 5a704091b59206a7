/** Values by node, for the walks that visit every node of a large expression: an array by id instead of a hash table. */
import type { Expr } from "./node.js";

export class NodeMap<T> {
  readonly #first: number;
  readonly #own: (T | undefined)[] = [];
  readonly #others = new Map<number, T>();

  /** @param first the least id of the nodes that are many; those before it are few and looked up */
  constructor(first: number) {
    this.#first = first;
  }

  get({ id }: Expr): T | undefined {
    return id >= this.#first ? this.#own[id - this.#first] : this.#others.get(id);
  }

  set({ id }: Expr, value: T): void {
    if (id >= this.#first) this.#own[id - this.#first] = value;
    else this.#others.set(id, value);
  }
}
