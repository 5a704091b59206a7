import {
  add,
  type Call,
  diff,
  differentiatedCall,
  div,
  type Expr,
  mul,
  neg,
  num,
  partial,
  sym,
} from "../../expr/index.js";
import { holds } from "../../facts/index.js";
import { functionNamed } from "../../functions/index.js";
import { dependsOn } from "../../problem/dependence.js";
import type { Setting } from "../../problem/problem.js";
import type { Label, Rewrite, Rule, RuleDocs } from "../types.js";

/**
 * A known function of one or several arguments: f(u)′ = f′(u) u′, and for several arguments the sum over
 * those that depend on the variable. What f′ is stands in the function's own file.
 */
export const chainRule: Rule = {
  id: "chain-rule",
  label: "chain rule",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(f(u), x)", "f'(u)*diff(u, x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff" || e.args[0].kind !== "call") return undefined;
    const [body, x] = e.args;
    const spec = functionNamed(body.name);
    if (spec === undefined || setting.definitions.has(body.name)) return undefined;
    const rewrite = totalDerivative(body, spec.partials(body.args), e.args[1], setting);
    // The derivative is taken inside of the domain.
    const inside = [...(spec.domain?.(body.args) ?? []), ...(spec.smooth?.(body.args) ?? [])];
    const needs = inside.filter((relation) => !holds(relation, setting));
    const label = labelOf(body, spec.derivativeLabel, x);
    return { ...rewrite, assumes: needs, label };
  },
};

export const chainRuleDocs: RuleDocs = {
  rule: chainRule,
  conditions: ["f is differentiable at u"],
  source: "Stewart, Calculus, 3.4",
  examples: [
    { before: "diff(sin(x^2), x)", after: "cos(x^2) * diff(x^2, x)" },
    { before: "diff(log(sin(x)), x)", after: "diff(sin(x), x)/sin(x)" },
    { before: "diff(sigmoid(t*x), t)", after: "sigmoid(t * x) * (1 - sigmoid(t * x)) * diff(t * x, t)" },
  ],
  refuses: ["diff(f(x), x)", "diff(x^2, x)"],
};

/** An unknown function, or a derivative of one: its derivative is written f′ or ∂ₖf and stays. */
export const unknownFunction: Rule = {
  id: "unknown-function",
  label: "chain rule, f unknown",
  family: "calculus",
  heads: ["diff"],
  statement: ["diff(f(u), x)", "f'(u)*diff(u, x)"],
  apply: (e, setting) => {
    if (e.kind !== "diff") return undefined;
    const [body, x] = e.args;
    if (body.kind !== "call" && body.kind !== "partial") return undefined;
    const call = differentiatedCall(body);
    if (functionNamed(call.name) !== undefined || setting.definitions.has(call.name)) return undefined;
    const partials = call.args.map((_, k) => partial(k + 1, body));
    const rewrite = totalDerivative(call, partials, x, setting);
    return call.args.length === 1 && call.args[0] === x
      ? { ...rewrite, label: ["derivative of ", sym(call.name)] }
      : rewrite;
  },
};

export const unknownFunctionDocs: RuleDocs = {
  rule: unknownFunction,
  conditions: ["f is differentiable at u"],
  source: "Stewart, Calculus, 3.4 and 14.5",
  examples: [
    { before: "diff(f(x^2), x)", after: "f'(x^2) * diff(x^2, x)" },
    {
      before: "diff(f(x, 2*x), x)",
      after: "partial(1, f(x, 2 * x)) * diff(x, x) + partial(2, f(x, 2 * x)) * diff(2 * x, x)",
    },
  ],
  refuses: ["diff(sin(x), x)"],
};

function labelOf(body: Call, derivativeLabel: string | undefined, x: Expr): Label {
  if (derivativeLabel !== undefined) return [derivativeLabel];
  return body.args.length === 1 && body.args[0] === x ? [`derivative of ${body.name}`] : ["chain rule"];
}

function totalDerivative(
  body: Call,
  partials: readonly Expr[],
  x: Parameters<typeof diff>[1],
  setting: Setting,
): Rewrite {
  const terms: Expr[] = [];
  body.args.forEach((u, k) => {
    if (dependsOn(u, x, setting)) terms.push(timesInner(partials[k] as Expr, diff(u, x)));
  });
  const bindings: Record<string, Expr> = { "f(u)": body, x };
  body.args.forEach((u, k) => {
    bindings[body.args.length === 1 ? "u" : `u${k + 1}`] = u;
  });
  return { after: add(...terms), bindings };
}

/** f′(u)·u′ as it is written by hand: u′/u rather than 1/u·u′. */
function timesInner(outer: Expr, inner: Expr): Expr {
  if (outer.kind === "neg") return neg(timesInner(outer.args[0], inner));
  if (outer.kind !== "div") return mul(outer, inner);
  const [numerator, denominator] = outer.args;
  return div(numerator === num(1) ? inner : mul(numerator, inner), denominator);
}
