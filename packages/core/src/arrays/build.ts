/** Constructors that look at shapes: a scalar among the factors of a product stands outside of it. */
import { call, div, type Expr, isZero, matmul, mul, neg, num, transpose } from "../expr/index.js";
import { isOne, isScalarShape, type Shape } from "./shape.js";
import { isScalar, shapeOf } from "./shapeOf.js";

/**
 * The matrix product of factors of fitting shapes. Scalars stand in front, and a product in the midst that is a
 * scalar counts as one: x * (y' * z) is (y' * z) * x.
 */
export function product(...factors: readonly Expr[]): Expr {
  const scalars: Expr[] = [];
  let chain: Expr[] = [];
  for (const factor of factors) {
    if (isScalar(factor)) scalars.push(factor);
    else chain.push(factor);
    const [first] = chain;
    if (
      first !== undefined &&
      chain.length > 1 &&
      isOne(shapeOf(first).rows) &&
      isOne(shapeOf(factor).columns)
    ) {
      scalars.push(matmul(first, ...chain.slice(1)));
      chain = [];
    }
  }
  const [first, ...more] = chain;
  return mul(...scalars, ...(first === undefined ? [] : [matmul(first, ...more)]));
}

/** The sum of the products of entries of two arrays of one shape: uᵀv for columns. */
export function innerProduct(a: Expr, b: Expr): Expr {
  if (isScalar(b)) return mul(a, b);
  return isOne(shapeOf(b).columns) ? product(transposed(a), b) : call("sum", mul(a, b));
}

export const ones = ({ rows, columns }: Shape): Expr =>
  isOne(columns) ? call("ones", rows) : call("ones", rows, columns);

export const zeros = ({ rows, columns }: Shape): Expr =>
  isOne(columns) ? call("zeros", rows) : call("zeros", rows, columns);

export const eye = (n: Expr): Expr => call("eye", n);

/** A scalar in all entries of a shape. */
export function spread(e: Expr, shape: Shape): Expr {
  if (isScalarShape(shape) || !isScalar(e)) return e;
  if (e.kind === "num" && isZero(e.value)) return zeros(shape);
  return e === num(1) ? ones(shape) : mul(e, ones(shape));
}

/** The transposed expression with the transpose carried to the factors of products: (AB)ᵀ as BᵀAᵀ. */
export function turned(e: Expr): Expr {
  switch (e.kind) {
    case "neg":
      return neg(turned(e.args[0]));
    case "matmul":
      return isScalar(e) ? e : product(...[...e.args].reverse().map(turned));
    case "mul": {
      const wide = e.args.filter((factor) => !isScalar(factor));
      if (wide.length !== 1) return transposed(e);
      return mul(...e.args.map((factor) => (isScalar(factor) ? factor : turned(factor))));
    }
    case "div":
      return isScalar(e.args[1]) ? div(turned(e.args[0]), e.args[1]) : transposed(e);
    default:
      return transposed(e);
  }
}

/** The transposed expression; of a scalar, itself. */
export const transposed = (e: Expr): Expr =>
  isScalar(e) ? e : e.kind === "transpose" ? e.args[0] : transpose(e);
