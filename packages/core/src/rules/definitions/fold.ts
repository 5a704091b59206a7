import { isScalar } from "../../arrays/index.js";
import { type Expr, rewriteUp, sym } from "../../expr/index.js";
import { applied, type Holes, head, instanceOf, matches } from "../../problem/definitions.js";
import type { Definition, Setting } from "../../problem/problem.js";
import { recogniseSigmoid } from "../identities/sigmoid.js";
import type { Rewrite, Rule } from "../types.js";

/** A user's name is put back where its definition stands. */
export const foldDefinition: Rule = {
  id: "fold-definition",
  label: "folded back",
  family: "definition",
  statement: ["g(z)", "h(z)"],
  conditions: ["h is defined by h(z) = g(z)"],
  source: "equals may be put for equals",
  examples: [
    { before: "h(z) = sigmoid(theta' * z); sigmoid(theta' * x[i])", after: "h(x[i])" },
    { before: "z = x*t; x*t", after: "z" },
  ],
  refuses: ["h(z) = sigmoid(theta' * z); sigmoid(x[i])", "h(z) = z; x"],
  apply: (e, setting) => {
    for (const definition of setting.definitions.values()) {
      const rewrite =
        foldInto(definition, definition.body, e) ??
        (isScalar(e) ? undefined : foldInto(definition, named(definition.body, setting), e));
      if (rewrite !== undefined) return rewrite;
    }
    return undefined;
  },
};

const namedBodies = new WeakMap<Expr, Expr>();

/** The body with a sigmoid written out in it named, as the derivation names it. */
function named(body: Expr, setting: Setting): Expr {
  const known = namedBodies.get(body);
  if (known !== undefined) return known;
  const after = rewriteUp(body, (e) => recogniseSigmoid.apply(e, setting)?.after ?? e);
  namedBodies.set(body, after);
  return after;
}

/** The rewrite of `e` to the definition's name if `e` is an instance of `body`. */
function foldInto(definition: Definition, body: Expr, e: Expr): Rewrite | undefined {
  // A bare name or number is never worth folding: everything would match it.
  if (body.args.length === 0 || e.kind === "num" || e.kind === "sym") return undefined;
  const holes: Holes = new Map();
  if (!matches(body, e, new Set(definition.parameters), holes)) return undefined;
  const args: Expr[] = [];
  for (const parameter of definition.parameters) {
    const arg = holes.get(parameter);
    if (arg === undefined) return undefined;
    args.push(arg);
  }
  return told(e, applied(definition, args), definition, Object.fromEntries(holes));
}

/** The rewrite of a body that was unfolded from `name`, back to it. */
export function foldOf(body: Expr, name: Expr, setting: Setting): Rewrite {
  const definition = instanceOf(name, setting)?.definition;
  return definition === undefined
    ? { after: name, bindings: {} }
    : told(
        body,
        name,
        definition,
        Object.fromEntries(definition.parameters.map((p, k) => [p, name.args[k] ?? name])),
      );
}

const told = (e: Expr, after: Expr, definition: Definition, bindings: Rewrite["bindings"]): Rewrite => ({
  after,
  bindings,
  label: [e, " folded back to ", sym(definition.name)],
  statement: [definition.body, head(definition)],
});
