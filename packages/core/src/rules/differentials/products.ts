import { add, differential, div, type Expr, matmul, mul, neg, num, pow } from "../../expr/index.js";
import { isMoving } from "../../problem/dependence.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule, RuleDocs } from "../types.js";

/** One factor after another is differentiated; matrix products keep their order. */
export const productDifferential: Rule = {
  id: "differential-product",
  label: "product rule",
  family: "differential",
  where: "A: n x n, B: n x k, x: n, a: n",
  statement: ["d(A*B)", "d(A)*B + A*d(B)"],
  apply: (e, setting) => {
    if (e.kind !== "differential") return undefined;
    const [u] = e.args;
    if (u.kind !== "mul" && u.kind !== "matmul") return undefined;
    const terms = u.args.flatMap((factor, k) => {
      if (!isMoving(factor, setting)) return [];
      const factors = u.args.map((other, l) => (l === k ? differential(factor) : other));
      return [u.kind === "mul" ? mul(...factors) : matmul(...(factors as [Expr, ...Expr[]]))];
    });
    return terms.length < 2 ? undefined : { after: add(...terms), bindings: { A: u.args[0] as Expr } };
  },
};

export const productDifferentialDocs: RuleDocs = {
  rule: productDifferential,
  conditions: [],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 8.2",
  examples: [
    { before: "d(x' * A * x)", after: "d(x') * A * x + x' * A * d(x)" },
    { before: "d(x .* x)", after: "d(x) .* x + x .* d(x)" },
  ],
  refuses: ["d(A*x)", "d(a .* x)"],
};

/** A quotient, entry by entry, whose denominator depends on the variable. */
export const quotientDifferential: Rule = {
  id: "differential-quotient",
  label: "quotient rule",
  family: "differential",
  where: "u: m, v: m, x: n",
  statement: ["d(u ./ v)", "(d(u) .* v - u .* d(v)) ./ v.^2"],
  apply: (e, setting) => {
    if (e.kind !== "differential" || e.args[0].kind !== "div") return undefined;
    const [u, v] = e.args[0].args;
    if (!isMoving(v, setting)) return undefined;
    return { after: div(numerator(u, v, setting), pow(v, num(2))), bindings: { u, v } };
  },
};

export const quotientDifferentialDocs: RuleDocs = {
  rule: quotientDifferential,
  conditions: ["no entry of v is 0"],
  source: "Stewart, Calculus, 3.2, entry by entry",
  examples: [{ before: "d(a/norm2(x))", after: "(-a * d(norm2(x)))/norm2(x)^2" }],
  refuses: ["d(x/2)"],
};

function numerator(u: Expr, v: Expr, setting: Setting): Expr {
  if (!isMoving(u, setting)) return u === num(1) ? neg(differential(v)) : neg(mul(u, differential(v)));
  return add(mul(differential(u), v), neg(mul(u, differential(v))));
}
