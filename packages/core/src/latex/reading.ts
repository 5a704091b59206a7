/** What the readers of single notations share: the readers of what stands inside, and what is known. */
import type { Place } from "../parse/errors.js";
import type { Cursor } from "./cursor.js";
import type { Scope } from "./scope.js";
import type { Token } from "./tokens.js";
import type { Node } from "./tree.js";

export interface Reading {
  readonly scope: Scope;
  /** A whole list of tokens as one expression. @throws DeriveError if something is left over or missing */
  expression(tokens: readonly Token[], place: Place): Node;
  /** A whole list of tokens as a relation or several. */
  condition(tokens: readonly Token[], place: Place): Node;
  /** Expressions between commas. */
  list(tokens: readonly Token[], place: Place): readonly Node[];
  /** The product at the cursor, up to + − =; a sign in front belongs to it. */
  product(cursor: Cursor): Node;
  /**
   * The product at the cursor, up to a derivative that is not its first factor.
   * @param entrywise whether it goes on behind ⊙ and ⊘
   */
  operandOfDerivative(cursor: Cursor, entrywise: boolean): Node;
  /** One factor at the cursor; undefined where none begins. */
  factor(cursor: Cursor): Node | undefined;
  /** Whether an expression is taken for a vector or matrix. */
  isWide(node: Node): boolean;
  /** Whether an expression is taken for a matrix rather than a vector or number. */
  isMatrix(node: Node): boolean;
  /** What a prime differentiates by. @throws DeriveError where that is not clear */
  variableOf(node: Node, place: Place): Node;
}
