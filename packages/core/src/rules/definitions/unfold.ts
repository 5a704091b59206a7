import { diff, sym } from "../../expr/index.js";
import { head, instanceOf, unfolded } from "../../problem/definitions.js";
import { dependsOn } from "../../problem/dependence.js";
import type { Rule } from "../types.js";

/** The name is replaced by what it stands for, only under the derivative that meets it. */
export const unfoldDefinition: Rule = {
  id: "definition",
  label: "definition",
  family: "definition",
  heads: ["diff"],
  statement: ["h(z)", "g(z)"],
  conditions: ["h is defined by h(z) = g(z)"],
  source: "equals may be put for equals; bound indices are renamed where they would be captured",
  examples: [
    {
      before: "h(z) = sigmoid(theta' * z); diff(h(x[i]), theta[j])",
      after: "diff(sigmoid(theta' * x[i]), theta[j])",
    },
    { before: "z = x*t; diff(z, t)", after: "diff(x * t, t)" },
  ],
  refuses: ["diff(sin(x), x)", "diff(h(x), x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff") return undefined;
    const [body, x] = e.args;
    const instance = instanceOf(body, setting);
    if (instance === undefined || !dependsOn(body, x, setting)) return undefined;
    const { definition } = instance;
    const bindings = Object.fromEntries(definition.parameters.map((p, k) => [p, instance.args[k] ?? body]));
    return {
      after: diff(unfolded(instance), x),
      bindings,
      label: ["definition of ", sym(definition.name)],
      statement: [head(definition), definition.body],
    };
  },
};
