/** What is said of a working. */
import type { Line } from "../derive/derivation.js";
import type { Expr, Path } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import type { Verdict, Witness } from "../verify/verdict.js";
import type { Working, WorkingLine } from "./working.js";

export type LineVerdict = "right" | "wrong" | "undecided";

/** Words and expressions in the order in which they are read. */
export type Sentence = readonly (string | Expr)[];

/** What is said of several mistakes, as one sentence. */
export const inOneSentence = (said: readonly Sentence[]): Sentence =>
  said.flatMap((says, k) => [...(k === 0 ? [] : ["; and "]), ...(k < said.length - 1 ? open(says) : says)]);

/** Without the full stop at its end. */
function open(says: Sentence): Sentence {
  const last = says[says.length - 1];
  return typeof last === "string" ? [...says.slice(0, -1), last.replace(/\.$/, "")] : says;
}

/** What was wrong in a line that does not follow from the one before. */
export interface Explanation {
  /** The mistakes that give what was written, one or two; none where no known mistake does. */
  readonly mistakes: readonly { readonly id: string; readonly name: string }[];
  /** The part of the line that is wrong; undefined where it has no value. */
  readonly written: Expr | undefined;
  /** What happened, a sentence or two. */
  readonly says: Sentence;
  /** The line as it should be. */
  readonly shouldBe: Expr | undefined;
  /** The smallest part of the line whose repair makes it right. */
  readonly wrongPart: WrongPart | undefined;
  /** Numbers at which what was written and what is right differ. */
  readonly witness: Witness | undefined;
  /** How Derive goes on from the last right line. */
  readonly steps: readonly Line[];
}

export interface WrongPart {
  readonly path: Path;
  readonly shouldBe: Expr;
}

export interface CheckedLine {
  readonly line: WorkingLine;
  /** What the line says, the part behind the last equals sign; undefined where it has no value. */
  readonly expression: Expr | undefined;
  /** Against the true value. */
  readonly verdict: LineVerdict;
  /** Against what stood before it. */
  readonly fromPrevious: LineVerdict;
  /** Why, in words, where more is to be said than that it is right: a relation that is needed, what it equals. */
  readonly remark: string;
  /** The verdicts behind the words. */
  readonly verdicts: readonly Verdict[];
  /** For a line that does not follow from the one before. */
  readonly explanation: Explanation | undefined;
}

export interface CheckReport {
  readonly problem: Problem;
  readonly working: Working;
  readonly lines: readonly CheckedLine[];
  /** Counted from 0. */
  readonly firstWrong: number | undefined;
  /** The derivative in its short form, where the last line gives it; undefined where it is about something else. */
  readonly answer: Expr | undefined;
  /** The derivative in its short form, where no line says anything of it. */
  readonly untold: Expr | undefined;
}
