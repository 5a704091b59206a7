/** What is known of matrices: symmetry and definiteness, declared or seen from the form. */
import { isScalar, isSquareShape, shapeOf } from "../arrays/index.js";
import type { Expr } from "../expr/index.js";
import type { Property, Setting } from "../problem/problem.js";

export const hasProperty = (e: Expr, property: Property, setting: Setting): boolean =>
  e.kind === "matrix" && setting.properties.get(e.name)?.has(property) === true;

/** A name that was declared symmetric. */
export const isSymmetricName = (name: string, setting: Setting): boolean =>
  setting.properties.get(name)?.has("symmetric") === true;

/** Aᵀ = A: declared, or built from symmetric parts in a symmetric way. */
export function isSymmetric(e: Expr, setting: Setting): boolean {
  switch (e.kind) {
    case "matrix": {
      const body = setting.definitions.get(e.name)?.body;
      return hasProperty(e, "symmetric", setting) || (body !== undefined && isSymmetric(body, setting));
    }
    case "transpose":
    case "neg":
      return isSymmetric(e.args[0], setting);
    case "add":
    case "mul":
      return e.args.every((part) => isScalar(part) || isSymmetric(part, setting));
    case "div":
      return isSymmetric(e.args[0], setting) && isScalar(e.args[1]);
    case "call":
      if (e.name === "eye") return true;
      if (e.name === "diag") return isSquareShape(shapeOf(e));
      return e.name === "inv" && isSymmetric(e.args[0] as Expr, setting);
    case "matmul":
      return isPalindrome(e.args, setting);
    default:
      return false;
  }
}

/** AᵀDA: reads the same transposed. */
function isPalindrome(factors: readonly Expr[], setting: Setting): boolean {
  return factors.every((factor, k) => {
    const other = factors[factors.length - 1 - k] as Expr;
    if (factor === other) return isSymmetric(factor, setting);
    return (
      (factor.kind === "transpose" && factor.args[0] === other) ||
      (other.kind === "transpose" && other.args[0] === factor)
    );
  });
}

/** A product that reads the same transposed, with nothing or a semidefinite name in the midst: AᵀA, BᵀPB. */
export function isSemidefiniteForm(e: Expr, setting: Setting): boolean {
  if (hasProperty(e, "posdef", setting) || hasProperty(e, "psd", setting)) return true;
  if (e.kind !== "matmul") return false;
  const middle = e.args[(e.args.length - 1) / 2];
  return (
    isPalindrome(e.args, setting) &&
    (middle === undefined || hasProperty(middle, "posdef", setting) || hasProperty(middle, "psd", setting))
  );
}
