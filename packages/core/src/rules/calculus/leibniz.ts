import { add, diff, type Expr, freeNames, mul, sym, type Variable } from "../../expr/index.js";
import { instanceOf, unfolded } from "../../problem/definitions.js";
import { dependsOn } from "../../problem/dependence.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule, RuleDocs } from "../types.js";

/** The chain rule through named quantities: dG/dx = Σ ∂G/∂u · du/dx over the names u that stand in G. */
export const leibnizChain: Rule = {
  id: "leibniz-chain",
  label: "chain rule",
  family: "calculus",
  statement: ["diff(g(u), x)", "diff(g(u), u)*diff(u, x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff") return undefined;
    const [body, x] = e.args;
    const written = bodyOf(body, setting);
    const names = quantitiesIn(written, x, setting);
    if (names.length === 0) return undefined;
    const direct = freeNames(written).has(x.name) ? [diff(body, x)] : [];
    // The part of x that stands in G itself is the same derivative with the names held fixed.
    if (direct.length > 0) return undefined;
    const terms = names.map((name) => mul(diff(body, sym(name)), diff(sym(name), x)));
    return { after: add(...terms), bindings: { "g(u)": body, u: sym(names[0] ?? ""), x } };
  },
};

export const leibnizChainDocs: RuleDocs = {
  rule: leibnizChain,
  conditions: ["u is a named quantity that depends on x; several names give a sum"],
  source: "Stewart, Calculus, 3.4 and 14.5",
  examples: [
    { before: "z = x*t; h = sigmoid(z); diff(log(h), t)", after: "diff(log(h), h) * diff(h, t)" },
    { before: "z = x*t; h = sigmoid(z); diff(h, t)", after: "diff(h, z) * diff(z, t)" },
  ],
  refuses: ["z = x*t; diff(z, t)", "diff(log(x), x)"],
};

/** A quantity's name stands for its definition. */
function bodyOf(e: Expr, setting: Setting): Expr {
  const instance = e.kind === "sym" ? instanceOf(e, setting) : undefined;
  return instance === undefined ? e : unfolded(instance);
}

/** Names of quantities in the expression that depend on the variable. */
function quantitiesIn(e: Expr, x: Variable, setting: Setting): string[] {
  return [...freeNames(e)].filter((name) => {
    const definition = setting.definitions.get(name);
    return definition?.form === "value" && name !== x.name && dependsOn(definition.body, x, setting);
  });
}
