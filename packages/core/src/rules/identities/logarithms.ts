/** Logarithms and exponentials that undo one another, and logarithms of products, quotients and powers. */
import { add, call, div, type Expr, mul, neg, num, sub, sum } from "../../expr/index.js";
import { domainConditions, isPositive } from "../../facts/index.js";
import type { Setting } from "../../problem/problem.js";
import type { Rewrite, Rule } from "../types.js";

export const logOfExp: Rule = {
  id: "log-of-exp",
  label: "log(eᵘ) = u",
  family: "identity",
  heads: ["call"],
  statement: ["log(exp(u))", "u"],
  conditions: [],
  source: "Stewart, Calculus, 6.4",
  examples: [{ before: "log(exp(a + b))", after: "a + b" }],
  refuses: ["log(1 + exp(u))", "exp(log(u))"],
  apply: (e) => {
    const inner = isLog(e) ? e.args[0] : undefined;
    return inner?.kind === "call" && inner.name === "exp"
      ? { after: inner.args[0] as Expr, bindings: { u: inner.args[0] as Expr } }
      : undefined;
  },
};

export const expOfLog: Rule = {
  id: "exp-of-log",
  label: "e^(log u) = u",
  family: "identity",
  heads: ["call"],
  statement: ["exp(log(u))", "u"],
  conditions: ["u > 0, as the left side requires already"],
  source: "Stewart, Calculus, 6.4",
  examples: [{ before: "exp(log(x))", after: "x" }],
  refuses: ["exp(2*log(x) + 1)", "log(exp(x))"],
  apply: (e) => {
    const inner = e.kind === "call" && e.name === "exp" ? e.args[0] : undefined;
    return inner !== undefined && isLog(inner)
      ? { after: inner.args[0] as Expr, bindings: { u: inner.args[0] as Expr } }
      : undefined;
  },
};

const isLog = (e: Expr): boolean => e.kind === "call" && e.name === "log" && e.args.length === 1;

/**
 * log(uv) = log u + log v, log(u/v) = log u - log v, log(u^n) = n log u, log Π = Σ log: each needs positive
 * parts. Without that the left side may be defined where the right one is not.
 */
export const logOfProduct: Rule = {
  id: "log-of-product",
  label: "log of products, quotients and powers",
  family: "identity",
  heads: ["call"],
  statement: ["log(u*v/w)", "log(u) + log(v) - log(w)"],
  conditions: ["u > 0, v > 0, w > 0"],
  source: "Stewart, Calculus, 6.4",
  examples: [
    { before: "log(exp(a)/(exp(a) + exp(b)))", after: "log(exp(a)) - log(exp(a) + exp(b))" },
    { before: "log(x^n)", after: "n * log(x)", assume: "x > 0" },
    { before: "log(prod(exp(a[i]), i, 1, m))", after: "sum(log(exp(a[i])), i, 1, m)" },
    { before: "log(exp(a)/sqrt(2*s^2))", after: "log(exp(a)) - log(sqrt(2 * s^2))" },
    { before: "log(p^y*q)", after: "log(p^y) + log(q)", assume: "p > 0; q > 0" },
  ],
  refuses: ["log(x^2)", "log(x/y)", "log(x + y)"],
  apply: (e, setting) => {
    if (!isLog(e)) return undefined;
    const [u] = e.args as readonly [Expr];
    const direct = splitLog(u, setting);
    if (direct !== undefined) return direct;
    // What u needs in order to be defined may make its parts positive: √v > 0 below a bar.
    const needed = domainConditions(u, setting);
    if (needed.length === 0) return undefined;
    const inside = splitLog(u, { ...setting, assumptions: [...setting.assumptions, ...needed] });
    return inside && { ...inside, assumes: needed };
  },
};

function splitLog(u: Expr, setting: Setting): Rewrite | undefined {
  const log = (part: Expr): Expr => call("log", part);
  const positive = (part: Expr): boolean => isPositive(part, setting);
  switch (u.kind) {
    case "mul":
      return u.args.every(positive) ? { after: add(...u.args.map(log)), bindings: { u } } : undefined;
    case "div": {
      const [v, w] = u.args;
      if (!positive(v) || !positive(w)) return undefined;
      const after = v === num(1) ? neg(log(w)) : sub(log(v), log(w));
      return { after, bindings: { u: v, w } };
    }
    case "pow":
      return positive(u.args[0])
        ? { after: mul(u.args[1], log(u.args[0])), bindings: { u: u.args[0] } }
        : undefined;
    case "prod": {
      const [body, lower, upper] = u.args;
      return positive(body)
        ? { after: sum(log(body), u.name, lower, upper), bindings: { u: body } }
        : undefined;
    }
    case "call":
      return u.name === "sqrt" && positive(u.args[0] as Expr)
        ? { after: div(log(u.args[0] as Expr), num(2)), bindings: { u: u.args[0] as Expr } }
        : undefined;
    default:
      return undefined;
  }
}
