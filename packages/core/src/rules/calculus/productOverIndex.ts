import {
  diff,
  div,
  freeNames,
  freshName,
  mul,
  num,
  prod,
  rel,
  substitute,
  sum,
  sym,
} from "../../expr/index.js";
import { holds } from "../../facts/index.js";
import { dependsOn } from "../../problem/dependence.js";
import type { Rule } from "../types.js";

/** A product over an index: the product itself times the sum of the logarithmic derivatives. */
export const productOverIndex: Rule = {
  id: "product-over-index",
  label: "product rule over the index",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(prod(f(i), i, 1, m), x)", "prod(f(i), i, 1, m)*sum(diff(f(i), x)/f(i), i, 1, m)"],
  conditions: ["no factor f(i) is 0", "the bounds do not depend on x"],
  source: "Stewart, Calculus, 3.6 (logarithmic differentiation)",
  examples: [
    {
      before: "diff(prod(1 + a[i]*t, i, 1, m), t)",
      after: "prod(1 + a[i] * t, i, 1, m) * sum(diff(1 + a[i] * t, t)/(1 + a[i] * t), i, 1, m)",
    },
  ],
  refuses: ["diff(sum(x[i]*t, i, 1, m), t)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || e.args[0].kind !== "prod") return undefined;
    const [big, x] = e.args;
    const [body, lower, upper] = big.args;
    if (dependsOn(lower, x, setting) || dependsOn(upper, x, setting)) return undefined;
    const clash = freeNames(x).has(big.name);
    const index = clash ? freshName(big.name, freeNames(x), freeNames(body)) : big.name;
    const factor = substitute(body, new Map([[big.name, sym(index)]]));
    const nonzero = rel("!=", factor, num(0));
    return {
      after: mul(prod(factor, index, lower, upper), sum(div(diff(factor, x), factor), index, lower, upper)),
      bindings: { "f(i)": factor, x },
      assumes: holds(nonzero, setting) ? [] : [nonzero],
    };
  },
};
