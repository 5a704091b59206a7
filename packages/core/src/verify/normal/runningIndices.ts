/** The indices of the sums that are being looked through. */
import { type Expr, freeNames, substitute, sym } from "../../expr/index.js";

/** Where an index runs. */
export interface Range {
  readonly lower: Expr;
  readonly upper: Expr;
}

/** For indices in what is said to the user. */
const letters = "ijklmnpqrst";

export class RunningIndices {
  readonly #ranges = new Map<string, Range>();
  #depth = 0;

  /**
   * A bound index for a sum under normalisation, distinct from those of the sums around it and from the names that
   * are free in what it is to stand in.
   */
  scoped<T>(range: Range, free: ReadonlySet<string>, f: (index: string) => T): T {
    const outer = this.#depth;
    let index: string;
    do {
      this.#depth += 1;
      index = this.named(`#${this.#depth}`, range);
    } while (free.has(index));
    try {
      return f(index);
    } finally {
      this.#depth = outer;
    }
  }

  /** A name for an index that tells its range, since what is worked out for the index holds in that range only. */
  named(letter: string, { lower, upper }: Range): string {
    const name = `${letter} ${lower.id} ${upper.id}`;
    this.#ranges.set(name, { lower, upper });
    return name;
  }

  /** The range of an index that some sum binds. */
  rangeOf(name: string): Range | undefined {
    return this.#ranges.get(name);
  }

  /** Whether an expression has the index of a sum that is being looked through. */
  runIn(e: Expr): boolean {
    return [...freeNames(e)].some((name) => this.#ranges.has(name));
  }

  /** With plain letters in their place. */
  inLetters(e: Expr): Expr {
    const free = freeNames(e);
    const open = [...letters].filter((letter) => !free.has(letter));
    const running = [...free].filter((name) => this.#ranges.has(name));
    return substitute(e, new Map(running.map((name, k) => [name, sym(open[k] ?? name)])));
  }
}
