import { add, call, type Expr, entryOf, mul, neg, num, type Variable } from "../../expr/index.js";
import { dependsOn } from "../../problem/dependence.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule } from "../types.js";

/**
 * ∂(uᵀv)/∂θ_j where u and v are linear in the vector: by the product rule and ∂θ/∂θ_j = e_j, the unit
 * vector, whose inner product with v is v_j. A row W[k] by W[p, q] gives δ_kp v_q.
 */
export const innerProduct: Rule = {
  id: "inner-product",
  label: "derivative of an inner product",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(theta' * x, theta[j])", "x[j]"],
  conditions: ["the vectors are linear in theta"],
  source: "Petersen & Pedersen, The Matrix Cookbook, (69)",
  examples: [
    { before: "diff(theta' * x[i], theta[j])", after: "x[i, j]" },
    { before: "diff(theta' * theta, theta[j])", after: "theta[j] + theta[j]" },
    { before: "diff(W[k]' * x[i], W[p, q])", after: "delta(k, p) * x[i, q]" },
    { before: "diff((x - mu)' * (x - mu), mu[j])", after: "-(x[j] - mu[j]) - (x[j] - mu[j])" },
  ],
  refuses: ["diff(theta * x, theta)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || e.args[0].kind !== "dot") return undefined;
    const [body, x] = e.args;
    if (x.kind !== "at") return undefined;
    const [u, v] = body.args;
    const left = slot(u, v, x, setting);
    const right = slot(v, u, x, setting);
    if (left === undefined || right === undefined) return undefined;
    const after = add(...left, ...right);
    return { after, bindings: { u, v, "theta[j]": x }, label: [e, " = ", after] };
  },
};

/** The terms of (∂u)ᵀv: for each vector in u that the variable is an entry of, the entry of v there. */
function slot(u: Expr, v: Expr, x: Variable, setting: Setting): Expr[] | undefined {
  if (!dependsOn(u, x, setting)) return [];
  if (u.kind === "add") {
    const parts = u.args.map((term) => slot(term, v, x, setting));
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  }
  if (u.kind === "neg") return slot(u.args[0], v, x, setting)?.map(neg);
  if ((u.kind !== "sym" && u.kind !== "at") || u.name !== x.name || x.args.length !== u.args.length + 1) {
    return undefined;
  }
  const entry = entryOf(v, [x.args[x.args.length - 1] as Expr]);
  if (entry === undefined) return undefined;
  const deltas = u.args
    .map((index, position): [Expr, Expr] => [index, x.args[position] as Expr])
    .filter(([index, other]) => index !== other);
  if (deltas.some(([index, other]) => index.kind === "num" && other.kind === "num")) return [num(0)];
  return [mul(...deltas.map(([index, other]) => call("delta", index, other)), entry)];
}
