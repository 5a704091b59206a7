/** What all parts of one text share while it is read: what is known, how letters are used, notes, errors. */
import type { ReadingNote } from "../check/working.js";
import { DeriveError, type ErrorKind, type Place } from "../parse/errors.js";
import type { Known } from "./known.js";
import type { Token } from "./tokens.js";
import type { Node } from "./tree.js";
import { type Usage, usageOf } from "./usage.js";

export class Scope {
  readonly #notes = new Map<string, ReadingNote>();
  readonly #counts = new Map<string, string>();
  readonly #bold = new Set<string>();
  #running = new Map<string, Node | undefined>();

  constructor(
    readonly source: string,
    readonly known: Known,
    readonly usage: Usage,
    /** Whether the text is a problem of its own rather than a line about one. */
    readonly isProblem = false,
  ) {}

  get notes(): readonly ReadingNote[] {
    return [...this.#notes.values()];
  }

  /** Names in bold letters that stand without an index. */
  get bold(): ReadonlySet<string> {
    return this.#bold;
  }

  noteBold(name: string): void {
    this.#bold.add(name);
  }

  /** As it stands in the source. */
  written({ offset, length }: Place): string {
    return this.source.slice(offset, offset + length).trim();
  }

  /** The same notation is noted once, with all of every group in braces that it cuts. */
  note(place: Place, meaning: string, otherwise?: string): void {
    const notation = this.written(balanced(place, this.source));
    const note: ReadingNote = { notation, meaning, ...(otherwise !== undefined && { otherwise }) };
    const key = `${notation} ${meaning}`;
    if (!this.#notes.has(key)) this.#notes.set(key, note);
  }

  error(message: string, place: Place, hint?: string, kind: ErrorKind = "syntax"): DeriveError {
    return new DeriveError(kind, message, this.source, place, hint);
  }

  /**
   * Runs with the indices of a sum bound.
   * @param ranges each index, and how far it runs, if that is written
   */
  within<T>(
    ranges: readonly { readonly index: string; readonly upper: Node | undefined }[],
    run: () => T,
  ): T {
    const before = new Map(this.#running);
    for (const { index, upper } of ranges) this.#running.set(index, upper);
    try {
      return run();
    } finally {
      this.#running = before;
    }
  }

  /** Whether a sum that is being read binds the letter. */
  isBound(index: string): boolean {
    return this.#running.has(index);
  }

  /** How far a bound letter runs, if that is written. */
  upperOf(index: string): Node | undefined {
    return this.#running.get(index);
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

export const scopeOf = (
  source: string,
  statements: readonly (readonly Token[])[],
  known: Known,
  isProblem = false,
): Scope => new Scope(source, known, usageOf(statements), isProblem);

/** The place with the rest of each group in braces that begins or ends in it. */
function balanced({ offset, length }: Place, source: string): Place {
  let open = 0;
  let closed = 0;
  for (const [sign] of source.slice(offset, offset + length).matchAll(/\\.|[{}]/gs)) {
    if (sign === "{") open++;
    else if (sign === "}" && open > 0) open--;
    else if (sign === "}") closed++;
  }
  let start = offset;
  for (; closed > 0 && start > 0; start--) closed -= stepAt(source, start - 1);
  // The command that the group belongs to.
  if (start < offset)
    start -= /(?:\\[A-Za-z]+\s*(?:\{[^{}]*\})?)?$/.exec(source.slice(0, start))?.[0].length ?? 0;
  let end = offset + length;
  for (; open > 0 && end < source.length; end++) open += stepAt(source, end);
  return { offset: start, length: end - start };
}

/** 1 for an opening brace, −1 for a closing one; one behind a backslash is a sign. */
function stepAt(source: string, at: number): number {
  if (source[at - 1] === "\\") return 0;
  return source[at] === "{" ? 1 : source[at] === "}" ? -1 : 0;
}
