/** What is found out about the curvature of a part of a cost, as a function of the variables. */
import type { Expr } from "../expr/index.js";

/** Of a vector or matrix: of every entry. */
export type Curvature = "constant" | "affine" | "convex" | "concave";

/** How much more than convex (or concave): 0 no more is known, 1 strictly so, 2 strongly so. */
export type Grade = 0 | 1 | 2;

export interface Finding {
  readonly curvature: Curvature;
  /** In the whole variable, once the places in `open` are summed over. An affine part with a grade of 1 is the
   *  variable itself, up to a factor that is not 0 and a constant. */
  readonly grade: Grade;
  /** Indices, or "entries" of a vector or matrix, that must be summed over in full for the grade to hold. */
  readonly open: ReadonlySet<string>;
  /** Parts whose findings this one rests on. */
  readonly from: readonly Expr[];
  /** Relations this one rests on, all of them known to hold. */
  readonly needs: readonly Expr[];
  /** Matrices whose definiteness this one rests on. */
  readonly matrices: readonly Expr[];
}

/** What is found out about a symmetric matrix: vᵀHv ≥ 0 for every v, or ≤ 0. */
export interface Definite {
  readonly sign: 1 | -1;
  /** 1: not 0 for any v but 0; 2: by a margin that does not depend on the variables. */
  readonly grade: Grade;
  readonly from: readonly Expr[];
  readonly needs: readonly Expr[];
}

/** The mark in `open` for the entries of a vector or matrix. */
export const entries = "entries";

const none: ReadonlySet<string> = new Set();

export const finding = (
  curvature: Curvature,
  from: readonly Expr[] = [],
  more: Partial<Pick<Finding, "grade" | "open" | "needs" | "matrices">> = {},
): Finding => ({ curvature, from, grade: 0, open: none, needs: [], matrices: [], ...more });

export const flipped = (curvature: Curvature): Curvature =>
  curvature === "convex" ? "concave" : curvature === "concave" ? "convex" : curvature;

type Of<C extends Curvature> = Finding & { readonly curvature: C };

/** A constant counts as affine, what is affine as convex and as concave. */
export const isAffine = (f: Finding | undefined): f is Of<"affine" | "constant"> =>
  f?.curvature === "affine" || f?.curvature === "constant";
export const isConvex = (f: Finding | undefined): f is Of<"affine" | "constant" | "convex"> =>
  isAffine(f) || f?.curvature === "convex";
export const isConcave = (f: Finding | undefined): f is Of<"affine" | "constant" | "concave"> =>
  isAffine(f) || f?.curvature === "concave";

/** The variable itself, or a copy of it that is stretched and moved: strict convexity carries over to it. */
export const isOwn = (f: Finding | undefined): f is Of<"affine"> => f?.curvature === "affine" && f.grade > 0;
