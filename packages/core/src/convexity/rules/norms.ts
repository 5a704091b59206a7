/** Norms, squares and quadratic forms. */
import { isScalar, transposed } from "../../arrays/index.js";
import { type Expr, matmul, num, rel } from "../../expr/index.js";
import { entries, type Finding, finding, isAffine, isConvex, isOwn } from "../finding.js";
import type { ConvexityRule, Known } from "../rule.js";

const section = "Boyd & Vandenberghe, Convex Optimization, 3.1.5";

export const norms: ConvexityRule = {
  id: "norm",
  label: "a norm of what is affine is convex",
  source: `${section} and 3.2.2`,
  examples: [
    { cost: "norm2(A*x - b)", wrt: "x", where: "A: m x n, x: n, b: m", finds: "convex" },
    { cost: "norm1(x)", wrt: "x", where: "x: n", finds: "convex" },
    { cost: "norm2(exp(x))", wrt: "x", where: "x: n", finds: "convex" },
  ],
  refuses: [
    { cost: "norm2(log(x))", wrt: "x", where: "x: n" },
    { cost: "norm2(x.^2 - 1)", wrt: "x", where: "x: n" },
  ],
  apply: (e, known) => {
    if (e.kind !== "call" || (e.name !== "norm1" && e.name !== "norm2")) return undefined;
    const [u] = e.args as readonly [Expr];
    const inner = known.of(u);
    if (isAffine(inner)) return finding("convex", [u]);
    // Of what is nonnegative, a norm rises with each entry.
    const nonnegative = rel(">=", u, num(0));
    if (!isConvex(inner) || !known.has(nonnegative)) return undefined;
    return finding("convex", [u], { needs: [nonnegative] });
  },
};

/** ‖u‖², uᵀu and u·u. */
export const squares: ConvexityRule = {
  id: "square",
  label: "the square of what is affine is convex",
  source: section,
  examples: [
    { cost: "norm2(A*x - b)^2", wrt: "x", where: "A: m x n, x: n, b: m", finds: "convex" },
    { cost: "(A*x - b)'*(A*x - b)", wrt: "x", where: "A: m x n, x: n, b: m", finds: "convex" },
    { cost: "theta'*theta", wrt: "theta", finds: "convex" },
    { cost: "(x - 1)*(x - 1)", wrt: "x", finds: "convex" },
  ],
  refuses: [
    { cost: "x'*(A*x)", wrt: "x", where: "A: n x n, x: n" },
    { cost: "(x - 1)*(x + 1)*x", wrt: "x" },
    { cost: "exp(x)*exp(x)", wrt: "x" },
  ],
  apply: (e, known) => {
    const u = squared(e);
    const inner = u && known.of(u);
    if (u === undefined || !isAffine(inner)) return undefined;
    // A sum of squares has summed over all entries.
    const open = new Set([...inner.open].filter((place) => e.kind === "mul" || place !== entries));
    return finding("convex", [u], isOwn(inner) ? { grade: 2, open } : {});
  },
};

function squared(e: Expr): Expr | undefined {
  if (e.kind === "pow" && e.args[1] === num(2)) {
    const [base] = e.args;
    return base.kind === "call" && base.name === "norm2" ? base.args[0] : undefined;
  }
  const [a, b, ...more] = e.kind === "mul" || e.kind === "dot" || e.kind === "matmul" ? e.args : [];
  if (a === undefined || b === undefined || more.length > 0) return undefined;
  if (e.kind === "matmul") return isScalar(e) && transposed(a) === b ? b : undefined;
  return a === b ? a : undefined;
}

/** uᵀPu, tr(UᵀPU). */
export const quadraticForms: ConvexityRule = {
  id: "quadratic-form",
  label: "uᵀPu is convex where P is positive semidefinite and u affine",
  source: `${section} and 3.1.4`,
  examples: [
    { cost: "1/2*(x - b)'*P*(x - b)", wrt: "x", where: "P: n x n psd, x: n, b: n", finds: "convex" },
    { cost: "tr(W'*X'*X*W)", wrt: "W", where: "X: m x n, W: n x k", finds: "convex" },
    { cost: "-x'*inv(S)*x", wrt: "x", where: "S: n x n posdef", finds: "concave" },
    {
      cost: "(X*w-y)'*diag(v)*(X*w-y)",
      wrt: "w",
      where: "X: m x n, y: m, v: m nonnegative",
      finds: "convex",
    },
  ],
  refuses: [
    { cost: "x'*A*x", wrt: "x", where: "A: n x n symmetric" },
    { cost: "x'*P*y", wrt: "x, y", where: "P: n x n posdef, x: n, y: n" },
    { cost: "x'*diag(x)*x", wrt: "x", where: "x: n" },
  ],
  apply: (e, known) => {
    const product = e.kind === "call" && e.name === "tr" ? e.args[0] : e;
    if (product?.kind !== "matmul" || !(product !== e || isScalar(e))) return undefined;
    return quadratic(product.args, known);
  },
};

/** Factors that read the same transposed: u'…u with what stands between. */
function quadratic(factors: readonly Expr[], known: Known): Finding | undefined {
  const at = factors.findIndex((factor) => known.moves(factor));
  const last = factors.length - 1;
  const front = factors.slice(0, at + 1);
  const behind = factors.slice(last - at);
  const middle = factors.slice(at + 1, last - at);
  if (at < 0 || 2 * at >= last || middle.some((factor) => known.moves(factor))) return undefined;
  const isMirrored = front.every((factor, k) => transposed(factor) === behind[behind.length - 1 - k]);
  const u = behind[0] as Expr;
  const inner = known.of(u);
  if (!isMirrored || !isAffine(inner)) return undefined;
  const open = new Set([...inner.open].filter((place) => place !== entries));
  const isBare = at === 0 && isOwn(inner);
  const [first, ...others] = middle;
  if (first === undefined) return finding("convex", [u], isBare ? { grade: 2, open } : {});
  const whole = matmul(first, ...others);
  const definite = known.definite(whole);
  if (definite === undefined) return undefined;
  const grade = isBare && definite.grade > 0 ? 2 : 0;
  const curvature = definite.sign > 0 ? "convex" : "concave";
  return finding(curvature, [u], { grade, open, matrices: [whole] });
}

/** u²/v and uᵀu/v for v > 0. */
export const quadraticOverLinear: ConvexityRule = {
  id: "quadratic-over-linear",
  label: "uᵀu/v is convex in u and v together where v > 0",
  source: section,
  examples: [
    { cost: "x^2/y", wrt: "x, y", assume: "y > 0", finds: "convex" },
    { cost: "(x - 1)^2/(x + 2)", wrt: "x", assume: "x > 0", finds: "convex" },
    {
      cost: "norm2(A*x)^2/(c'*x)",
      wrt: "x",
      where: "A: m x n, x: n positive, c: n positive",
      finds: "convex",
    },
  ],
  refuses: [
    { cost: "x^2/y", wrt: "x, y" },
    { cost: "x^3/y", wrt: "x, y", assume: "y > 0; x > 0" },
  ],
  apply: (e, known) => {
    if (e.kind !== "div" || !known.moves(e.args[1])) return undefined;
    const [above, v] = e.args;
    const u = baseOfSquare(above);
    const positive = rel(">", v, num(0));
    if (u === undefined || !isAffine(known.of(u)) || !known.moves(u)) return undefined;
    // It rises as v falls: v may be concave.
    if (!isConcaveBelow(v, known) || !known.has(positive)) return undefined;
    return finding("convex", [u, v], { needs: [positive] });
  },
};

/** u for u², ‖u‖² and uᵀu. */
function baseOfSquare(e: Expr): Expr | undefined {
  return squared(e) ?? (e.kind === "pow" && e.args[1] === num(2) ? e.args[0] : undefined);
}

function isConcaveBelow(v: Expr, known: Known): boolean {
  const inner = known.of(v);
  return isAffine(inner) || inner?.curvature === "concave";
}

/** The norm of a vector with a constant entry besides: √(c + uᵀu) = ‖(√c, u)‖. */
export const smoothNorm: ConvexityRule = {
  id: "norm-with-constant",
  label: "√(c + uᵀu) with c ≥ 0 is the norm of a vector that is affine",
  source: section,
  examples: [
    { cost: "sqrt(1 + x^2)", wrt: "x", finds: "convex" },
    { cost: "sqrt(1 + x'*x)", wrt: "x", where: "x: n", finds: "convex" },
    { cost: "sqrt((x - a)^2 + (y - b)^2)", wrt: "x, y", finds: "convex" },
    { cost: "sqrt(sum(x[i]^2, i, 1, n))", wrt: "x", finds: "convex" },
  ],
  refuses: [
    { cost: "sqrt(x^2 - 1)", wrt: "x" },
    { cost: "sqrt(1 + x)", wrt: "x, y" },
    { cost: "sqrt(1 + x^4)", wrt: "x" },
  ],
  apply: (e, known) => {
    const inside = radicand(e);
    if (inside === undefined) return undefined;
    const terms = inside.kind === "add" ? inside.args : [inside];
    const constants = terms.filter((term) => !known.moves(term));
    const needs = constants.map((c) => rel(">=", c, num(0)));
    const roots = terms.filter((term) => known.moves(term)).map((term) => rootOf(term, known));
    if (roots.length === 0 || roots.some((root) => root === undefined)) return undefined;
    if (!needs.every((relation) => known.has(relation))) return undefined;
    return finding("convex", roots as Expr[], { needs });
  },
};

function radicand(e: Expr): Expr | undefined {
  if (e.kind === "call" && e.name === "sqrt") return e.args[0];
  return e.kind === "pow" && e.args[1] === num(1, 2) ? e.args[0] : undefined;
}

/** The affine part whose square, or sum of squares, a term is; with a nonnegative number before it. */
function rootOf(term: Expr, known: Known): Expr | undefined {
  let e = term;
  if (e.kind === "sum" && !known.moves(e.args[1]) && !known.moves(e.args[2])) e = e.args[0];
  if (e.kind === "call" && e.name === "sum") e = e.args[0] as Expr;
  if (e.kind === "mul") {
    const moving = e.args.filter((part) => known.moves(part));
    const fixed = e.args.filter((part) => !known.moves(part));
    if (fixed.length > 0 && moving.length === 1 && fixed.every((c) => known.has(rel(">=", c, num(0)))))
      e = moving[0] as Expr;
  }
  const u = baseOfSquare(e);
  return u !== undefined && isAffine(known.of(u)) ? u : undefined;
}
