import { isScalar, isSquareShape, shapeOf, transposed, turned } from "../../arrays/index.js";
import { add, call, div, type Expr, matmul, mul, neg } from "../../expr/index.js";
import { isSymmetric } from "../../facts/matrices.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule } from "../types.js";

/** (AB)ᵀ = BᵀAᵀ, (Aᵀ)ᵀ = A, (cA)ᵀ = cAᵀ, and no transpose on what it leaves as it is. */
export const transposeInward: Rule = {
  id: "transpose-inward",
  label: "transposes pushed in",
  family: "matrix",
  heads: ["transpose"],
  where: "A: m x n, B: n x k",
  statement: ["(A*B)'", "B'*A'"],
  conditions: [],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 1.3",
  examples: [
    { before: "(A*B)'", after: "B' * A'" },
    { before: "(2*A)'", after: "2 * A'" },
    { before: "diag(x)'", after: "diag(x)" },
  ],
  refuses: ["A'", "(x - y)'"],
  apply: (e, setting) => {
    if (e.kind !== "transpose") return undefined;
    const after = inward(e.args[0], setting);
    return after === undefined ? undefined : { after, bindings: { A: e.args[0] } };
  },
};

function inward(a: Expr, setting: Setting): Expr | undefined {
  if (isScalar(a)) return a;
  if (isSymmetric(a, setting)) return a;
  switch (a.kind) {
    case "transpose":
      return a.args[0];
    case "neg":
      return neg(transposed(a.args[0]));
    case "matmul":
      return matmul(...([...a.args].reverse().map(transposed) as [Expr, ...Expr[]]));
    case "mul": {
      const scalars = a.args.filter(isScalar);
      if (scalars.length === 0) return turnedTogether(a.args, (parts) => mul(...parts));
      const wide = mul(...a.args.filter((factor) => !isScalar(factor)));
      return mul(...scalars, transposed(wide));
    }
    case "div":
      return isScalar(a.args[1]) ? div(transposed(a.args[0]), a.args[1]) : undefined;
    case "call":
      return ofCall(a);
    default:
      return undefined;
  }
}

/** A' .* B' turned as one is A .* B; other products stay under their transpose. */
function turnedTogether(parts: readonly Expr[], make: (parts: Expr[]) => Expr): Expr | undefined {
  return parts.every((part) => part.kind === "transpose" || isScalar(part))
    ? make(parts.map(transposed))
    : undefined;
}

function ofCall(a: Expr & { readonly kind: "call" }): Expr | undefined {
  if (a.name === "diag" && isSquareShape(shapeOf(a))) return a;
  if (a.name === "eye") return a;
  const [rows, columns] = a.args;
  const filled = a.name === "ones" || a.name === "zeros";
  return filled && rows !== undefined && columns !== undefined ? call(a.name, columns, rows) : undefined;
}

/** Aᵀ + Bᵀ = (A + B)ᵀ, where that is shorter. */
export const transposeOfSum: Rule = {
  id: "transpose-of-sum",
  label: "one transpose",
  family: "matrix",
  heads: ["add"],
  where: "u: m, v: m",
  statement: ["u' + v'", "(u + v)'"],
  conditions: [],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 1.3",
  examples: [{ before: "u' - 2*v'", after: "(u - 2 * v)'" }],
  refuses: ["A' + B*A'", "u + v"],
  apply: (e) => {
    if (e.kind !== "add") return undefined;
    const turned = e.args.map(underTranspose);
    if (!turned.every((term) => term !== undefined)) return undefined;
    return { after: transposed(add(...turned)), bindings: {} };
  },
};

/** What a transposed term, with its sign and scalars, is the transpose of. */
function underTranspose(e: Expr): Expr | undefined {
  if (e.kind === "transpose") return e.args[0];
  if (e.kind === "neg") {
    const inner = underTranspose(e.args[0]);
    return inner && neg(inner);
  }
  if (e.kind === "div" && isScalar(e.args[1])) {
    const inner = underTranspose(e.args[0]);
    return inner && div(inner, e.args[1]);
  }
  if (e.kind !== "mul") return undefined;
  const wide = e.args.filter((factor) => !isScalar(factor));
  const [only] = wide;
  if (only?.kind !== "transpose" || wide.length > 1) return undefined;
  return mul(...e.args.filter(isScalar), only.args[0]);
}

/** (A + B)ᵀ = Aᵀ + Bᵀ, where fewer transposes are left to write: (Aᵀ + A)ᵀ is A + Aᵀ. */
export const transposeOverSum: Rule = {
  id: "transpose-over-sum",
  label: "transposes pushed in",
  family: "matrix",
  heads: ["transpose"],
  where: "A: n x n, B: n x n",
  statement: ["(A + B)'", "A' + B'"],
  conditions: [],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 1.3",
  examples: [{ before: "(A' - 2*B'*A)'", after: "A - 2 * A' * B" }],
  refuses: ["A'", "(A*B)'", "(A*B - A)'"],
  apply: (e, setting) => {
    if (e.kind !== "transpose" || e.args[0].kind !== "add") return undefined;
    const after = add(...e.args[0].args.map((term) => (isSymmetric(term, setting) ? term : turned(term))));
    return written(after) < written(e) ? { after, bindings: {} } : undefined;
  },
};

/** How many transposes are written, in the products and sums that a transpose can be carried through. */
function written(e: Expr): number {
  if (e.kind === "transpose") return 1 + written(e.args[0]);
  const through =
    e.kind === "add" || e.kind === "neg" || e.kind === "mul" || e.kind === "div" || e.kind === "matmul";
  return through ? e.args.reduce((count: number, part) => count + written(part), 0) : 0;
}
