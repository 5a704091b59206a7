/** What can be said of every entry of a vector or matrix from the entries it is made of. */
import { arrayFunctionNamed, isOne, isScalarShape, type Shape, shapeOf } from "../arrays/index.js";
import { type Call, type Expr, matmul, rational } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { rangeOf } from "./functionBounds.js";
import {
  above,
  everything,
  hull,
  type Interval,
  isNegativeInterval,
  isNonnegativeInterval,
  isNonpositiveInterval,
  isPositiveInterval,
  negate,
  point,
  times,
} from "./interval.js";
import { isSemidefiniteForm } from "./matrices.js";

type Of = (e: Expr) => Interval;

const zero = point(rational(0));

/** Functions of whole vectors and matrices. */
export function arrayBounds({ name, args }: Call, of: Of, setting: Setting): Interval {
  const [a, b] = args as readonly [Expr, Expr?];
  switch (name) {
    case "sum":
      return signOfSum(of(a));
    case "tr":
      return isSemidefiniteForm(a, setting) ? above(0, true) : signOfSum(of(a));
    case "diag":
      return isMatrix(shapeOf(a)) ? of(a) : hull(of(a), zero);
    case "kron":
      return b === undefined ? everything : times(of(a), of(b));
    default:
      return rangeOf(arrayFunctionNamed(name) ?? {});
  }
}

/** The entries of a product of matrices; vᵀPv ≥ 0 for what is positive semidefinite. */
export function productBounds(factors: readonly Expr[], of: Of, setting: Setting): Interval {
  const [first, ...more] = factors as readonly [Expr, ...Expr[]];
  const whole = matmul(first, ...more);
  const sign = signOfSum(factors.map(of).reduce(times));
  if (!isScalarShape(shapeOf(whole)) || !isSemidefiniteForm(whole, setting)) return sign;
  return isPositiveInterval(sign) ? sign : above(0, true);
}

/** The sum of one or more numbers out of an interval. */
function signOfSum(a: Interval): Interval {
  if (isPositiveInterval(a)) return above(0);
  if (isNegativeInterval(a)) return negate(above(0));
  if (isNonnegativeInterval(a)) return above(0, true);
  return isNonpositiveInterval(a) ? negate(above(0, true)) : everything;
}

const isMatrix = ({ rows, columns }: Shape): boolean => !isOne(rows) && !isOne(columns);
