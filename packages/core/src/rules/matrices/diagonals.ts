import {
  eye,
  isColumnShape,
  isOne,
  isRowShape,
  isScalar,
  ones,
  product,
  shapeOf,
  transposed,
  turned,
} from "../../arrays/index.js";
import { add, call, type Expr, mul, neg } from "../../expr/index.js";
import { neighboursJoined } from "../neighbours.js";
import type { Rewrite, Rule, RuleDocs } from "../types.js";

/** A diagonal matrix beside a vector or another one: diag(u)v = u⊙v, uᵀdiag(v) = (u⊙v)ᵀ. */
export const diagonalProduct: Rule = {
  id: "diagonal-product",
  label: "diag(u)·v = u⊙v",
  family: "matrix",
  heads: ["matmul"],
  where: "u: m, v: m, w: n, A: m x n",
  statement: ["diag(u)*v", "u .* v"],
  apply: (e) => {
    if (e.kind !== "matmul") return undefined;
    return neighboursJoined(e.args, pair) ?? bare(besideVector(e.args));
  },
};

export const diagonalProductDocs: RuleDocs = {
  rule: diagonalProduct,
  conditions: [],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 3.6",
  examples: [
    { before: "diag(u)*v", after: "u .* v" },
    { before: "u'*diag(v)", after: "(u .* v)'" },
    { before: "diag(u)*diag(v)", after: "diag(u .* v)" },
    { before: "A'*diag(u)*A*w", after: "A' * (u .* (A * w))" },
  ],
  refuses: ["diag(u)*A", "A'*diag(u)*A"],
};

/** diag(u)·(Av) = u⊙(Av), (vᵀA)·diag(u) = (u⊙(Aᵀv))ᵀ: what stands behind or before makes a vector. */
function besideVector(factors: readonly Expr[]): Expr | undefined {
  const [first, last] = [factors[0] as Expr, factors[factors.length - 1] as Expr];
  for (const [k, factor] of factors.entries()) {
    const u = made(factor);
    if (u === undefined) continue;
    const [before, behind] = [factors.slice(0, k), factors.slice(k + 1)];
    if (behind.length > 0 && isOne(shapeOf(last).columns)) {
      return product(...before, mul(u, product(...behind)));
    }
    if (before.length > 0 && isOne(shapeOf(first).rows)) {
      return product(transposed(mul(u, turned(product(...before)))), ...behind);
    }
  }
  return undefined;
}

/** Two diagonal matrices beside one another are one: diag(u)·diag(v) = diag(u⊙v). */
export const diagonalMerge: Rule = {
  id: "diagonal-merge",
  label: "diag(u)·diag(v) = diag(u⊙v)",
  family: "matrix",
  heads: ["matmul"],
  where: "u: m, v: m",
  statement: ["diag(u)*diag(v)", "diag(u .* v)"],
  apply: (e) => {
    if (e.kind !== "matmul") return undefined;
    return neighboursJoined(e.args, (left, right) => {
      const [u, v] = [made(left), made(right)];
      return u && v && { after: call("diag", mul(u, v)), bindings: { u, v } };
    });
  },
};

export const diagonalMergeDocs: RuleDocs = {
  rule: diagonalMerge,
  conditions: [],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 3.6",
  examples: [{ before: "u'*diag(u)*diag(v)", after: "u' * diag(u .* v)" }],
  refuses: ["diag(u)*v"],
};

function pair(a: Expr, b: Expr): Rewrite | undefined {
  const [u, v] = [made(a), made(b)];
  if (u !== undefined && v !== undefined) return bare(call("diag", mul(u, v)));
  if (u !== undefined && isColumnShape(shapeOf(b))) return bare(mul(u, b));
  if (v !== undefined && isRowShape(shapeOf(a))) return bare(transposed(mul(transposed(a), v)));
  return undefined;
}

const bare = (after: Expr | undefined): Rewrite | undefined => after && { after, bindings: {} };

/** The vector on the diagonal. */
function made(e: Expr): Expr | undefined {
  if (e.kind !== "call" || e.name !== "diag") return undefined;
  const [u] = e.args;
  return u !== undefined && isOne(shapeOf(u).columns) && !isScalar(u) ? u : undefined;
}

/** The diagonal of an outer product, and of a diagonal matrix: diag(uvᵀ) = u⊙v, diag(diag(u)) = u. */
export const diagonalRead: Rule = {
  id: "diagonal-read",
  label: "diag(uvᵀ) = u⊙v",
  family: "matrix",
  heads: ["call"],
  where: "u: m, v: m, A: m x n, B: n x m",
  statement: ["diag(u*v')", "u .* v"],
  apply: (e) => {
    if (e.kind !== "call" || e.name !== "diag") return undefined;
    const [a] = e.args;
    if (a === undefined) return undefined;
    if (areOnes(a) && isOne(shapeOf(a).columns)) return { after: eye(shapeOf(a).rows), bindings: {} };
    if (isOne(shapeOf(a).columns)) {
      const filled = a.kind === "mul" && a.args.every((factor) => isScalar(factor) || areOnes(factor));
      return filled
        ? { after: mul(...a.args.filter(isScalar), eye(shapeOf(a).rows)), bindings: {} }
        : undefined;
    }
    if (a.kind === "neg") return { after: neg(call("diag", a.args[0])), bindings: {} };
    const scalars = a.kind === "mul" ? a.args.filter(isScalar) : [];
    if (a.kind === "mul" && scalars.length > 0) {
      const wide = mul(...a.args.filter((factor) => !isScalar(factor)));
      return { after: mul(...scalars, call("diag", wide)), bindings: {} };
    }
    if (a.kind === "call" && a.name === "eye") return { after: ones(shapeOf(e)), bindings: {} };
    const u = made(a);
    if (u !== undefined) return { after: u, bindings: { u } };
    const [left, right, ...more] = a.kind === "matmul" ? a.args : [];
    if (left === undefined || right === undefined || more.length > 0 || !isColumnShape(shapeOf(left)))
      return undefined;
    return { after: mul(left, transposed(right)), bindings: { u: left } };
  },
};

export const diagonalReadDocs: RuleDocs = {
  rule: diagonalRead,
  conditions: [],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 3.6",
  examples: [
    { before: "diag(u*v')", after: "u .* v" },
    { before: "diag(diag(u))", after: "u" },
    { before: "diag(eye(m))", after: "ones(m)" },
    { before: "diag(ones(m))", after: "eye(m)" },
    { before: "diag(2*ones(m))", after: "2 * eye(m)" },
    { before: "diag(-2*u*v')", after: "-diag(2 * u * v')" },
  ],
  refuses: ["diag(u)", "diag(A*B)"],
};

/** diag(u) + diag(v) = diag(u + v), with their signs and scalars. */
export const diagonalSum: Rule = {
  id: "diagonal-sum",
  label: "diag(u) + diag(v) = diag(u + v)",
  family: "matrix",
  heads: ["add"],
  where: "u: m, v: m",
  statement: ["diag(u) + diag(v)", "diag(u + v)"],
  apply: (e) => {
    if (e.kind !== "add") return undefined;
    const parts = e.args.map((term) => ({ term, own: onDiagonal(term) }));
    const known = parts.flatMap(({ own }) => (own === undefined ? [] : [own]));
    if (known.length < 2) return undefined;
    const others = parts.flatMap(({ term, own }) => (own === undefined ? [term] : []));
    return { after: add(call("diag", add(...known)), ...others), bindings: {} };
  },
};

export const diagonalSumDocs: RuleDocs = {
  rule: diagonalSum,
  conditions: [],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 3.6",
  examples: [{ before: "diag(u) - 2*diag(v)", after: "diag(u - 2 * v)" }],
  refuses: ["diag(u) + u*v'"],
};

/** The vector that a multiple of a diagonal matrix is made of. */
function onDiagonal(e: Expr): Expr | undefined {
  if (e.kind === "neg") {
    const inner = onDiagonal(e.args[0]);
    return inner && neg(inner);
  }
  if (e.kind !== "mul") return made(e);
  const wide = e.args.filter((factor) => !isScalar(factor));
  const [only] = wide;
  const inner = only !== undefined && wide.length === 1 ? made(only) : undefined;
  return inner && mul(...e.args.filter(isScalar), inner);
}

/** (u1ᵀ)⊙A scales the rows of A, (1vᵀ)⊙A its columns. */
export const rowScaling: Rule = {
  id: "row-scaling",
  label: "rows scaled by diag",
  family: "matrix",
  heads: ["mul"],
  where: "A: m x n, u: m, v: n",
  statement: ["(u*ones(n)') .* A", "diag(u)*A"],
  apply: (e) => {
    if (e.kind !== "mul") return undefined;
    for (const [k, factor] of e.args.entries()) {
      const sides = factor.kind === "matmul" ? outerSides(factor.args) : undefined;
      if (sides === undefined) continue;
      const [left, right] = sides;
      const rest = mul(...e.args.filter((_, l) => l !== k));
      if (isScalar(rest)) continue;
      if (areOnes(transposed(right))) return { after: product(call("diag", left), rest), bindings: {} };
      if (areOnes(left)) return { after: product(rest, call("diag", transposed(right))), bindings: {} };
    }
    return undefined;
  },
};

export const rowScalingDocs: RuleDocs = {
  rule: rowScaling,
  conditions: [],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 3.6",
  examples: [
    { before: "(u*ones(n)') .* A", after: "diag(u) * A" },
    { before: "(ones(m)*v') .* A", after: "A * diag(v)" },
    { before: "(A*v*ones(n)') .* A", after: "diag(A * v) * A" },
  ],
  refuses: ["(u*v') .* A"],
};

/** The column and the row that an outer product is made of: (Y1)(1ᵀ). */
function outerSides(factors: readonly Expr[]): readonly [Expr, Expr] | undefined {
  const position = factors.findIndex((factor, k) => k > 0 && isRowShape(shapeOf(factor)));
  if (position < 0 || !isColumnShape(shapeOf(factors[position - 1] as Expr))) return undefined;
  return [product(...factors.slice(0, position)), product(...factors.slice(position))];
}

const areOnes = (e: Expr): boolean => e.kind === "call" && e.name === "ones";
