/**
 * A rule of the calculus of convex functions: mathematics as data, with its source and with examples and
 * refusals that are run as tests. It looks at one node and at what is known of its parts.
 */
import type { Expr, Variable } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import type { Definite, Finding } from "./finding.js";

/** What a rule may ask. */
export interface Known {
  /** What was granted, with the domain of the cost among it. */
  readonly setting: Setting;
  readonly variables: readonly Variable[];
  /** Whether a part depends on the variables. */
  moves(e: Expr): boolean;
  /** What is known of a part, or of what a rule makes of parts. */
  of(e: Expr): Finding | undefined;
  /** What is known of the definiteness of a symmetric matrix. */
  definite(e: Expr): Definite | undefined;
  /** Whether a relation is known to hold. */
  has(relation: Expr): boolean;
  /** Notes a relation that would have decided. */
  wants(relation: Expr): void;
}

export interface ConvexityExample {
  /** In the input language. */
  readonly cost: string;
  readonly wrt: string;
  readonly where?: string;
  readonly assume?: string;
}

export interface ConvexityRule {
  readonly id: string;
  /** What a reader sees beside the step: "a sum of convex functions is convex". */
  readonly label: string;
  /** Book and section. */
  readonly source: string;
  /** Costs whose curvature is found with the help of the rule, and what it is. */
  readonly examples: readonly (ConvexityExample & { readonly finds: "affine" | "convex" | "concave" })[];
  /** Costs of which it must say nothing, though they look alike. */
  readonly refuses: readonly ConvexityExample[];
  readonly apply: (e: Expr, known: Known) => Finding | undefined;
}

/** The same for the definiteness of matrices. */
export interface DefiniteRule {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  readonly examples: readonly MatrixExample[];
  readonly refuses: readonly MatrixExample[];
  readonly apply: (e: Expr, known: Known) => Definite | undefined;
}

export interface MatrixExample {
  /** In the input language. */
  readonly matrix: string;
  readonly where: string;
  readonly assume?: string;
}
