/**
 * The closed set of expression nodes.
 *
 * Nodes are immutable and interned (see arena.ts): within one arena, equal structure is the same object, so
 * sameness is `===` and every pass can be memoised by node. A node keeps what a person wrote: the order of
 * terms and factors, a quotient as a quotient, a difference as the sum of a term and a negated one. Equality
 * of meaning is a question for `verify`, never for the structure.
 *
 * Every node has `args`, its children in order; a path to a subexpression is a list of positions in `args`.
 */
import type { Rational } from "./rational.js";

interface Base {
  /** Unique over all arenas of the process, so a memo can never mix up two nodes. */
  readonly id: number;
}

/** An exact rational number. Negative numbers are numbers, not negations. */
export interface Num extends Base {
  readonly kind: "num";
  readonly value: Rational;
  readonly args: readonly [];
}

/** A name: a scalar, a count such as `m`, a vector such as `theta` under an inner product, `pi`. */
export interface Sym extends Base {
  readonly kind: "sym";
  readonly name: string;
  readonly args: readonly [];
}

/** An indexed name: `y[i]`, `x[i, j]`, `theta[1]`. With fewer indices than the name's rank it is a vector. */
export interface At extends Base {
  readonly kind: "at";
  readonly name: string;
  readonly args: readonly Expr[];
}

export interface Add extends Base {
  readonly kind: "add";
  readonly args: readonly Expr[];
}

export interface Mul extends Base {
  readonly kind: "mul";
  readonly args: readonly Expr[];
}

export interface Neg extends Base {
  readonly kind: "neg";
  readonly args: readonly [Expr];
}

/** args: numerator, denominator. */
export interface Div extends Base {
  readonly kind: "div";
  readonly args: readonly [Expr, Expr];
}

/** args: base, exponent. */
export interface Pow extends Base {
  readonly kind: "pow";
  readonly args: readonly [Expr, Expr];
}

/** A function applied: one of ours (`functions/`), one the user defined, or an unknown `f(x)`. */
export interface Call extends Base {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Expr[];
}

/** The partial derivative of a call by its argument at `position` (from 1), taken at the call's arguments:
 *  f'(x) is partial(1, f(x)); nested for higher orders, positions ascending inwards to outwards. */
export interface Partial extends Base {
  readonly kind: "partial";
  readonly position: number;
  readonly args: readonly [Call | Partial];
}

/** Sum over an index. `name` is the bound index; args: body, lower bound, upper bound (both inclusive). */
export interface Sum extends Base {
  readonly kind: "sum";
  readonly name: string;
  readonly args: readonly [Expr, Expr, Expr];
}

/** Product over an index; as Sum. */
export interface Prod extends Base {
  readonly kind: "prod";
  readonly name: string;
  readonly args: readonly [Expr, Expr, Expr];
}

/**
 * A derivative not yet carried out. args: body, variable. By a column vector it is the Jacobian, a row of
 * partial derivatives for each entry of the body; of a scalar by a matrix it has the transposed shape of the
 * matrix. Its transpose is the gradient.
 */
export interface Diff extends Base {
  readonly kind: "diff";
  readonly args: readonly [Expr, Variable];
}

/**
 * A named vector or matrix. args: rows, columns; a column vector has one column. What stands between vectors
 * and matrices of one shape in a sum, product, quotient, power or function works entry by entry, and a scalar
 * among them stands for all entries: `mul` is the Hadamard product, so that the algebra of numbers is the
 * algebra of entries. Products of matrices are `matmul`.
 */
export interface Matrix extends Base {
  readonly kind: "matrix";
  readonly name: string;
  readonly args: readonly [Expr, Expr];
}

/** The product of matrices, in order; no factor is a scalar. A product of shape 1×1 is a scalar. */
export interface MatMul extends Base {
  readonly kind: "matmul";
  readonly args: readonly Expr[];
}

export interface Transpose extends Base {
  readonly kind: "transpose";
  readonly args: readonly [Expr];
}

/** One entry of a vector or matrix that is no name: args are the matrix, the row and the column. */
export interface Entry extends Base {
  readonly kind: "entry";
  readonly args: readonly [Expr, Expr, Expr];
}

/** The differential du of an expression; it has the shape of u. */
export interface Differential extends Base {
  readonly kind: "differential";
  readonly args: readonly [Expr];
}

/** Inner product of two vectors in index notation, `theta' * x[i]`: a scalar. */
export interface Dot extends Base {
  readonly kind: "dot";
  readonly args: readonly [Expr, Expr];
}

/** args: condition, value, condition, value, …, value otherwise. The first condition that holds decides. */
export interface Piecewise extends Base {
  readonly kind: "piecewise";
  readonly args: readonly Expr[];
}

export type RelationOperator = "<" | "<=" | ">" | ">=" | "==" | "!=" | "in";

/** A relation: a condition of a piecewise expression, an assumption, an equation. `in`: args are the
 *  element and then the members of the finite set. */
export interface Rel extends Base {
  readonly kind: "rel";
  readonly name: RelationOperator;
  readonly args: readonly Expr[];
}

export interface Logic extends Base {
  readonly kind: "logic";
  readonly name: "and" | "or" | "not";
  readonly args: readonly Expr[];
}

export type Expr =
  | Num
  | Sym
  | At
  | Add
  | Mul
  | Neg
  | Div
  | Pow
  | Call
  | Partial
  | Sum
  | Prod
  | Diff
  | Dot
  | Matrix
  | MatMul
  | Transpose
  | Entry
  | Differential
  | Piecewise
  | Rel
  | Logic;

export type Kind = Expr["kind"];

/** What one may differentiate by: a name, an indexed name, a vector or a matrix. */
export type Variable = Sym | At | Matrix;

/** Positions in `args`, from the root: where a subexpression stands. */
export type Path = readonly number[];
