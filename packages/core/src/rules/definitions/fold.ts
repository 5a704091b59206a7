import { type Factor, toTerm } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { isScalar } from "../../arrays/index.js";
import { div, type Expr, isInteger, isNegative, num, rewriteUp, sym } from "../../expr/index.js";
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

/** A name put back where its definition stands as a part of a product: e^z_i·a/Σ = p_i·a. */
export const foldFactor: Rule = {
  id: "fold-factor",
  label: "folded back",
  family: "definition",
  heads: ["div", "mul"],
  statement: ["g(z)*u/w", "h(z)*u"],
  conditions: ["h is defined by h(z) = g(z)/w"],
  source: "equals may be put for equals",
  examples: [
    {
      before: "p[k] = exp(z[k])/sum(exp(z[l]), l, 1, n); a*exp(z[i])/sum(exp(z[l]), l, 1, n)",
      after: "p[i] * a",
    },
    { before: "r = 1/(a + b); x/(a + b)^2", after: "r * x/(a + b)" },
  ],
  refuses: ["p[k] = exp(z[k])/s; a*exp(z[i])/t", "h(z) = z; x*y"],
  apply: (e, setting) => {
    if (e.kind !== "mul" && e.kind !== "div") return undefined;
    for (const definition of setting.definitions.values()) {
      if (definition.body.kind !== "div") continue;
      const rewrite = foldInProduct(definition, definition.body.args, e, setting);
      if (rewrite !== undefined) return rewrite;
    }
    return undefined;
  },
};

function foldInProduct(
  definition: Definition,
  [above, below]: readonly [Expr, Expr],
  e: Expr,
  setting: Setting,
): Rewrite | undefined {
  if (below.args.length === 0) return undefined;
  const term = toTerm(e);
  const names = new Set(definition.parameters);
  const tops = above === num(1) ? [undefined] : term.factors.filter(({ exponent }) => exponent === num(1));
  for (const top of tops) {
    for (const bottom of term.factors) {
      const power = bottom.exponent.kind === "num" ? bottom.exponent.value : undefined;
      if (power === undefined || !isInteger(power) || !isNegative(power) || bottom === top) continue;
      const holes: Holes = new Map();
      if (top !== undefined && !matches(above, top.base, names, holes)) continue;
      if (!matches(below, bottom.base, names, holes)) continue;
      const args = definition.parameters.map((parameter) => holes.get(parameter));
      if (args.some((arg) => arg === undefined)) continue;
      const name = applied(definition, args as Expr[]);
      const left = num(power.add(1));
      const factors = term.factors.flatMap((factor): Factor[] => {
        if (factor === top) return [];
        if (factor !== bottom) return [factor];
        return left === num(0) ? [] : [{ base: bottom.base, exponent: left }];
      });
      const whole: Factor[] = [{ base: name, exponent: num(1) }, ...factors];
      const after = termToExpr({ ...term, factors: whole, written: whole.length }, setting.counts);
      const part = top === undefined ? div(num(1), bottom.base) : div(top.base, bottom.base);
      return { ...told(part, name, definition, Object.fromEntries(holes)), after };
    }
  }
  return undefined;
}

const told = (e: Expr, after: Expr, definition: Definition, bindings: Rewrite["bindings"]): Rewrite => ({
  after,
  bindings,
  label: [e, " folded back to ", sym(definition.name)],
  statement: [definition.body, head(definition)],
});
