/** The outcome of the engine: lines a textbook would print, each with what made it and whether it holds. */
import type { Expr, Path } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import type { Verdict } from "../verify/verdict.js";

/** One single rewrite: one rule at one node. */
export interface Substep {
  /** Rule id: "product-rule". */
  readonly rule: string;
  readonly label: string;
  readonly before: Expr;
  readonly after: Expr;
  /** What each variable of the rule's statement stood for. */
  readonly bindings: Readonly<Record<string, Expr>>;
  /** Where the node stood in the expression of the line before; several where it stood several times. */
  readonly at: readonly Path[];
  /** The lines that show why, for a derivative with a name (σ′ = σ(1 − σ)); only where they were asked for. */
  readonly lemma?: readonly Line[];
}

export interface Line {
  /** The left side: the derivative whose value this line gives. Lines with one left side form a chain, each
   *  equal to the one before; the first of a chain has rule "given" or "chain" and is the start of it. */
  readonly of: Expr;
  /** The rule that gives the line its name; "given" for the first. */
  readonly rule: string;
  /** Plain Unicode: "linearity", "definition of h", "σ′ = σ(1 − σ)". */
  readonly label: string;
  /** The label as LaTeX to be put under the equals sign, text parts in \text{}. */
  readonly labelLatex: string;
  /** LaTeX of the rule's statement; empty for "given". */
  readonly statement: string;
  readonly expression: Expr;
  /** Places in `expression` that this line made. */
  readonly changed: readonly Path[];
  readonly substeps: readonly Substep[];
  readonly verdict: Verdict;
}

export interface Opinion {
  readonly engine: "nerdamer" | "mathjs";
  readonly says: "agrees" | "differs" | "cannot say";
  readonly detail: string;
}

export interface Check {
  readonly expected: Expr;
  readonly verdict: Verdict;
  readonly opinions: readonly Opinion[];
}

export interface Derivation {
  readonly problem: Problem;
  readonly lines: readonly Line[];
  readonly result: Expr;
  /** What the user granted and used, and what the derivation needs besides (domains, index ranges). */
  readonly assumptions: readonly Expr[];
  readonly check: Check | undefined;
  /** The style that was asked for. */
  readonly style?: string;
}
