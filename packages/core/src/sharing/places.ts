/** Where a name may stand in place of a part, and which parts can have one. */
import { arrayFunctionNamed } from "../arrays/index.js";
import type { Expr } from "../expr/index.js";

/**
 * What may happen to a child: a name may stand for it; it stays, and names may stand in it; or nothing in it is
 * touched, for it is an index, a bound, a dimension, a variable or a vector.
 */
export type Place = "open" | "inside" | "closed";

export function placeOf(e: Expr, position: number): Place {
  switch (e.kind) {
    case "at":
    case "matrix":
    case "dot":
      return "closed";
    case "sum":
    case "prod":
      return position === 0 ? "open" : "closed";
    case "diff":
      // The derivative of a derivative is one sign, d²/dx².
      return position > 0 ? "closed" : isDerivative(e.args[0]) ? "inside" : "open";
    case "transpose":
      // The transposed Jacobian is a gradient.
      return isDerivative(e.args[0]) ? "inside" : "open";
    case "entry":
      return position === 0 ? "inside" : "closed";
    case "partial":
      return "inside";
    case "call":
      return takesIndices(e.name) ? "closed" : "open";
    default:
      return "open";
  }
}

const isDerivative = (e: Expr): boolean => e.kind === "diff" || e.kind === "transpose";

/** delta(i, k), ones(n). */
const takesIndices = (name: string): boolean =>
  name === "delta" || arrayFunctionNamed(name)?.takesDimensions === true;

/** Whether a part of this kind can be worth a name: no name, no number, nothing with a sign that a sum takes over. */
export function canHaveName(e: Expr): boolean {
  switch (e.kind) {
    case "add":
    case "mul":
    case "div":
    case "pow":
    case "sum":
    case "prod":
    case "dot":
    case "diff":
    case "partial":
    case "piecewise":
    case "matmul":
    case "transpose":
      return true;
    case "call":
      return !takesIndices(e.name);
    default:
      return false;
  }
}

/** About how many characters a node takes in print besides its parts, of which there are `length`. */
export function ownWidth(e: Expr, length: number): number {
  switch (e.kind) {
    case "num":
      return e.value.d === 1n ? digits(e.value.n) : digits(e.value.n) + digits(e.value.d) + 1;
    case "sym":
    case "matrix":
      return e.name.length;
    case "at":
    case "call":
      return e.name.length + 2 * length;
    case "add":
      return 3 * length - 1;
    case "mul":
    case "matmul":
      return 3 * (length - 1);
    case "neg":
      // In a sum it is the sign between two terms.
      return 0;
    case "transpose":
      return 1;
    case "sum":
    case "prod":
      return 9 + e.name.length;
    case "piecewise":
      return 11 + 2 * length;
    default:
      return 2 + 2 * length;
  }
}

const digits = (n: bigint): number => n.toString().length;
