/** Functions of whole vectors and matrices that have a sign of their own: ‖v‖, S⁻¹, 1ₘ, Iₙ. */
import { isOne, isScalar, shapeOf } from "../arrays/index.js";
import type { Call } from "../expr/index.js";
import type { Fragment } from "./fragment.js";
import { level, type Pieces } from "./pieces.js";

/** How a notation draws them. */
export interface WholesNotation {
  /** The sum of the absolute values, the length of a vector, the Frobenius norm of a matrix. */
  readonly norm: (inner: Fragment, which: "1" | "2" | "F") => Fragment;
  /** S⁻¹, and S⁻ᵀ for its transpose. */
  readonly inverse: (of: Fragment, transposed: boolean) => Fragment;
  /** Ones, zeros, an identity of one size or two; undefined where the notation cannot write the size below. */
  readonly filled: (name: Filled, sizes: readonly Fragment[]) => Fragment | undefined;
}

export type Filled = "ones" | "zeros" | "eye";

const isFilled = (name: string): name is Filled => name === "ones" || name === "zeros" || name === "eye";

/** The call drawn with its sign; undefined for one without, and for a function of numbers of that name. */
export function wholeSign(
  e: Call,
  of: Pieces<Fragment>,
  n: WholesNotation,
  round: (inner: Fragment) => Fragment,
): Fragment | undefined {
  const [first] = e.args;
  if (first === undefined) return undefined;
  if (isFilled(e.name)) return n.filled(e.name, e.args.map(of));
  if (isScalar(first)) return undefined;
  switch (e.name) {
    case "norm1":
      return n.norm(of(first), "1");
    case "norm2":
      return n.norm(of(first), isOne(shapeOf(first).columns) ? "2" : "F");
    case "inv":
      return n.inverse(bracketed(of(first), round), false);
    default:
      return undefined;
  }
}

/** S⁻ᵀ. */
export function transposedInverse(
  e: Call,
  of: Pieces<Fragment>,
  n: WholesNotation,
  round: (inner: Fragment) => Fragment,
): Fragment | undefined {
  const [first] = e.args;
  if (e.name !== "inv" || first === undefined || isScalar(first)) return undefined;
  return n.inverse(bracketed(of(first), round), true);
}

const bracketed = (f: Fragment, round: (inner: Fragment) => Fragment): Fragment =>
  f.level < level.atom ? round(f) : f;
