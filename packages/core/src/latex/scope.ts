/** What all parts of one text share while it is read: what is known, how letters are used, notes, errors. */
import type { ReadingNote } from "../check/working.js";
import { DeriveError, type ErrorKind, type Place } from "../parse/errors.js";
import type { Known } from "./known.js";
import type { Token } from "./tokens.js";
import { type Usage, usageOf } from "./usage.js";

export class Scope {
  readonly #notes = new Map<string, ReadingNote>();
  readonly #counts = new Map<string, string>();

  constructor(
    readonly source: string,
    readonly known: Known,
    readonly usage: Usage,
  ) {}

  get notes(): readonly ReadingNote[] {
    return [...this.#notes.values()];
  }

  /** As it stands in the source. */
  written({ offset, length }: Place): string {
    return this.source.slice(offset, offset + length).trim();
  }

  /** The same notation is noted once. */
  note(place: Place, meaning: string, otherwise?: string): void {
    const notation = this.written(place);
    const note: ReadingNote = { notation, meaning, ...(otherwise !== undefined && { otherwise }) };
    const key = `${notation} ${meaning}`;
    if (!this.#notes.has(key)) this.#notes.set(key, note);
  }

  error(message: string, place: Place, hint?: string, kind: ErrorKind = "syntax"): DeriveError {
    return new DeriveError(kind, message, this.source, place, hint);
  }

  /** How far an index runs that no sum gives bounds: the same count for the same letter. */
  count(index: string): string {
    const known = this.#counts.get(index);
    if (known !== undefined) return known;
    const { plain, divisors, bound, indexed } = this.usage;
    const quantities = [...plain].filter((name) => !divisors.has(name));
    const taken = new Set([
      ...this.known.names,
      ...quantities,
      ...indexed,
      ...bound,
      ...this.#counts.values(),
    ]);
    const wishes = [...(usual[index] ?? []), "m", "n", "N", "K", "p", "q"];
    let made = wishes.find((name) => !taken.has(name));
    for (let k = 1; made === undefined; k++) if (!taken.has(`n_${k}`)) made = `n_${k}`;
    this.#counts.set(index, made);
    return made;
  }
}

/** How far the usual letters run in the usual books. */
const usual: Readonly<Record<string, readonly string[]>> = { i: ["m"], j: ["n"], k: ["K"] };

export const scopeOf = (source: string, statements: readonly (readonly Token[])[], known: Known): Scope =>
  new Scope(source, known, usageOf(statements));
