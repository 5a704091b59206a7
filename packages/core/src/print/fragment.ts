/** A piece of a formula for readers, with what its neighbours must know of it. */
import { level, type Piece } from "./pieces.js";

/** What a fragment begins with, as far as the factor before it must know. */
export type Start = "digit" | "name" | "word" | "bracket" | "other";

export type Mark = (text: string) => string;

export interface Fragment extends Piece {
  readonly starts: Start;
  /** Ends in the operand of Σ or ∂/∂x: what followed it would be swallowed. */
  readonly open: boolean;
  /** The same without its leading minus, where it has one that a sum may take over. */
  readonly unsigned: string | undefined;
  /** Higher than a line: brackets around it must grow. */
  readonly tall: boolean;
  /** How deep groups of TeX's stand in one another. */
  readonly nesting: number;
  /** How it is set off as a whole, if it is: what is made of it in another way is set off likewise. */
  readonly mark: Mark | undefined;
}

export type Part = string | Fragment;

interface Traits {
  readonly level: number;
  readonly starts?: Start;
  readonly open?: boolean;
  readonly tall?: boolean;
  /** One more group around the parts. */
  readonly grouped?: boolean;
}

/** Parts in a row. Texts are only ever concatenated, which costs no copying however deep the expression. */
export function row(parts: readonly Part[], traits: Traits): Fragment {
  let text = "";
  let tall = traits.tall ?? false;
  let nesting = 0;
  for (const part of parts) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    text += part.text;
    tall ||= part.tall;
    nesting = Math.max(nesting, part.nesting);
  }
  const first = parts[0];
  return {
    text,
    level: traits.level,
    starts: traits.starts ?? (first === undefined || typeof first === "string" ? "other" : first.starts),
    open: traits.open ?? false,
    unsigned: undefined,
    tall,
    nesting: nesting + (traits.grouped === true ? 1 : 0),
    mark: undefined,
  };
}

export const atom = (text: string, starts: Start): Fragment => row([text], { level: level.atom, starts });

/** A fragment behind a minus that a sum may take over. */
export const signed = (minus: string, rest: Fragment): Fragment => ({
  ...rest,
  text: minus + rest.text,
  level: level.minus,
  starts: "other",
  unsigned: rest.text,
});

/** Parts with something between each two. */
export function separated(parts: readonly Fragment[], between: string): Part[] {
  return parts.flatMap((part, k) => (k === 0 ? [part] : [between, part]));
}

/** The fragment set off: its text, and its text without the sign. */
export const setOff = (f: Fragment, mark: Mark | undefined): Fragment =>
  mark === undefined
    ? f
    : { ...f, mark, text: mark(f.text), unsigned: f.unsigned === undefined ? undefined : mark(f.unsigned) };
