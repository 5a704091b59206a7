/** What an answer rests on: granted relations, ranges of indices, bases of powers. It goes with what is worked out once. */
import type { Expr } from "../../expr/index.js";

/** What was worked out once, and what it relies on. */
export interface Found<T> {
  readonly value: T;
  readonly used: ReadonlySet<Expr> | undefined;
}

export class Reliance {
  /** Relations that what is being worked out relies on, and the logarithms in it (powers.ts). */
  #used = new Set<Expr>();

  /** What was relied on since the question was put. */
  get used(): ReadonlySet<Expr> {
    return this.#used;
  }

  /** For a new question. */
  restart(): void {
    this.#used = new Set();
  }

  /** Notes that the answer holds where the relation does. */
  on(relation: Expr): void {
    this.#used.add(relation);
  }

  /** Works something out unless it is known, and relies on what it relies on in either case. */
  once<K, T>(memo: Map<K, Found<T>>, key: K, make: () => T): T {
    let found = memo.get(key);
    if (found === undefined) {
      const around = this.#used;
      this.#used = new Set();
      const value = make();
      found = { value, used: this.#used.size === 0 ? undefined : this.#used };
      memo.set(key, found);
      this.#used = around;
    }
    for (const relation of found.used ?? []) this.#used.add(relation);
    return found.value;
  }

  /** Works out what the answer does not rest on. */
  aside<T>(make: () => T): T {
    return this.#apart(make, () => []);
  }

  /** Relies on what it relied on only if the answer is yes: what else was looked at has no part in it. */
  asked(question: () => boolean): boolean {
    return this.#apart(question, (used, answer) => (answer ? used : []));
  }

  /** What counts in some cases only, as a sum that may be empty: that a logarithm is written there says nothing of the others. */
  inCase<T>(make: () => T): T {
    return this.#apart(make, (used) => [...used].filter(({ kind }) => kind === "rel"));
  }

  #apart<T>(make: () => T, kept: (used: ReadonlySet<Expr>, value: T) => Iterable<Expr>): T {
    const around = this.#used;
    const own = new Set<Expr>();
    this.#used = own;
    try {
      const value = make();
      for (const relation of kept(own, value)) around.add(relation);
      return value;
    } finally {
      this.#used = around;
    }
  }
}
