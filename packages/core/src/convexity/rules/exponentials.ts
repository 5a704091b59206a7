/** Log-sum-exp, logarithms of sigmoid and softmax, entropies. */
import { call, type Expr, neg, num, rel } from "../../expr/index.js";
import { type Finding, finding, isAffine, isConvex, isOwn } from "../finding.js";
import type { ConvexityRule, Known } from "../rule.js";

const book = "Boyd & Vandenberghe, Convex Optimization";

export const logSumExp: ConvexityRule = {
  id: "log-sum-exp",
  label: "log-sum-exp is convex, and rises with each entry",
  source: `${book}, 3.1.5 and 3.2.4`,
  examples: [
    { cost: "logsumexp(A*x + b)", wrt: "x", where: "A: m x n, x: n, b: m", finds: "convex" },
    { cost: "logsumexp(x.^2)", wrt: "x", where: "x: n", finds: "convex" },
  ],
  refuses: [{ cost: "logsumexp(log(x))", wrt: "x", where: "x: n" }],
  apply: (e, known) => {
    if (e.kind !== "call" || e.name !== "logsumexp") return undefined;
    const [u] = e.args as readonly [Expr];
    return isConvex(known.of(u)) ? finding("convex", [u]) : undefined;
  },
};

/** log(1 + exp(u)), log(sum(exp(x))), log(Σᵢ aᵢ·exp(uᵢ)): sums of log-convex functions are log-convex. */
export const logConvex: ConvexityRule = {
  id: "log-convex",
  label: "sums and products of exponentials of convex functions are log-convex",
  source: `${book}, 3.5.2`,
  examples: [
    { cost: "log(1 + exp(-y*x))", wrt: "x", finds: "convex" },
    { cost: "log(sum(exp(x)))", wrt: "x", where: "x: n", finds: "convex" },
    { cost: "log(sum(exp(theta'*x[i]), i, 1, m))", wrt: "theta", finds: "convex" },
    { cost: "log(exp(x)*(2 + exp(-x)) + 3*exp(x^2))", wrt: "x", finds: "convex" },
  ],
  refuses: [
    { cost: "log(1 + x^2)", wrt: "x" },
    { cost: "log(1 - exp(x))", wrt: "x" },
    { cost: "log(1 + exp(-x^2))", wrt: "x" },
    { cost: "log(a + exp(x))", wrt: "x" },
  ],
  apply: (e, known) => {
    const [inside, ...more] = e.kind === "call" && e.name === "log" ? e.args : [];
    if (inside === undefined || more.length > 0 || !known.moves(inside)) return undefined;
    const exponents: Expr[] = [];
    return isLogConvex(inside, known, exponents) ? finding("convex", exponents) : undefined;
  },
};

/** Whether it is positive and its logarithm convex; collects the exponents that show it. */
function isLogConvex(root: Expr, known: Known, exponents: Expr[]): boolean {
  const open: Expr[] = [root];
  for (let e = open.pop(); e !== undefined; e = open.pop()) {
    if (!known.moves(e)) {
      const nonnegative = rel(">=", e, num(0));
      if (!known.has(nonnegative)) {
        known.wants(nonnegative);
        return false;
      }
      continue;
    }
    const [first] = e.args;
    if (e.kind === "call" && e.name === "exp" && isConvex(known.of(first as Expr))) {
      exponents.push(first as Expr);
    } else if (e.kind === "add" || e.kind === "mul") open.push(...e.args);
    else if (e.kind === "sum" && !known.moves(e.args[1]) && !known.moves(e.args[2])) open.push(e.args[0]);
    else if (e.kind === "call" && e.name === "sum") open.push(first as Expr);
    else if (e.kind === "matmul") open.push(...e.args);
    else if (e.kind === "transpose") open.push(e.args[0]);
    else if (e.kind === "div" && !known.moves(e.args[1])) open.push(...e.args);
    else return false;
  }
  return true;
}

/** log σ(u), log(1 − σ(u)), log of a softmax: logarithms of probabilities that are log-concave. */
export const logProbability: ConvexityRule = {
  id: "log-probability",
  label: "log σ(u) = −log(1 + e^(−u)) and log softmax(u) = u − logsumexp(u) are concave",
  source: `${book}, 3.5.1 and 7.1.1`,
  examples: [
    { cost: "log(sigmoid(3*x))", wrt: "x", finds: "concave" },
    { cost: "log(1 - sigmoid(x))", wrt: "x", finds: "concave" },
    { cost: "log(1/(1 + exp(-x)))", wrt: "x", finds: "concave" },
    { cost: "log(exp(x[k])/sum(exp(x[i]), i, 1, n))", wrt: "x", finds: "concave" },
    { cost: "c'*log(softmax(X*w))", wrt: "w", where: "X: m x n, c: m nonnegative", finds: "concave" },
  ],
  refuses: [
    { cost: "log(2 - sigmoid(x))", wrt: "x" },
    { cost: "log(sigmoid(x^2))", wrt: "x" },
    { cost: "log(exp(x)/x)", wrt: "x" },
  ],
  apply: (e, known) => {
    const [inside, ...more] = e.kind === "call" && e.name === "log" ? e.args : [];
    if (inside === undefined || more.length > 0) return undefined;
    const probability = inside.kind === "call" ? inside : complement(inside);
    if (probability?.kind === "call") {
      const [u] = probability.args as readonly [Expr];
      const isKnown =
        probability.name === "sigmoid" || (probability.name === "softmax" && probability === inside);
      return isKnown && isAffine(known.of(u)) ? finding("concave", [u]) : undefined;
    }
    return inside.kind === "div" ? ofQuotient(inside.args[0], inside.args[1], known) : undefined;
  },
};

/** σ(u) in 1 − σ(u). */
function complement(e: Expr): Expr | undefined {
  const [one, minus, ...more] = e.kind === "add" ? e.args : [];
  const isOne = one === num(1) || (one?.kind === "call" && one.name === "ones");
  return isOne && more.length === 0 && minus?.kind === "neg" ? minus.args[0] : undefined;
}

/** log(e^u/S) with log S convex: u − log S. */
function ofQuotient(above: Expr, below: Expr, known: Known): Finding | undefined {
  const exponents: Expr[] = [];
  if (!isLogConvex(below, known, exponents)) return undefined;
  if (!known.moves(above))
    return known.has(rel(">", above, num(0))) ? finding("concave", exponents) : undefined;
  const u = above.kind === "call" && above.name === "exp" ? above.args[0] : undefined;
  const inner = u && known.of(u);
  if (u === undefined || !(isAffine(inner) || inner?.curvature === "concave")) return undefined;
  return finding("concave", [u, ...exponents]);
}

/** u·log u, and u·log(u/v) in both together. */
export const entropy: ConvexityRule = {
  id: "entropy",
  label: "u·log u is convex, and u·log(u/v) in u and v together",
  source: `${book}, 3.1.5 and 3.2.6`,
  examples: [
    { cost: "x*log(x)", wrt: "x", finds: "convex" },
    { cost: "sum(x.*log(x))", wrt: "x", where: "x: n", finds: "convex" },
    { cost: "x*log(x/y)", wrt: "x, y", assume: "x > 0; y > 0", finds: "convex" },
    { cost: "(1 - x)*log(1 - x)", wrt: "x", finds: "convex" },
  ],
  refuses: [
    { cost: "x*log(y)", wrt: "x, y" },
    { cost: "x^2*log(x^2)", wrt: "x" },
    { cost: "x*log(x/y)", wrt: "x, y" },
  ],
  apply: (e, known) => {
    const [a, b, ...more] = e.kind === "mul" ? e.args : [];
    if (a === undefined || b === undefined || more.length > 0) return undefined;
    return relative(a, b, known) ?? relative(b, a, known);
  },
};

function relative(u: Expr, logarithm: Expr, known: Known): Finding | undefined {
  const [inside, ...more] = logarithm.kind === "call" && logarithm.name === "log" ? logarithm.args : [];
  const inner = known.of(u);
  if (inside === undefined || more.length > 0 || !isAffine(inner) || !known.moves(u)) return undefined;
  if (inside === u) return finding("convex", [u], isOwn(inner) ? { grade: 1, open: inner.open } : {});
  if (inside.kind !== "div" || inside.args[0] !== u) return undefined;
  const [, v] = inside.args;
  const needs = [rel(">", u, num(0)), rel(">", v, num(0))];
  if (!isAffine(known.of(v)) || !needs.every((relation) => known.has(relation))) return undefined;
  return finding("convex", [u, v], { needs });
}

/** log(u/v), log(u·v) and log(uᵖ) as sums of logarithms. */
export const logOfProduct: ConvexityRule = {
  id: "log-of-product",
  label: "the logarithm of a product is the sum of the logarithms",
  source: `${book}, 3.5.1`,
  examples: [
    { cost: "log(x*(1 - x))", wrt: "x", assume: "0 < x < 1", finds: "concave" },
    { cost: "log(3/x)", wrt: "x", assume: "x > 0", finds: "convex" },
  ],
  refuses: [{ cost: "log(x*(1 - x))", wrt: "x" }],
  apply: (e, known) => {
    const [inside, ...more] = e.kind === "call" && e.name === "log" ? e.args : [];
    if (inside === undefined || more.length > 0) return undefined;
    if (inside.kind !== "mul" && inside.kind !== "div") return undefined;
    const moving = inside.args.filter((part) => known.moves(part));
    if (moving.length < (inside.kind === "mul" ? 2 : 1)) return undefined;
    const needs = inside.args.map((part) => rel(">", part, num(0)));
    if (!needs.every((relation) => known.has(relation))) return undefined;
    const signed = inside.args.flatMap((part, k) => {
      if (!known.moves(part)) return [];
      const logarithm = call("log", part);
      return [inside.kind === "div" && k === 1 ? neg(logarithm) : logarithm];
    });
    const found = signed.map((part) => known.of(part));
    const isAll = (c: "convex" | "concave") => found.every((f) => isAffine(f) || f?.curvature === c);
    const curvature = isAll("convex") ? "convex" : isAll("concave") ? "concave" : undefined;
    return curvature && finding(curvature, signed, { needs });
  },
};
