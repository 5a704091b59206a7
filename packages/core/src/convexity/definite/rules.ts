/** When a symmetric matrix is positive or negative semidefinite, seen from its form. */
import { isOne, isScalar, shapeOf, transposed } from "../../arrays/index.js";
import { add, type Expr, matmul, mul, neg, num, type RelationOperator, rel } from "../../expr/index.js";
import { hasProperty } from "../../facts/matrices.js";
import type { Definite, Grade } from "../finding.js";
import type { DefiniteRule, Known } from "../rule.js";

const book = "Boyd & Vandenberghe, Convex Optimization";
const horn = "Horn & Johnson, Matrix Analysis, 2nd ed.";

const definite = (
  sign: 1 | -1,
  grade: Grade,
  from: readonly Expr[] = [],
  needs: readonly Expr[] = [],
): Definite => ({
  sign,
  grade,
  from,
  needs,
});

/** By a margin that stays where it does not depend on the variables. */
const strictly = (e: Expr, known: Known): Grade => (known.moves(e) ? 1 : 2);

export const declared: DefiniteRule = {
  id: "declared",
  label: "declared so",
  source: `${book}, A.5.2`,
  examples: [
    { matrix: "P", where: "P: n x n posdef" },
    { matrix: "P", where: "P: n x n psd" },
  ],
  refuses: [{ matrix: "A", where: "A: n x n symmetric" }],
  apply: (e, known) => {
    if (hasProperty(e, "posdef", known.setting)) return definite(1, strictly(e, known));
    return hasProperty(e, "psd", known.setting) ? definite(1, 0) : undefined;
  },
};

export const identity: DefiniteRule = {
  id: "identity",
  label: "vᵀIv = ‖v‖²",
  source: `${book}, A.5.2`,
  examples: [{ matrix: "eye(n)", where: "" }],
  refuses: [{ matrix: "ones(n, n)", where: "" }],
  apply: (e) => (e.kind === "call" && e.name === "eye" ? definite(1, 2) : undefined),
};

export const diagonal: DefiniteRule = {
  id: "diagonal",
  label: "vᵀdiag(d)v = Σ dᵢvᵢ²",
  source: `${book}, A.5.2`,
  examples: [
    { matrix: "diag(exp(u))", where: "u: n" },
    { matrix: "diag(sigmoid(u) .* (1 - sigmoid(u)))", where: "u: n" },
    { matrix: "diag(-u)", where: "u: n nonnegative" },
  ],
  refuses: [{ matrix: "diag(u)", where: "u: n" }],
  apply: (e, known) => {
    if (e.kind !== "call" || e.name !== "diag" || !isOne(shapeOf(e.args[0] as Expr).columns))
      return undefined;
    const [d] = e.args as readonly [Expr];
    return bySign(
      d,
      (relation, sign, strict) => definite(sign, strict ? strictly(e, known) : 0, [], [relation]),
      known,
    );
  },
};

/** Asks for the sign of what may be a vector. */
function bySign<T>(
  d: Expr,
  make: (relation: Expr, sign: 1 | -1, strict: boolean) => T,
  known: Known,
): T | undefined {
  const asked: readonly (readonly [RelationOperator, 1 | -1, boolean])[] = [
    [">", 1, true],
    ["<", -1, true],
    [">=", 1, false],
    ["<=", -1, false],
  ];
  for (const [operator, sign, strict] of asked) {
    const relation = rel(operator, d, num(0));
    if (known.has(relation)) return make(relation, sign, strict);
  }
  known.wants(rel(">=", d, num(0)));
  return undefined;
}

export const congruence: DefiniteRule = {
  id: "congruence",
  label: "vᵀAᵀPAv = (Av)ᵀP(Av)",
  source: `${horn}, 7.1.8`,
  examples: [
    { matrix: "X'*X", where: "X: m x n" },
    { matrix: "x*x'", where: "x: n" },
    { matrix: "X'*diag(exp(u))*X", where: "X: m x n, u: m" },
    { matrix: "A'*B'*P*B*A", where: "A: k x n, B: m x k, P: m x m psd" },
  ],
  refuses: [
    { matrix: "X'*A*X", where: "X: m x n, A: m x m symmetric" },
    { matrix: "x*y'", where: "x: n, y: n" },
    { matrix: "X*X", where: "X: n x n" },
  ],
  apply: (e, known) => {
    if (e.kind !== "matmul") return undefined;
    const pairs = Math.floor(e.args.length / 2);
    for (let k = pairs; k >= 1; k--) {
      const front = e.args.slice(0, k);
      const behind = [...e.args.slice(-k)].reverse();
      if (
        !front.every(
          (factor, l) => transposed(factor) === behind[l] || isSelfTurned(factor, behind[l], known),
        )
      )
        continue;
      const [first, ...others] = e.args.slice(k, e.args.length - k);
      if (first === undefined) return definite(1, 0);
      const middle = matmul(first, ...others);
      const inner = known.definite(middle);
      if (inner !== undefined) return definite(inner.sign, 0, [middle]);
    }
    return undefined;
  },
};

/** A symmetric name is its own transpose. */
const isSelfTurned = (a: Expr, b: Expr | undefined, known: Known): boolean =>
  a === b && hasProperty(a, "symmetric", known.setting);

export const multiple: DefiniteRule = {
  id: "definite-multiple",
  label: "a multiple of one sign",
  source: `${book}, 2.2.5`,
  examples: [
    { matrix: "lambda*eye(n)", where: "lambda:", assume: "lambda > 0" },
    { matrix: "-2*X'*X/m", where: "X: m x n" },
  ],
  refuses: [{ matrix: "lambda*eye(n)", where: "lambda:" }],
  apply: (e, known) => {
    if (e.kind === "neg") return scaled(e.args[0], -1, true, [], known, e);
    if (e.kind !== "mul" && e.kind !== "div") return undefined;
    const scalars = e.args.filter(isScalar);
    const [core, ...more] = e.args.filter((part) => !isScalar(part));
    if (core === undefined || more.length > 0 || (e.kind === "div" && core !== e.args[0])) return undefined;
    // One factor at a time: what the product is known of may be more than its factors say.
    const whole = e.kind === "div" ? scalars[0] : mul(...scalars);
    if (whole === undefined) return undefined;
    const inner = known.definite(core);
    if (inner === undefined) return undefined;
    return bySign(whole, (relation, sign, strict) => scaled(core, sign, strict, [relation], known, e), known);
  },
};

function scaled(
  core: Expr,
  sign: 1 | -1,
  isStrict: boolean,
  needs: readonly Expr[],
  known: Known,
  whole: Expr,
): Definite | undefined {
  const inner = known.definite(core);
  if (inner === undefined) return undefined;
  const grade = isStrict && inner.grade > 0 ? (inner.grade === 2 ? strictly(whole, known) : 1) : 0;
  return definite((sign * inner.sign) as 1 | -1, grade, [core], needs);
}

export const definiteSum: DefiniteRule = {
  id: "definite-sum",
  label: "a sum of matrices of one sign",
  source: `${book}, 2.2.5`,
  examples: [{ matrix: "X'*X + lambda*eye(n)", where: "X: m x n, lambda:", assume: "lambda > 0" }],
  refuses: [{ matrix: "X'*X - lambda*eye(n)", where: "X: m x n, lambda:", assume: "lambda > 0" }],
  apply: (e, known) => {
    if (e.kind !== "add") return undefined;
    const found = e.args.map((part) => known.definite(part));
    const [first] = found;
    if (first === undefined || !found.every((own) => own?.sign === first.sign)) return undefined;
    const grade = Math.max(...found.map((own) => own?.grade ?? 0)) as Grade;
    return definite(first.sign, grade, e.args);
  },
};

/** diag(p) − ppᵀ for probabilities p: the covariance of a draw. */
export const covariance: DefiniteRule = {
  id: "covariance",
  label: "vᵀ(diag(p) − ppᵀ)v = Σ pᵢvᵢ² − (Σ pᵢvᵢ)² ≥ 0 for probabilities p, by Cauchy–Schwarz",
  source: `${book}, 3.1.5`,
  examples: [{ matrix: "diag(softmax(u)) - softmax(u)*softmax(u)'", where: "u: n" }],
  refuses: [
    { matrix: "diag(u) - u*u'", where: "u: n nonnegative" },
    { matrix: "diag(softmax(u)) - softmax(v)*softmax(v)'", where: "u: n, v: n" },
  ],
  apply: (e) => {
    const [a, b, ...more] = e.kind === "add" ? e.args : [];
    if (a === undefined || b === undefined || more.length > 0) return undefined;
    return isCovariance(a, b) || isCovariance(b, a) ? definite(1, 0) : undefined;
  },
};

function isCovariance(a: Expr, b: Expr): boolean {
  const p = a.kind === "call" && a.name === "diag" ? a.args[0] : undefined;
  if (p?.kind !== "call" || p.name !== "softmax" || !isOne(shapeOf(p).columns)) return false;
  return b === neg(matmul(p, transposed(p)));
}

/** I − vvᵀ/c with vᵀv ≤ c. */
export const shortProjection: DefiniteRule = {
  id: "short-projection",
  label: "wᵀ(I − vvᵀ/c)w = ‖w‖² − (vᵀw)²/c ≥ 0 where vᵀv ≤ c, by Cauchy–Schwarz",
  source: `${book}, A.1.1`,
  examples: [{ matrix: "eye(n) - x*x'/(1 + x'*x)", where: "x: n" }],
  refuses: [
    { matrix: "eye(n) - x*x'", where: "x: n" },
    { matrix: "eye(n) - x*x'/(x'*x - 1)", where: "x: n" },
  ],
  apply: (e, known) => {
    const [a, b, ...more] = e.kind === "add" ? e.args : [];
    if (a?.kind !== "call" || a.name !== "eye" || b?.kind !== "neg" || more.length > 0) return undefined;
    const [quotient] = b.args;
    if (quotient.kind !== "div" || quotient.args[0].kind !== "matmul") return undefined;
    const [v, turned, ...others] = quotient.args[0].args as readonly [Expr, Expr, ...Expr[]];
    if (others.length > 0 || transposed(v) !== turned || !isOne(shapeOf(v).columns)) return undefined;
    const room = without(quotient.args[1], matmul(turned, v));
    if (room === undefined) return undefined;
    const needs = rel(">=", room, num(0));
    const strict = rel(">", room, num(0));
    if (known.has(strict)) return definite(1, 1, [], [strict]);
    return known.has(needs) ? definite(1, 0, [], [needs]) : undefined;
  },
};

/** c − s where s is a term of c. */
function without(c: Expr, s: Expr): Expr | undefined {
  if (c === s) return num(0);
  if (c.kind !== "add" || !c.args.includes(s)) return undefined;
  return add(...c.args.filter((_, k) => k !== c.args.indexOf(s)));
}

export const inverse: DefiniteRule = {
  id: "inverse",
  label: "the inverse of a positive definite matrix",
  source: `${book}, A.5.2`,
  examples: [{ matrix: "inv(P)", where: "P: n x n posdef" }],
  refuses: [
    { matrix: "inv(P)", where: "P: n x n psd" },
    { matrix: "inv(A)", where: "A: n x n symmetric" },
  ],
  apply: (e, known) => {
    if (e.kind !== "call" || e.name !== "inv") return undefined;
    const [a] = e.args as readonly [Expr];
    const inner = known.definite(a);
    return inner === undefined || inner.grade === 0
      ? undefined
      : definite(inner.sign, strictly(e, known), [a]);
  },
};

export const productsOfSemidefinite: DefiniteRule = {
  id: "schur-product",
  label: "products of entries, and Kronecker products, of semidefinite matrices",
  source: `${horn}, 7.5.3 and ${horn.split(",")[0]}, Topics in Matrix Analysis, 4.2.12`,
  examples: [
    { matrix: "P .* Q", where: "P: n x n psd, Q: n x n psd" },
    { matrix: "kron(P, X'*X)", where: "P: n x n psd, X: m x k" },
  ],
  refuses: [{ matrix: "P .* A", where: "P: n x n psd, A: n x n symmetric" }],
  apply: (e, known) => {
    const isKron = e.kind === "call" && e.name === "kron";
    if ((e.kind !== "mul" && !isKron) || e.args.some(isScalar)) return undefined;
    const found = e.args.map((part) => known.definite(part));
    return found.every((own) => own?.sign === 1) ? definite(1, 0, e.args) : undefined;
  },
};

export const definiteRules: readonly DefiniteRule[] = [
  declared,
  identity,
  diagonal,
  congruence,
  covariance,
  shortProjection,
  multiple,
  definiteSum,
  inverse,
  productsOfSemidefinite,
];
