/**
 * What is to be computed: arrays made of arrays. Axes have positions and no names, and an operand says which axes
 * of its user its own axes are, so that the same array is one node wherever and by whatever index it is used.
 */
import type { Expr } from "../expr/index.js";
import { type Rational, rationalText } from "../expr/index.js";

export type Op =
  | { readonly kind: "number"; readonly value: Rational }
  | { readonly kind: "constant"; readonly name: "pi" | "e" }
  /** An argument of the function that is written. */
  | { readonly kind: "input"; readonly name: string }
  /** A dimension as a number: the m of 1/m. */
  | { readonly kind: "size"; readonly of: Expr }
  /** The numbers first, first + 1, …, last. */
  | { readonly kind: "range"; readonly first: Expr; readonly last: Expr }
  /** The entries first to last, counted from 1, along an axis of the operand. */
  | { readonly kind: "slice"; readonly axis: number; readonly first: Expr; readonly last: Expr }
  /** The entry at a place, counted from 1; the axis goes. */
  | { readonly kind: "pick"; readonly axis: number; readonly place: Expr }
  /** The entries of the first operand at the places, counted from 1, that the second one holds. */
  | { readonly kind: "take"; readonly axis: number }
  | { readonly kind: "diagonal" }
  | { readonly kind: "eye" }
  /** The sum of the operands, entry by entry. */
  | { readonly kind: "add" }
  /** coefficient · the first `over` operands / the others, entry by entry, summed over the summed axes. */
  | { readonly kind: "product"; readonly coefficient: Rational; readonly over: number }
  /** The product of two operands summed over the summed axes, as a product of matrices does it. */
  | { readonly kind: "contract" }
  /** A function entry by entry: of `functions/`, "pow", a relation, "and", "or", "not", "where". */
  | { readonly kind: "call"; readonly name: string }
  /** All entries along the summed axes, added or multiplied. */
  | { readonly kind: "fold"; readonly name: "sum" | "prod" }
  /** A function along one axis: the summed one (logsumexp) or the last one (softmax). */
  | { readonly kind: "along"; readonly name: "logsumexp" | "softmax" }
  /** A function of arrays as wholes: of `arrays/functions/`, or "solve". */
  | { readonly kind: "whole"; readonly name: string }
  /** The operand repeated along the axes it lacks. */
  | { readonly kind: "expand" };

export interface Operand {
  readonly of: Node;
  /** Axis k of `of` is axis `axes[k]` of the user: an axis of the result, or after those a summed one. */
  readonly axes: readonly number[];
}

export interface Node {
  /** Ascending: operands come before their users. */
  readonly id: number;
  readonly op: Op;
  readonly operands: readonly Operand[];
  /** How many entries there are along each axis; none for a number. */
  readonly dims: readonly Expr[];
  /** How many along each axis that is summed over. */
  readonly summed: readonly Expr[];
  /** Whether the value needs no argument but dimensions: a plain number of the language. */
  readonly isPlain: boolean;
}

/** The table of nodes of one program: equal nodes are one object. */
export class Graph {
  readonly #known = new Map<string, Node>();

  make(op: Op, operands: readonly Operand[], dims: readonly Expr[], summed: readonly Expr[] = []): Node {
    const parts = operands.map(({ of, axes }) => `${of.id}(${axes.join()})`);
    const key = `${opKey(op)};${parts.join()};${idsOf(dims)};${idsOf(summed)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const isGiven = op.kind === "input" || op.kind === "range" || op.kind === "eye";
    const isPlain = !isGiven && operands.every(({ of }) => of.isPlain);
    const node: Node = { id: this.#known.size, op, operands, dims, summed, isPlain };
    this.#known.set(key, node);
    return node;
  }
}

const idsOf = (dims: readonly Expr[]): string => dims.map(({ id }) => id).join();

function opKey(op: Op): string {
  switch (op.kind) {
    case "number":
      return `number ${rationalText(op.value)}`;
    case "product":
      return `product ${rationalText(op.coefficient)} ${op.over}`;
    case "size":
      return `size ${op.of.id}`;
    case "range":
      return `range ${op.first.id} ${op.last.id}`;
    case "slice":
      return `slice ${op.axis} ${op.first.id} ${op.last.id}`;
    case "pick":
      return `pick ${op.axis} ${op.place.id}`;
    case "take":
      return `take ${op.axis}`;
    case "constant":
    case "input":
    case "call":
    case "fold":
    case "along":
    case "whole":
      return `${op.kind} ${op.name}`;
    case "diagonal":
    case "eye":
    case "add":
    case "contract":
    case "expand":
      return op.kind;
  }
}

/** The nodes that are needed for `root`, operands before users. */
export function neededFor(root: Node): Node[] {
  const seen = new Set([root]);
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const { of } of node.operands) {
      if (seen.has(of)) continue;
      seen.add(of);
      open.push(of);
    }
  }
  return [...seen].sort((a, b) => a.id - b.id);
}
