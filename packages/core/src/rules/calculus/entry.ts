import { call, type Expr, mul, num } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** ∂θ_k/∂θ_j = δ_kj; for several indices the product of the deltas, W_kl by W_pq: δ_kp δ_lq. */
export const entry: Rule = {
  id: "entry",
  label: "one entry by another",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(theta[k], theta[j])", "delta(k, j)"],
  conditions: ["the entries of theta are independent of one another"],
  source: "Deisenroth, Faisal, Ong, Mathematics for Machine Learning, 5.3",
  examples: [
    { before: "diff(theta[k], theta[j])", after: "delta(k, j)" },
    { before: "diff(W[k, l], W[p, q])", after: "delta(k, p) * delta(l, q)" },
    { before: "diff(W[k, 1], W[p, 1])", after: "delta(k, p)" },
  ],
  refuses: ["diff(theta[1], theta[2])", "diff(x[k], theta[j])"],
  apply: (e) => {
    if (e.kind !== "diff") return undefined;
    const [body, variable] = e.args;
    if (body.kind !== "at" || variable.kind !== "at" || body.name !== variable.name) return undefined;
    if (body.args.length !== variable.args.length) return undefined;
    const deltas: Expr[] = [];
    for (const [position, index] of body.args.entries()) {
      const other = variable.args[position] as Expr;
      if (index === other) continue;
      if (index.kind === "num" && other.kind === "num") return undefined;
      deltas.push(call("delta", index, other));
    }
    const after = deltas.length === 0 ? num(1) : mul(...deltas);
    return { after, bindings: { "theta[k]": body, "theta[j]": variable }, label: [e, " = ", after] };
  },
};
