import { arrayFunctionNamed } from "../../arrays/index.js";
import {
  add,
  call,
  differential,
  differentiatedCall,
  div,
  type Expr,
  mul,
  neg,
  num,
  partial,
  piecewise,
  pow,
  sym,
} from "../../expr/index.js";
import { holds } from "../../facts/index.js";
import { type FunctionSpec, functionNamed } from "../../functions/index.js";
import { isMoving } from "../../problem/dependence.js";
import type { Label, Rule, RuleDocs } from "../types.js";

/** A function applied entry by entry: df(u) = f′(u) ⊙ du. What f′ is stands in the function's own file. */
export const elementwiseChain: Rule = {
  id: "differential-chain",
  label: "chain rule",
  family: "differential",
  where: "u: m, x: n",
  statement: ["d(f(u))", "f'(u) .* d(u)"],
  apply: (e, setting) => {
    if (e.kind !== "differential") return undefined;
    const [body] = e.args;
    if (body.kind !== "call" && body.kind !== "partial") return undefined;
    const inner = differentiatedCall(body);
    if (setting.definitions.has(inner.name) || arrayFunctionNamed(inner.name) !== undefined) return undefined;
    const spec = body.kind === "call" ? functionNamed(body.name) : undefined;
    const partials = spec?.partials(inner.args) ?? inner.args.map((_, k) => partial(k + 1, body));
    const terms = inner.args.flatMap((u, k) =>
      isMoving(u, setting) ? [timesInner(partials[k] as Expr, differential(u))] : [],
    );
    const needs = (spec?.smooth?.(inner.args) ?? []).filter((relation) => !holds(relation, setting));
    return {
      after: add(...terms),
      bindings: { "f(u)": body },
      assumes: needs,
      ...(spec !== undefined && { label: labelOf(spec) }),
    };
  },
};

export const elementwiseChainDocs: RuleDocs = {
  rule: elementwiseChain,
  conditions: ["f is differentiable at every entry of u"],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 5.12, entry by entry",
  examples: [
    { before: "d(log(sigmoid(x)))", after: "d(sigmoid(x)) ./ sigmoid(x)" },
    { before: "d(tanh(x))", after: "(1 - tanh(x).^2) .* d(x)" },
  ],
  refuses: ["d(x .* x)", "d(tr(x*x'))"],
};

/** "σ′ = σ(1 − σ)", "(log(u))′ = 1/u"; functions of several arguments have no such short name. */
function labelOf({ name, derivativeLabel, arity: [least, most], partials }: FunctionSpec): Label {
  if (derivativeLabel !== undefined) return [derivativeLabel];
  if (least !== 1 || (most !== 1 && name !== "log")) return ["chain rule"];
  const u = sym("u");
  return ["(", call(name, u), ")′ = ", partials([u])[0] as Expr];
}

/** f′(u) ⊙ du as it is written by hand: du ⊘ u rather than 1 ⊘ u ⊙ du. */
function timesInner(outer: Expr, inner: Expr): Expr {
  if (outer.kind === "neg") return neg(timesInner(outer.args[0], inner));
  if (outer.kind !== "div") return mul(outer, inner);
  const [above, below] = outer.args;
  return div(above === num(1) ? inner : mul(above, inner), below);
}

/** Powers entry by entry, with a constant or a moving exponent. */
export const powerDifferential: Rule = {
  id: "differential-power",
  label: "power rule",
  family: "differential",
  where: "u: m, x: n",
  statement: ["d(u.^c)", "c * u.^(c - 1) .* d(u)"],
  apply: (e, setting) => {
    if (e.kind !== "differential" || e.args[0].kind !== "pow") return undefined;
    const power = e.args[0];
    const [u, v] = power.args;
    const terms: Expr[] = [];
    if (isMoving(u, setting)) terms.push(mul(v, lowered(u, v), differential(u)));
    if (isMoving(v, setting)) terms.push(mul(power, call("log", u), differential(v)));
    return { after: add(...terms), bindings: { u, c: v } };
  },
};

export const powerDifferentialDocs: RuleDocs = {
  rule: powerDifferential,
  conditions: ["c is constant"],
  source: "Stewart, Calculus, 3.1, entry by entry",
  examples: [
    { before: "d(x.^3)", after: "3 * x.^2 .* d(x)" },
    { before: "d(2.^x)", after: "2.^x * log(2) .* d(x)" },
  ],
  refuses: ["d(x .* x)"],
};

function lowered(u: Expr, v: Expr): Expr {
  if (v.kind !== "num") return pow(u, add(v, num(-1)));
  const exponent = num(v.value.sub(1));
  return exponent === num(1) ? u : pow(u, exponent);
}

/** The condition picks the differential as it picks the value. */
export const piecewiseDifferential: Rule = {
  id: "differential-piecewise",
  label: "each case on its own",
  family: "differential",
  where: "u: m, x: n",
  statement: ["d(piecewise(c > 0, f(u), g(u)))", "piecewise(c > 0, f'(u), g'(u)) .* d(u)"],
  apply: (e, setting) => {
    if (e.kind !== "differential" || e.args[0].kind !== "piecewise") return undefined;
    const cases = e.args[0].args;
    const isValue = (k: number) => k % 2 === 1 || k === cases.length - 1;
    const terms = cases.flatMap((value, k) => {
      if (!isValue(k) || !isMoving(value, setting)) return [];
      const mask = piecewise(...cases.map((arg, l) => (isValue(l) ? num(l === k ? 1 : 0) : arg)));
      return [mul(mask, differential(value))];
    });
    return { after: add(...terms), bindings: { u: e.args[0] } };
  },
};

export const piecewiseDifferentialDocs: RuleDocs = {
  rule: piecewiseDifferential,
  conditions: ["not at the boundaries of the cases"],
  source: "Stewart, Calculus, 2.8, entry by entry",
  examples: [{ before: "d(piecewise(x > 0, x.^2, 0))", after: "piecewise(x > 0, 1, 0) .* d(x.^2)" }],
  refuses: ["d(x .* x)"],
};
