/** Problems that were met lately: a course grades many workings of one, which is read and differentiated once. */
import { Checker, type CheckOptions } from "@derive/core";

/** Problems kept in each thread. */
const mostProblems = 8;

/** Nodes that one may hold with what its workings have added, some hundred bytes each. */
const mostNodes = 200_000;

/** The problems used last, the latest at the end. */
export class Checkers {
  readonly #kept = new Map<string, Checker>();

  /** Runs with the checker of a problem; one that fails or has grown large is not kept. */
  with<T>(problem: string, options: CheckOptions, run: (checker: Checker) => T): T {
    const key = JSON.stringify([problem, options]);
    const checker = this.#kept.get(key) ?? new Checker(problem, options);
    this.#kept.delete(key);
    const made = run(checker);
    if (checker.size <= mostNodes) this.#kept.set(key, checker);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostProblems && oldest !== undefined) this.#kept.delete(oldest);
    return made;
  }
}
