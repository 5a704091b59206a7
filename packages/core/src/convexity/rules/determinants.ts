/** Functions of positive definite matrices. */
import { isScalar } from "../../arrays/index.js";
import type { Expr } from "../../expr/index.js";
import { type Finding, finding, isAffine, isOwn } from "../finding.js";
import type { ConvexityRule, Known } from "../rule.js";

const book = "Boyd & Vandenberghe, Convex Optimization";

/** An affine matrix that is positive definite wherever the variables may be. */
function definiteAffine(e: Expr | undefined, known: Known): Finding | undefined {
  const inner = e && known.of(e);
  if (e === undefined || !isAffine(inner)) return undefined;
  const definite = known.definite(e);
  return definite !== undefined && definite.sign > 0 && definite.grade > 0 ? inner : undefined;
}

/** The matrix that is inverted. */
const inverted = (e: Expr | undefined): Expr | undefined =>
  e?.kind === "call" && e.name === "inv" ? e.args[0] : undefined;

/** logdet X, log det X, and with the inverse the other way round. */
export const logDeterminant: ConvexityRule = {
  id: "log-determinant",
  label: "log det is concave on the positive definite matrices",
  source: `${book}, 3.1.5`,
  examples: [
    { cost: "logdet(X)", wrt: "X", where: "X: n x n posdef", finds: "concave" },
    { cost: "-log(det(X))", wrt: "X", where: "X: n x n posdef", finds: "convex" },
    { cost: "logdet(inv(X))", wrt: "X", where: "X: n x n posdef", finds: "convex" },
    { cost: "logdet(A'*X*A + eye(m))", wrt: "X", where: "X: n x n posdef, A: n x m", finds: "concave" },
  ],
  refuses: [
    { cost: "logdet(X)", wrt: "X", where: "X: n x n symmetric" },
    { cost: "logdet(X*X)", wrt: "X", where: "X: n x n posdef" },
  ],
  apply: (e, known) => {
    const a = logDet(e);
    const inner = definiteAffine(a, known);
    if (a !== undefined && inner !== undefined) return graded("concave", a, inner);
    const below = inverted(a);
    const opposite = definiteAffine(below, known);
    return below && opposite && graded("convex", below, opposite);
  },
};

const graded = (curvature: "convex" | "concave", a: Expr, inner: Finding): Finding =>
  finding(curvature, [a], { matrices: [a], ...(isOwn(inner) && { grade: 1 }) });

function logDet(e: Expr): Expr | undefined {
  if (e.kind !== "call") return undefined;
  if (e.name === "logdet") return e.args[0];
  const [inside] = e.args;
  return e.name === "log" && e.args.length === 1 && inside?.kind === "call" && inside.name === "det"
    ? inside.args[0]
    : undefined;
}

/** tr(X⁻¹), tr(P X⁻¹) and uᵀX⁻¹u. */
export const traceOfInverse: ConvexityRule = {
  id: "trace-of-inverse",
  label: "vᵀX⁻¹v is convex in X on the positive definite matrices",
  source: `${book}, 3.1.7, example 3.4, and exercise 3.18`,
  examples: [
    { cost: "tr(inv(X))", wrt: "X", where: "X: n x n posdef", finds: "convex" },
    { cost: "tr(P*inv(X))", wrt: "X", where: "X: n x n posdef, P: n x n psd", finds: "convex" },
    { cost: "v'*inv(X)*v", wrt: "X", where: "X: n x n posdef, v: n", finds: "convex" },
    { cost: "v'*inv(X)*v", wrt: "v, X", where: "X: n x n posdef, v: n", finds: "convex" },
  ],
  refuses: [
    { cost: "tr(A*inv(X))", wrt: "X", where: "X: n x n posdef, A: n x n symmetric" },
    { cost: "v'*inv(X)*w", wrt: "X", where: "X: n x n posdef, v: n, w: n" },
    { cost: "tr(inv(X))", wrt: "X", where: "X: n x n symmetric" },
  ],
  apply: (e, known) => {
    const a = e.kind === "call" && e.name === "tr" ? weighted(e.args[0], known) : bracketed(e, known);
    return (
      a &&
      definiteAffine(a.inner, known) &&
      finding("convex", [a.inner, ...a.sides], { matrices: a.matrices })
    );
  },
};

interface Inverse {
  readonly inner: Expr;
  readonly sides: readonly Expr[];
  readonly matrices: readonly Expr[];
}

/** X in X⁻¹ and P X⁻¹ with P ⪰ 0. */
function weighted(e: Expr | undefined, known: Known): Inverse | undefined {
  const alone = inverted(e);
  if (alone !== undefined) return { inner: alone, sides: [], matrices: [alone] };
  const [p, x, ...more] = e?.kind === "matmul" ? e.args : [];
  if (p === undefined || x === undefined || more.length > 0) return undefined;
  for (const [weight, inverse] of [
    [p, x],
    [x, p],
  ] as const) {
    const inner = inverted(inverse);
    if (inner === undefined || known.moves(weight)) continue;
    const definite = known.definite(weight);
    if (definite !== undefined && definite.sign > 0) return { inner, sides: [], matrices: [weight, inner] };
  }
  return undefined;
}

/** X in uᵀX⁻¹u with u affine: jointly convex. */
function bracketed(e: Expr, known: Known): Inverse | undefined {
  const [left, middle, right, ...more] = e.kind === "matmul" ? e.args : [];
  const inner = inverted(middle);
  if (inner === undefined || right === undefined || more.length > 0 || !isScalar(e)) return undefined;
  const isMirrored = left?.kind === "transpose" && left.args[0] === right;
  if (!isMirrored || !known.moves(inner) || !isAffine(known.of(right))) return undefined;
  return { inner, sides: known.moves(right) ? [right] : [], matrices: [inner] };
}
