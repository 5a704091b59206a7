import { isScalar, isSquareShape, shapeOf, turned } from "../../arrays/index.js";
import {
  call,
  type Expr,
  type MatMul,
  type Mul,
  matmul,
  mul,
  transpose as transposeOf,
} from "../../expr/index.js";
import type { Problem } from "../../problem/problem.js";
import type { Mistake, Slip } from "../mistake.js";
import { replacedAt, slip } from "./slip.js";

/**
 * A transpose too many or too few, factors in the wrong order, a product of matrices taken entry by entry. What has
 * no shape at all is no expression; misfits.ts mends its text.
 */
export const transpose: Mistake = {
  id: "transpose",
  name: "transpose or order of matrices",
  statement: ["(A*B)'", "A' * B'"],
  where: "A: n x n, B: n x n, x: n, X: m x n, r: m",
  source: "against Petersen and Pedersen, The Matrix Cookbook, (1) to (5) and (81)",
  examples: [
    { before: "A'", wrong: "A" },
    { before: "A", wrong: "A'" },
    { before: "A*B", wrong: "B*A" },
    { before: "(A*B)'", wrong: "A' * B'" },
    { before: "(A*B)'", wrong: "A*B" },
    { before: "inv(A*B)", wrong: "inv(A) * inv(B)" },
    { before: "A*B", wrong: "A .* B" },
    { before: "A .* B", wrong: "A*B" },
    { before: "2*(A .* B)", wrong: "2*(A*B)" },
  ],
  refuses: ["r' * r", "tr(A)", "A*x", "X' * r"],
  slips: ofNode,
};

function ofNode(e: Expr, problem: Problem): readonly Slip[] {
  switch (e.kind) {
    case "transpose":
      return [...ofTransposed(e, e.args[0]), ...ofFactors(e, e.args[0])];
    case "matrix":
      return isSymmetric(e.name, problem) ? [] : turnedOver(e);
    case "matmul":
      return [...swapped(e), ...entryByEntry(e)];
    case "mul":
      return asProduct(e);
    case "call":
      return e.name === "inv" ? ofInverse(e, e.args[0] as Expr) : turnedOver(e);
    default:
      return [];
  }
}

const isSquare = (e: Expr): boolean => !isScalar(e) && isSquareShape(shapeOf(e));

const isSymmetric = (name: string, { properties }: Problem): boolean => {
  const known = properties.get(name);
  return ["symmetric", "posdef", "psd", "diagonal"].some((property) => known?.has(property as "symmetric"));
};

const turnedOver = (e: Expr): readonly Slip[] =>
  isSquare(e) ? slip(e, transposeOf(e), e, " is not transposed here") : [];

const ofTransposed = (e: Expr, inner: Expr): readonly Slip[] =>
  isSquare(e) ? slip(e, inner, "the transpose of ", inner, " is lost") : [];

/** (AB)ᵀ as AᵀBᵀ. */
function ofFactors(e: Expr, inner: Expr): readonly Slip[] {
  if (inner.kind !== "matmul") return [];
  const wrong = chain(
    inner.args.map((factor) => (factor.kind === "transpose" ? factor.args[0] : transposeOf(factor))),
  );
  return slip(e, wrong, "the transpose of a product has the factors in the opposite order: ", turned(inner));
}

const chain = (factors: readonly Expr[]): Expr => matmul(...(factors as readonly [Expr, ...Expr[]]));

/** AB as BA, two neighbours at a time. */
const swapped = (e: MatMul): readonly Slip[] =>
  e.args.flatMap((factor, k) => {
    const next = e.args[k + 1];
    if (next === undefined || next === factor) return [];
    const wrong = chain(replacedAt(replacedAt(e.args, k, next), k + 1, factor));
    return slip(e, wrong, factor, " and ", next, " stand in the wrong order: matrices do not commute");
  });

/** AB as A⊙B. */
const entryByEntry = (e: MatMul): readonly Slip[] =>
  isSquare(e) && e.args.every(isSquare)
    ? slip(e, mul(...e.args), e, " is a product of matrices, not of their entries")
    : [];

/** A⊙B as AB. */
function asProduct(e: Mul): readonly Slip[] {
  const wide = e.args.filter((factor) => !isScalar(factor));
  if (wide.length < 2 || !wide.every(isSquare)) return [];
  const scalars = e.args.filter(isScalar);
  return slip(e, mul(...scalars, chain(wide)), e, " is a product entry by entry, not of matrices");
}

/** (AB)⁻¹ as A⁻¹B⁻¹. */
function ofInverse(e: Expr, inner: Expr): readonly Slip[] {
  const product = inner.kind === "matmul" && inner.args.every(isSquare) ? inner.args : [];
  const wrong = product.length === 0 ? transposeOf(e) : chain(product.map((factor) => call("inv", factor)));
  return slip(e, wrong, "the inverse of a product has the factors in the opposite order: ", e);
}
