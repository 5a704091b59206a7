/** A place in a list of tokens, which the readers of single notations move on. */
import type { Place } from "../parse/errors.js";
import { spanning, type Token } from "./tokens.js";

export class Cursor {
  position = 0;

  /** @param place of the whole list, for what is missing at its end */
  constructor(
    readonly tokens: readonly Token[],
    readonly place: Place,
  ) {}

  get next(): Token | undefined {
    return this.tokens[this.position];
  }

  peek(ahead: number): Token | undefined {
    return this.tokens[this.position + ahead];
  }

  take(): Token {
    return this.tokens[this.position++] as Token;
  }

  /** From the token at `start` to the last one taken. */
  since(start: number): Place {
    const [first, last] = [this.tokens[start], this.tokens[Math.max(start, this.position - 1)]];
    return first === undefined || last === undefined ? this.here : spanning(first.place, last.place);
  }

  /** The next token, or the end of the list. */
  get here(): Place {
    if (this.next !== undefined) return this.next.place;
    const last = this.tokens[this.tokens.length - 1]?.place;
    return last === undefined ? this.place : { offset: last.offset + last.length, length: 1 };
  }
}
