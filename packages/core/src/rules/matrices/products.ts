import { eye, isOne, isScalar, ones, product, shapeOf, transposed, zeros } from "../../arrays/index.js";
import { add, call, div, type Expr, isZero, matmul, mul, neg, num } from "../../expr/index.js";
import { neighboursJoined } from "../neighbours.js";
import type { Rule, RuleDocs } from "../types.js";

/** A(cB) = c(AB): numbers and signs stand in front of a product of matrices. */
export const scalarsOut: Rule = {
  id: "scalars-out",
  label: "scalars in front",
  family: "arithmetic",
  heads: ["matmul"],
  where: "A: m x n, B: n x k, x: n",
  statement: ["A*(c*B)", "c*(A*B)"],
  apply: (e) => {
    if (e.kind !== "matmul") return undefined;
    let sign = 1;
    const above: Expr[] = [];
    const below: Expr[] = [];
    const chain = e.args.map((factor) => {
      let rest = factor;
      for (;;) {
        if (rest.kind === "neg") {
          sign = -sign;
          rest = rest.args[0];
        } else if (rest.kind === "div" && isScalar(rest.args[1]) && !isScalar(rest.args[0])) {
          below.push(rest.args[1]);
          rest = rest.args[0];
        } else if (rest.kind === "mul" && rest.args.some(isScalar)) {
          above.push(...rest.args.filter(isScalar));
          rest = mul(...rest.args.filter((part) => !isScalar(part)));
        } else {
          const number = numberOnDiagonal(rest);
          if (number === undefined) return rest;
          above.push(number.number);
          rest = number.rest;
        }
      }
    });
    if (sign === 1 && above.length === 0 && below.length === 0) return undefined;
    const whole = mul(...above, product(...chain));
    const over = below.length === 0 ? whole : div(whole, mul(...below));
    return { after: sign === 1 ? over : neg(over), bindings: { A: e.args[0] as Expr } };
  },
};

export const scalarsOutDocs: RuleDocs = {
  rule: scalarsOut,
  conditions: ["c is a scalar"],
  source: "Horn & Johnson, Matrix Analysis, 0.2",
  examples: [
    { before: "A*(B/c)", after: "A * B/c" },
    { before: "A*(-x)", after: "-A * x" },
  ],
  refuses: ["A*B"],
};

/** diag(2u) as 2·diag(u). */
function numberOnDiagonal(e: Expr): { number: Expr; rest: Expr } | undefined {
  const [u] = e.kind === "call" && e.name === "diag" ? e.args : [];
  const number = u?.kind === "mul" ? u.args.find((factor) => factor.kind === "num") : undefined;
  if (u === undefined || number === undefined) return undefined;
  const rest = call("diag", mul(...u.args.filter((factor) => factor !== number)));
  return { number, rest };
}

/** IA = A, and a product with a zero matrix is zero. */
export const identityProduct: Rule = {
  id: "identity-product",
  label: "identity matrix",
  family: "arithmetic",
  heads: ["matmul"],
  where: "A: m x n, x: n",
  statement: ["eye(m)*A", "A"],
  apply: (e) => {
    if (e.kind !== "matmul") return undefined;
    if (e.args.some((factor) => isCall(factor, "zeros"))) return { after: blank(e), bindings: {} };
    const rest = e.args.filter((factor) => !isCall(factor, "eye"));
    if (rest.length === e.args.length) return undefined;
    const [first, ...more] = rest;
    const after = first === undefined ? (e.args[0] as Expr) : matmul(first, ...more);
    return { after, bindings: { A: after } };
  },
};

export const identityProductDocs: RuleDocs = {
  rule: identityProduct,
  conditions: [],
  source: "Horn & Johnson, Matrix Analysis, 0.2",
  examples: [
    { before: "eye(m)*A", after: "A" },
    { before: "A*zeros(n)", after: "zeros(m)" },
  ],
  refuses: ["A*x"],
};

const isCall = (e: Expr, name: string): boolean => e.kind === "call" && e.name === name;

const blank = (e: Expr): Expr => (isScalar(e) ? num(0) : zeros(shapeOf(e)));

/** Arrays of ones and zeros among the entries of others: 1⊙v = v, 0 + v = v, 1 + v with the 1 broadcast. */
export const constantArrays: Rule = {
  id: "constant-arrays",
  label: "tidy",
  family: "arithmetic",
  heads: ["add", "mul", "neg", "div", "pow", "call"],
  where: "v: m",
  statement: ["ones(m) .* v", "v"],
  apply: (e) => {
    const after = withoutConstantArrays(e);
    return after === undefined || after === e ? undefined : { after, bindings: {} };
  },
};

export const constantArraysDocs: RuleDocs = {
  rule: constantArrays,
  conditions: [],
  source: "entry by entry",
  examples: [
    { before: "ones(m) .* v", after: "1 * v" },
    { before: "ones(m) - v", after: "1 - v" },
    { before: "zeros(m) + v", after: "0 + v" },
    { before: "log(ones(m))", after: "log(1) * ones(m)" },
  ],
  refuses: ["ones(m)", "2*ones(m)"],
};

function withoutConstantArrays(e: Expr): Expr | undefined {
  const filled = (part: Expr): boolean => fillOf(part) !== undefined;
  switch (e.kind) {
    case "add":
    case "mul": {
      if (isScalar(e) || !e.args.some(filled)) return undefined;
      const wide = e.args.some((part) => !isScalar(part) && !filled(part));
      if (!wide) return isSpread(e) ? undefined : spreadFill(e, e.args);
      const args = e.args.map((part) => fillOf(part) ?? part);
      return e.kind === "add" ? add(...args) : mul(...args);
    }
    case "neg":
      return isCall(e.args[0], "zeros") ? e.args[0] : undefined;
    case "div": {
      if (!e.args.some(filled)) return undefined;
      const [above, below] = e.args.map((part) => fillOf(part) ?? part) as [Expr, Expr];
      const after = div(above, below);
      return isScalar(after) ? spreadBack(after, e) : after;
    }
    case "pow":
    case "call": {
      if (isScalar(e) || e.args.length === 0 || !e.args.some(filled)) return undefined;
      if (e.kind === "call" && wholes.has(e.name)) return undefined;
      const args = e.args.map((part) => fillOf(part) ?? part);
      const after = e.kind === "call" ? call(e.name, ...args) : undefined;
      return after === undefined || !isScalar(after) ? after : spreadBack(after, e);
    }
    default:
      return undefined;
  }
}

const wholes: ReadonlySet<string> = new Set([
  "ones",
  "zeros",
  "eye",
  "diag",
  "inv",
  "softmax",
  "kron",
  "logsumexp",
]);

/** c in all entries: of ones(m), 1; of 2·ones(m), 2. */
function fillOf(e: Expr): Expr | undefined {
  if (isCall(e, "ones")) return num(1);
  if (isCall(e, "zeros")) return num(0);
  if (e.kind === "matmul" && e.args.length === 2 && e.args.every((side) => isCall(transposed(side), "ones")))
    return isScalar(e) ? undefined : num(1);
  if (e.kind === "mul" && e.args.some((part) => isCall(part, "ones"))) {
    const rest = e.args.filter((part) => !isCall(part, "ones"));
    return rest.every(isScalar) ? mul(...rest) : undefined;
  }
  return e.kind === "neg" && fillOf(e.args[0]) !== undefined ? neg(fillOf(e.args[0]) as Expr) : undefined;
}

/** c·ones(m), as it should stand. */
const isSpread = (e: Expr): boolean =>
  e.kind === "mul" &&
  e.args.filter((part) => isCall(part, "ones")).length === 1 &&
  !e.args.some((part) => isCall(part, "zeros"));

function spreadFill(e: Expr, parts: readonly Expr[]): Expr {
  const fills = parts.map((part) => fillOf(part) ?? part);
  return spreadBack(e.kind === "add" ? add(...fills) : mul(...fills), e);
}

const spreadBack = (scalar: Expr, like: Expr): Expr =>
  scalar.kind === "num" && isZero(scalar.value) ? blank(like) : mul(scalar, ones(shapeOf(like)));

/** Aᵀ·A⁻ᵀ and A·A⁻¹ beside one another vanish; (A⁻¹)⁻¹ = A. */
export const inverses: Rule = {
  id: "inverses",
  label: "inverses cancel",
  family: "matrix",
  heads: ["matmul", "call"],
  where: "A: n x n, B: n x k",
  statement: ["A*inv(A)*B", "B"],
  apply: (e) => {
    const after = e.kind === "matmul" ? withoutPairs(e.args) : ofInverse(e);
    return after === undefined ? undefined : { after, bindings: {} };
  },
};

export const inversesDocs: RuleDocs = {
  rule: inverses,
  conditions: ["A is invertible"],
  source: "Horn & Johnson, Matrix Analysis, 0.5",
  examples: [
    { before: "A*inv(A)*B", after: "B" },
    { before: "inv(inv(A))", after: "A" },
    { before: "logdet(inv(A))", after: "-logdet(A)" },
    { before: "det(inv(A))", after: "1/det(A)" },
    { before: "log(det(A))", after: "logdet(A)" },
    { before: "inv(A')", after: "inv(A)'" },
  ],
  refuses: ["inv(A)*B"],
};

function withoutPairs(factors: readonly Expr[]): Expr | undefined {
  const found = neighboursJoined(factors, (a, b) =>
    areInverse(a, b) || areInverse(b, a) ? { after: eye(shapeOf(a).rows), bindings: {} } : undefined,
  );
  return found?.after;
}

function areInverse(a: Expr, b: Expr): boolean {
  if (b.kind === "call" && b.name === "inv") return b.args[0] === a;
  return (
    b.kind === "transpose" &&
    b.args[0].kind === "call" &&
    b.args[0].name === "inv" &&
    b.args[0].args[0] === transposed(a)
  );
}

function ofInverse(e: Expr): Expr | undefined {
  if (e.kind !== "call") return undefined;
  const [a] = e.args;
  if (a === undefined) return undefined;
  if (e.name === "log" && e.args.length === 1 && isCall(a, "det")) return call("logdet", ...a.args);
  const inner = a.kind === "call" && a.name === "inv" ? (a.args[0] as Expr) : undefined;
  if (e.name === "inv") {
    if (inner !== undefined) return inner;
    if (isCall(a, "eye")) return a;
    if (a.kind === "transpose") return transposed(call("inv", a.args[0]));
    return a.kind === "call" && a.name === "diag" && isOne(shapeOf(a.args[0] as Expr).columns)
      ? call("diag", div(num(1), a.args[0] as Expr))
      : undefined;
  }
  if (e.name === "logdet" && inner !== undefined) return neg(call("logdet", inner));
  if (e.name === "det" && inner !== undefined) return div(num(1), call("det", inner));
  if ((e.name === "logdet" || e.name === "det") && a.kind === "transpose") return call(e.name, a.args[0]);
  return undefined;
}
