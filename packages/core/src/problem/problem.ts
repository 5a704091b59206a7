/** What is to be differentiated, and everything that was said or inferred about the names in it. */
import type { Shape } from "../arrays/shape.js";
import type { Expr, Variable } from "../expr/index.js";

/** Beyond this order nothing is differentiated, and no derivative written as one sign. */
export const highestOrder = 5000;

/** `h(z) = …` (function), `p[i, k] = …` (indexed), `z = …` (value: no parameters). Where the name stands in
 *  an expression it is a Call, an At or a Sym with that name. */
export interface Definition {
  readonly name: string;
  readonly form: "function" | "indexed" | "value";
  readonly parameters: readonly string[];
  readonly body: Expr;
}

/** What `--where` may say of a matrix beyond its shape. */
export type Property =
  | "symmetric"
  | "posdef"
  | "psd"
  | "diagonal"
  | "orthogonal"
  | "invertible"
  | "onehot"
  | "positive"
  | "nonnegative"
  | "binary";

/** Where an index runs, both ends included. */
export interface IndexRange {
  readonly lower: Expr;
  readonly upper: Expr;
}

/** What rules, printers and the checker may know of the names. */
export interface Setting {
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Relations granted by the user. Free indices in them are universally quantified, and a bare name stands
   *  for all its entries: `y in {0, 1}` speaks of every y[i]. */
  readonly assumptions: readonly Expr[];
  /** Names that stand as bounds of a sum or product: whole numbers from 1. */
  readonly counts: ReadonlySet<string>;
  /** Letters that some sum or product binds, and where each runs: a relation that has one is no fact of the problem. */
  readonly running: ReadonlyMap<string, readonly IndexRange[]>;
  /** name → the extent of each of its indices: theta → [n], x → [m, n]; what no use says is inferred by
   *  unification (an inner product has one length) and otherwise gets a fresh count. */
  readonly extents: ReadonlyMap<string, readonly Expr[]>;
  /** Names that are differentiated by: what is written in front of a bracket, not behind it as data. */
  readonly moving: ReadonlySet<string>;
  /** Names that depend on the variables though no definition says how (`--implicit y`): diff(y, x) stays. */
  readonly dependent: ReadonlySet<string>;
  /** The shapes of all names in matrix notation, scalars included; empty in index notation. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /** What was said of vectors and matrices: A → symmetric. */
  readonly properties: ReadonlyMap<string, ReadonlySet<Property>>;
}

export interface Problem extends Setting {
  /** The text the user wrote. */
  readonly source: string;
  /** The cost; for an implicit problem an equation (Rel "=="). */
  readonly expression: Expr;
  /** One per differentiation, in order: [x], [theta[j]], [x, x] for order 2, [x, y] for a mixed one. */
  readonly variables: readonly Variable[];
}

/** A setting in which nothing is known. */
export const bareSetting: Setting = {
  definitions: new Map(),
  assumptions: [],
  counts: new Set(),
  running: new Map(),
  extents: new Map(),
  moving: new Set(),
  dependent: new Set(),
  shapes: new Map(),
  properties: new Map(),
};
