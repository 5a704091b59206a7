/** What the system knows of a function whose values or arguments are vectors or matrices taken as wholes. */
import type { Expr } from "../expr/index.js";
import type { CodeNames } from "../functions/code.js";
import type { Range } from "../functions/types.js";
import type { Shape } from "./shape.js";

/** How a shape rule speaks of dimensions, some of which may still be unknown. */
export interface Dimensions {
  /** Demands that two dimensions are one. */
  same(a: Expr, b: Expr): void;
  /** Whether the dimension is 1; undefined while that is open. */
  isOne(dimension: Expr): boolean | undefined;
}

/** Entry of an argument at a row and a column, in index notation. */
export type EntryOf = (e: Expr, row: Expr, column: Expr) => Expr;

/** Makes a sum over an index with a letter of its own: total(n, (k) => u[k]). */
export type SumOver = (count: Expr, body: (index: Expr) => Expr) => Expr;

/** How a differential passes through a function. */
export interface DifferentialRule {
  /** "differential of the trace" */
  readonly label: string;
  /** The differential of the value by the differentials of the arguments. */
  readonly forward: (args: readonly Expr[]) => Expr;
}

export interface ArrayFunction {
  /** The name in the input language: "tr". */
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly arity: readonly [number, number];
  readonly unicode: string;
  readonly latex: string;
  /** The shape of the value; undefined while the arguments' shapes do not decide it. */
  readonly shape: (shapes: readonly Shape[], args: readonly Expr[], dims: Dimensions) => Shape | undefined;
  /** Whether the arguments are dimensions, not values: ones(m). */
  readonly takesDimensions?: true;
  /** What it is of matrices with one entry, which are numbers. */
  readonly ofNumbers?: (a: Expr, b: Expr) => Expr;
  /** The entry in index notation; functions without one (inverse, determinant) stay as they are. */
  readonly entry?: (args: readonly Expr[], row: Expr, column: Expr, of: EntryOf, total: SumOver) => Expr;
  /** Where the entries lie. */
  readonly range?: Range;
  /** What must hold for a value. */
  readonly domain?: (args: readonly Expr[]) => readonly Expr[];
  readonly differential?: DifferentialRule;
}

export interface DifferentialDocs {
  /** LaTeX: "d\\operatorname{tr}(A)=\\operatorname{tr}(dA)" */
  readonly statement: string;
  readonly source: string;
}

/** What no derivation needs of a function: what is told of it, and how it is called in code. */
export interface ArrayFunctionDocs {
  /** The function that this is said of. */
  readonly spec: ArrayFunction;
  /** One sentence, for `derive functions`. */
  readonly meaning: string;
  /** Of a function with a differential, how that reads and where it is told. */
  readonly differential?: DifferentialDocs;
  /** How it is called in code, of arrays as wholes; softmax and logsumexp along the last axis. What has none is
   *  written by its entries. */
  readonly code?: CodeNames;
  /** How its product with a vector or matrix is had without making it: solve for the inverse. */
  readonly codeOfProduct?: CodeNames;
}

/** A function with all that is known of it. */
export interface DocumentedArrayFunction
  extends Omit<ArrayFunction, "differential">,
    Omit<ArrayFunctionDocs, "spec" | "differential"> {
  readonly differential?: DifferentialRule & DifferentialDocs;
}
