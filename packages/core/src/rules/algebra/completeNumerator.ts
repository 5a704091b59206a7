/** Two moves by which a textbook brings N/D² to the form of 1/D: split it, then write N as D and a rest. */
import { collect, type Term, toTerm, toTerms } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { add, div, type Expr, isNegative, mul, neg, num } from "../../expr/index.js";
import type { Rule } from "../types.js";

export const splitFraction: Rule = {
  id: "split-fraction",
  label: "split the fraction",
  family: "algebra",
  heads: ["div"],
  statement: ["u/v^2", "1/v*(u/v)"],
  conditions: ["v ≠ 0, as the left side requires already"],
  source: "field axioms",
  examples: [{ before: "exp(-x)/(1 + exp(-x))^2", after: "1/(1 + exp(-x)) * (exp(-x)/(1 + exp(-x)))" }],
  refuses: ["u/v", "1/(1 + x)^2"],
  apply: (e) => {
    const parts = e.kind === "div" ? overSquare(e.args[0], e.args[1]) : undefined;
    if (parts === undefined) return undefined;
    const { u, v } = parts;
    return { after: mul(div(num(1), v), div(u, v)), bindings: { u, v } };
  },
};

export const splitSum: Rule = {
  id: "split-sum",
  label: "split the fraction",
  family: "algebra",
  heads: ["div"],
  statement: ["(u + v)/w", "u/w + v/w"],
  conditions: ["w ≠ 0, as the left side requires already"],
  source: "distributive law",
  examples: [
    { before: "(x^2*y + x*z)/x", after: "x * y + z" },
    { before: "p*(a*s - b)/s", after: "p * (a - b/s)" },
  ],
  refuses: ["x*y/z", "(x + y)/1"],
  apply: (e, setting) => {
    if (e.kind !== "div" || e.args[1].kind === "num") return undefined;
    const [above, w] = e.args;
    const factors = above.kind === "mul" ? above.args : [above];
    const sums = factors.filter(({ kind }) => kind === "add");
    const [bracket] = sums;
    if (bracket === undefined || sums.length > 1) return undefined;
    const terms = bracket.args.map((term) => termToExpr(toTerm(div(term, w)), setting.counts));
    const split = add(...terms);
    return { after: mul(...factors.map((factor) => (factor === bracket ? split : factor))), bindings: { w } };
  },
};

/** u/v² with v a sum and u not a number. */
function overSquare(u: Expr, below: Expr): { u: Expr; v: Expr } | undefined {
  if (u.kind === "num" || below.kind !== "pow" || below.args[1] !== num(2)) return undefined;
  const v = below.args[0];
  return v.kind === "add" ? { u, v } : undefined;
}

export const completeNumerator: Rule = {
  id: "complete-numerator",
  label: "complete the numerator",
  family: "algebra",
  heads: ["div"],
  statement: ["u/(1 + u)", "(1 + u)/(1 + u) - 1/(1 + u)"],
  conditions: ["1 + u ≠ 0, as the left side requires already"],
  source: "add and subtract the same",
  examples: [{ before: "exp(-x)/(1 + exp(-x))", after: "(1 + exp(-x))/(1 + exp(-x)) - 1/(1 + exp(-x))" }],
  refuses: ["x/(1 + y)", "(1 + x)/x"],
  apply: (e) => {
    if (e.kind !== "div" || e.args[1].kind !== "add") return undefined;
    const [u, v] = e.args;
    const rest = collect([...toTerms(u), ...toTerms(v).map(opposite)]);
    const [only] = rest;
    if (rest.length !== 1 || only === undefined || only.factors.length > 0) return undefined;
    const size = num(only.coefficient.abs());
    const fraction = div(size, v);
    return {
      after: add(div(v, v), isNegative(only.coefficient) ? neg(fraction) : fraction),
      bindings: { u, v },
    };
  },
};

const opposite = (term: Term): Term => ({
  coefficient: term.coefficient.neg(),
  factors: term.factors,
  written: term.written,
});
