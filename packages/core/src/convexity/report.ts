/** The outcome of the question whether a cost is convex. */
import type { Derivation } from "../derive/derivation.js";
import type { Expr } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import type { NonConvexity } from "./refute.js";

export type ConvexityVerdict = "convex" | "concave" | "affine" | "not convex" | "undecided";

/** One finding with its reason. */
export interface ConvexityStep {
  /** The part that is spoken of. */
  readonly expression: Expr;
  /** What is found: of a function its curvature, of a matrix its definiteness, of a number its sign. */
  readonly says:
    | "affine"
    | "convex"
    | "concave"
    | "positive semidefinite"
    | "positive definite"
    | "negative semidefinite"
    | "negative definite"
    | "holds"
    | "zero";
  /** "strictly", "strongly", or empty. */
  readonly degree: "" | "strictly" | "strongly";
  /** Id of the rule. */
  readonly rule: string;
  readonly label: string;
  readonly source: string;
  /** Signs this step rests on, those that go without saying left out. */
  readonly needs: readonly Expr[];
}

export interface ConvexityReport {
  readonly problem: Problem;
  readonly verdict: ConvexityVerdict;
  /** Strictly or strongly so, where that was found. */
  readonly degree: "" | "strictly" | "strongly";
  /** What showed it. */
  readonly by: "Hessian" | "composition" | "numbers" | undefined;
  /** How the second derivative was found, where it shows the verdict. */
  readonly derivation: Derivation | undefined;
  readonly steps: readonly ConvexityStep[];
  /** Where the cost has a value, as relations of the variables; empty: everywhere. */
  readonly domain: readonly Expr[];
  /** What was granted, and what the constants must be for the cost to have a value. */
  readonly assumptions: readonly Expr[];
  readonly refutation: NonConvexity | undefined;
  /** What was tried in vain, in words. */
  readonly tried: readonly string[];
  /** Signs of constants that would decide more: --assume takes them. */
  readonly wanted: readonly Expr[];
}
