/** The four rules that together are linearity: sums, constant factors, signs and sums over an index. */
import {
  add,
  diff,
  div,
  type Expr,
  freeNames,
  freshName,
  mul,
  neg,
  rebind,
  substitute,
  sum,
  sym,
} from "../../expr/index.js";
import { dependsOn } from "../../problem/dependence.js";
import type { Rule } from "../types.js";

export const sumRule: Rule = {
  id: "sum-rule",
  label: "linearity",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(u + v, x)", "diff(u, x) + diff(v, x)"],
  conditions: [],
  source: "Stewart, Calculus, 3.1",
  examples: [{ before: "diff(sin(x) - x^2, x)", after: "diff(sin(x), x) - diff(x^2, x)" }],
  refuses: ["diff(x*y, x)"],
  apply: (e) => {
    if (e.kind !== "diff" || e.args[0].kind !== "add") return undefined;
    const [body, x] = e.args;
    const terms = body.args.map((t) => (t.kind === "neg" ? neg(diff(t.args[0], x)) : diff(t, x)));
    return { after: add(...terms), bindings: { u: body.args[0] as Expr, v: add(...body.args.slice(1)), x } };
  },
};

export const constantMultiple: Rule = {
  id: "constant-multiple",
  label: "linearity",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(c*u, x)", "c*diff(u, x)"],
  conditions: ["c does not depend on x"],
  source: "Stewart, Calculus, 3.1",
  examples: [
    { before: "diff(a*sin(x), x)", after: "a * diff(sin(x), x)" },
    { before: "diff(-sin(x), x)", after: "-diff(sin(x), x)" },
    { before: "diff(sin(x)/m, x)", after: "diff(sin(x), x)/m" },
  ],
  refuses: ["diff(x*sin(x), x)", "diff(a/x, x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff") return undefined;
    const [body, x] = e.args;
    if (body.kind === "neg") {
      const u = body.args[0];
      return { after: neg(diff(u, x)), bindings: { u, x } };
    }
    if (body.kind === "div") {
      const [u, c] = body.args;
      if (dependsOn(c, x, setting)) return undefined;
      return { after: div(diff(u, x), c), bindings: { c, u, x } };
    }
    if (body.kind !== "mul") return undefined;
    const moving = body.args.filter((factor) => dependsOn(factor, x, setting));
    const u = moving[0];
    if (u === undefined || moving.length !== 1) return undefined;
    const c = mul(...body.args.filter((factor) => factor !== u));
    const after = mul(...body.args.map((f) => (f === u ? diff(f, x) : f)));
    return { after, bindings: { c, u, x }, ...(u === x && { label: [e, " = ", c] }) };
  },
};

export const sumOverIndex: Rule = {
  id: "sum-over-index",
  label: "linearity",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(sum(f(i), i, 1, m), x)", "sum(diff(f(i), x), i, 1, m)"],
  conditions: ["the bounds do not depend on x"],
  source: "Graham, Knuth, Patashnik, Concrete Mathematics, 2.3; the sum is finite",
  examples: [
    { before: "diff(sum(x[i]*t, i, 1, m), t)", after: "sum(diff(x[i] * t, t), i, 1, m)" },
    { before: "diff(sum(theta[i]^2, i, 1, n), theta[i])", after: "sum(diff(theta[k]^2, theta[i]), k, 1, n)" },
  ],
  refuses: ["diff(prod(x[i]*t, i, 1, m), t)", "diff(sum(x[i], i, 1, t), t)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || e.args[0].kind !== "sum") return undefined;
    const [big, x] = e.args;
    const [body, lower, upper] = big.args;
    if (dependsOn(lower, x, setting) || dependsOn(upper, x, setting)) return undefined;
    if (!freeNames(x).has(big.name)) {
      return { after: rebind(big, big.name, diff(body, x)), bindings: { "f(i)": body, x } };
    }
    // The variable's own index has the letter of the bound one: rename the bound one first.
    const index = freshName(big.name, freeNames(x), freeNames(body));
    const renamed = substitute(body, new Map([[big.name, sym(index)]]));
    return { after: sum(diff(renamed, x), index, lower, upper), bindings: { "f(i)": renamed, x } };
  },
};
