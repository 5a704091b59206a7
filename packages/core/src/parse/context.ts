/** What the readers of single notations share: the values of the nodes below, names, and errors with a place. */
import type { Expr } from "../expr/index.js";
import type { DeriveError, ErrorKind, Place } from "./errors.js";
import type { Located } from "./mathjs.js";

/** A row vector θ' waiting for the column it is multiplied by, with the scalars in front of it. */
export interface Transposed {
  readonly kind: "transposed";
  readonly negative: boolean;
  readonly factors: readonly Expr[];
  readonly of: Expr;
  readonly primes: number;
}

export type Value = Expr | Transposed;

export interface Context {
  /** Names that may be called because the text or its setting defines them. */
  readonly functions: ReadonlySet<string>;
  /** Every name with a meaning given by the text or its setting: definitions and their parameters. */
  readonly defined: ReadonlySet<string>;
  /** What a node below was read as; undefined for a node that is no expression by itself. */
  value(located: Located): Value | undefined;
  /** A node below, where a number is wanted. @throws DeriveError if it is a relation or something half */
  expr(located: Located): Expr;
  /** A node below, where an equation may stand as well as a number: a statement, what diff is taken of. */
  exprOrRelation(located: Located): Expr;
  /** A node below, where a condition is wanted. @throws DeriveError if it is a number */
  condition(located: Located): Expr;
  /** The place of the sign between two neighbouring operands. */
  between(left: Located, right: Located): Place | undefined;
  error(kind: ErrorKind, message: string, where: Located | Place | undefined, hint?: string): DeriveError;
}

/** A node's name where it names something, rather than the whole of it. */
export const nameOf = (located: Located): Located | Place => located.token?.place ?? located;
