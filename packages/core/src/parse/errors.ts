/** Errors a person can act on: what is wrong, where, and what to write instead. */

export type ErrorKind =
  | "syntax"
  | "unbalanced-brackets"
  | "unknown-function"
  | "wrong-arity"
  | "index-on-scalar"
  | "unbound-index"
  | "circular-definition"
  | "function-and-variable"
  | "duplicate-definition"
  | "missing-expression"
  | "not-a-variable"
  | "too-deep"
  | "too-large"
  | "not-supported"
  | "shape"
  | "division-by-zero"
  | "bad-assumption"
  | "bad-option";

/** A place in a source text: from `offset` (0-based), `length` characters. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

export class DeriveError extends Error {
  override readonly name = "DeriveError";

  constructor(
    readonly kind: ErrorKind,
    message: string,
    readonly source = "",
    readonly place: Place | undefined = undefined,
    readonly hint: string | undefined = undefined,
  ) {
    super(message);
  }

  /** 1-based line and column of the place. */
  get position(): { line: number; column: number; offset: number; length: number } | undefined {
    if (this.place === undefined) return undefined;
    const before = this.source.slice(0, this.place.offset);
    const line = before.split("\n").length;
    return { line, column: this.place.offset - before.lastIndexOf("\n"), ...this.place };
  }

  /**
   * The message, the line it is about with a caret under the place, and what to write instead.
   * @example
   * error: sigmiod is not a function I know
   *   log(sigmiod(x))
   *       ^^^^^^^
   * did you mean sigmoid?
   */
  render(): string {
    const lines = [`error: ${shortened(this.message)}`];
    const position = this.position;
    if (position !== undefined) {
      const [text, caret] = excerpt(this.source, position);
      lines.push(`  ${text}`, `  ${caret}`);
    }
    if (this.hint !== undefined) lines.push(shortened(this.hint));
    return lines.join("\n");
  }
}

/** A message that quotes a name longer than anybody writes. */
const longestMessage = 240;

const shortened = (message: string): string =>
  message.length <= longestMessage
    ? message
    : `${message.slice(0, longestMessage / 2)}…${message.slice(-longestMessage / 2)}`;

/** A line longer than this is shown in part. */
const widest = 76;

function excerpt(source: string, at: { line: number; column: number; length: number }): [string, string] {
  const text = source.split("\n")[at.line - 1] ?? "";
  const column = at.column - 1;
  const start = text.length <= widest ? 0 : Math.max(0, Math.min(column - 30, text.length - widest));
  // A terminal would obey control characters.
  const shown = text.slice(start, start + widest).replace(/[\p{Cc}\p{Cf}]/gu, " ");
  const lead = start > 0 ? "…" : "";
  const tail = start + widest < text.length ? "…" : "";
  const length = Math.max(1, Math.min(at.length, shown.length - (column - start)));
  return [lead + shown + tail, " ".repeat(column - start + lead.length) + "^".repeat(length)];
}
