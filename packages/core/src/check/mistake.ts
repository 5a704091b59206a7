/**
 * A mistake is a rule that does not hold: what somebody who makes it writes in the place of an expression. A wrong
 * line is explained by the mistake that, made somewhere on the way from the last right line, gives what was written.
 */
import type { Expr } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";

/** The mistake made at one node. */
export interface Slip {
  /** What is written in the place of the node. */
  readonly wrong: Expr;
  /** What should stand there instead; the node itself where leaving it alone is right. */
  readonly right: Expr;
  /** What happened here, a sentence or two; expressions between the words. */
  readonly says: readonly (string | Expr)[];
}

export interface MistakeExample {
  /** In the input language: the definitions first, as in the examples of rules. */
  readonly before: string;
  readonly wrong: string;
}

export interface Mistake {
  /** "sign-of-one-minus" */
  readonly id: string;
  /** What a reader sees: "sign lost in ∂(1 − h)". */
  readonly name: string;
  /** The wrong rewrite, in the input language; the two sides are not equal. */
  readonly statement: readonly [string, string];
  /** The shapes of the names in the statement and the examples, for mistakes with matrices. */
  readonly where?: string;
  /** Where it is described or was seen. */
  readonly source: string;
  readonly examples: readonly MistakeExample[];
  /** Expressions at which nobody makes it, though they look alike. */
  readonly refuses: readonly string[];
  /** Every way of making it at this node: not below it, and nothing where it does no harm. */
  readonly slips: (e: Expr, problem: Problem) => readonly Slip[];
}
