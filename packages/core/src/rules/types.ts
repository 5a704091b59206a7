/**
 * A rule is mathematics: a statement one can read aloud, its side conditions, its source, examples that are
 * run as tests, and one mechanical step at one node. It never recurses, searches or simplifies; where and
 * when a rule fires is the business of `derive` and `simplify`.
 */
import type { Expr, Kind } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";

/** Words and expressions in the order in which they are read. */
export type Label = readonly (string | Expr)[];

export interface Rewrite {
  readonly after: Expr;
  /** What each variable of the statement stood for. */
  readonly bindings: Readonly<Record<string, Expr>>;
  /** Relations this rewrite needs that are neither granted nor provable. */
  readonly assumes?: readonly Expr[];
  /** A label for this place, where the rule's own says too little: words, and expressions to be printed
   *  between them: ["definition of h"], [∂(θᵀx)/∂θ_j, " = ", x_j]. */
  readonly label?: Label;
  /** The statement as it stands at this place, where the rule's own says too little (a definition). */
  readonly statement?: readonly [Expr, Expr];
}

export interface RuleExample {
  /** In the input language, the definitions before the expression: "f(x) = x^2; diff(f(t), t)". */
  readonly before: string;
  readonly after: string;
  /** Facts the example needs: "x > 0". */
  readonly assume?: string;
}

export type RuleFamily =
  | "calculus"
  | "differential"
  | "definition"
  | "arithmetic"
  | "algebra"
  | "matrix"
  | "sum"
  | "identity";

export interface Rule {
  readonly id: string;
  /** What a reader sees beside the line. */
  readonly label: string;
  readonly family: RuleFamily;
  /** The kinds of node it may fire at, the heads of its left sides; where nothing is said, any. */
  readonly heads?: readonly Kind[];
  /** Left and right side in the input language. */
  readonly statement: readonly [string, string];
  /** The shapes of the names in the statement and the examples, for rules of matrices: "A: m x n, x: n". */
  readonly where?: string;
  /** Side conditions in words; empty: always holds. */
  readonly conditions: readonly string[];
  readonly source: string;
  readonly examples: readonly RuleExample[];
  /** Expressions at which the rule must not fire, though they look alike. */
  readonly refuses: readonly string[];
  /** The rewrite at this node, or undefined where the rule does not apply. */
  readonly apply: (e: Expr, setting: Setting) => Rewrite | undefined;
}
