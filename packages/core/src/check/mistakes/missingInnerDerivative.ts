import { add, call, diff, differential, div, type Expr, type Mul, mul, num, some } from "../../expr/index.js";
import { chainRule } from "../../rules/calculus/chainRule.js";
import { extremeRule } from "../../rules/calculus/extremes.js";
import { elementwiseChain } from "../../rules/differentials/chain.js";
import { wholeFunction } from "../../rules/differentials/wholeFunctions.js";
import type { Mistake, Slip } from "../mistake.js";
import { type Derivative, times, withoutInner } from "./derivatives/derivative.js";
import { logarithmIn } from "./derivatives/logarithm.js";
import { outerOf } from "./derivatives/outer.js";
import { atDerivatives, type WrongDerivative } from "./derivatives/slips.js";
import { slip, without } from "./slip.js";

export const missingInnerDerivative: Mistake = {
  id: "missing-inner-derivative",
  name: "inner derivative missing",
  statement: ["diff(sin(u(x)), x)", "cos(u(x))"],
  source:
    "Orton, Students' understanding of differentiation, Educational Studies in Mathematics 14 (1983); " +
    "against Stewart, Calculus, 3.4 (chain rule)",
  examples: [
    { before: "diff(exp(-x), x)", wrong: "exp(-x)" },
    { before: "cos(a*x)*diff(a*x, x)", wrong: "cos(a*x)" },
    { before: "diff((a*x + b)^3, x)", wrong: "3*(a*x + b)^2" },
    { before: "diff(sin(x^2), x)", wrong: "cos(diff(x^2, x))" },
    { before: "diff(sin(cos(x^2)), x)", wrong: "cos(cos(x^2))*(-sin(x^2))" },
    { before: "h(z) = sigmoid(z); diff(h(t*x), t)", wrong: "sigmoid(t*x)*(1 - sigmoid(t*x))" },
    { before: "diff(1/(1 + x^2), x)", wrong: "-(1/(1 + x^2)^2)" },
    { before: "diff(max(0, a*x), x)", wrong: "diff(a*x, x)" },
    { before: "diff(abs(a*x), x)", wrong: "diff(a*x, x)" },
    { before: "diff(sigmoid(a*x), x)", wrong: "diff(a*x, x)" },
    { before: "diff(f(x)^g(x), x)", wrong: "f(x)^g(x)*(log(f(x)) + g(x)*diff(f(x), x)/f(x))" },
  ],
  refuses: ["diff(sin(x), x)", "diff(x^3, x)", "diff(sin(x + a), x)", "diff(sin(a), x)"],
  slips: (e, problem) => (e.kind === "mul" ? ofOpenFactor(e) : atFunctions(e, problem)),
};

/** f′(u) · u′ where u′ is still to be carried out: it is not carried over. */
const ofOpenFactor = (e: Mul): readonly Slip[] =>
  e.args.flatMap((factor, k) => {
    if (factor.kind !== "diff" || factor.args[0].args.length === 0) return [];
    const others = without(e.args, k);
    const isInner = others.some((other) => some(other, (part) => part === factor.args[0]));
    return isInner ? slip(e, mul(...others), "the inner derivative ", factor, " is lost") : [];
  });

const atFunctions = atDerivatives((d) => {
  const outer = outerOf(d);
  const lost = [ofActivation(d), ofNorm(d)].filter((way) => way !== undefined);
  if (outer === undefined) return [...lost, ...ofGeneralPower(d)];
  const { inner, slopeAt } = outer;
  // That of another entry is no inner derivative: δ is forgotten by those who confuse entries.
  if (hasSlopeOne(inner, d) || (inner.kind === "at" && inner.name === d.x?.name)) return lost;
  const [slope, slopeOfInner] = [slopeAt(inner), d.of(inner)];
  const right = times(slope, slopeOfInner);
  const because = ["by the chain rule the derivative of the inner ", inner, " is a factor of its own."];
  const ways: WrongDerivative[] = [{ right, wrong: withoutInner(slope, inner, d), because }, ...lost];
  if (d.x !== undefined && logarithmIn(d) === undefined)
    ways.push({ right, wrong: slopeAt(slopeOfInner), because: misplaced(inner) });
  return ways;
});

/** σ(u), tanh u, max(0, u) and |u| in a chain of which one link is forgotten: differentiated as if they were u. */
function ofActivation(d: Derivative): WrongDerivative | undefined {
  const { body, moves, of, problem, x } = d;
  if (body.kind !== "call" || !activations.has(body.name) || problem.definitions.has(body.name))
    return undefined;
  const [inner, ...others] = body.args.filter(moves);
  if (inner === undefined || others.length > 0) return undefined;
  const open = x === undefined ? differential(body) : diff(body, x);
  const right = [extremeRule, chainRule, elementwiseChain]
    .map((rule) => rule.apply(open, problem)?.after)
    .find((after) => after !== undefined);
  if (right === undefined) return undefined;
  const because = ["the slope of the outer function ", d.written, " is a factor of its own, and not 1."];
  return { right, wrong: of(inner), because };
}

const activations: ReadonlySet<string> = new Set(["sigmoid", "tanh", "max", "min", "relu", "abs"]);

/** ‖u‖′ = 1, as if a norm were the variable itself. */
function ofNorm({ body, moves, of, problem, x }: Derivative): WrongDerivative | undefined {
  if (x !== undefined || body.kind !== "call" || !norms.has(body.name) || !moves(body)) return undefined;
  const right = wholeFunction.apply(differential(body), problem)?.after;
  const [u] = body.args as readonly [Expr];
  if (right === undefined) return undefined;
  const because = ["a norm is a function of the entries, and has a derivative of its own."];
  return { right, wrong: call("sum", of(u)), because };
}

const norms: ReadonlySet<string> = new Set(["norm2", "norm1"]);

const misplaced = (inner: Expr): WrongDerivative["because"] => [
  "the outer derivative is taken at ",
  inner,
  ", and the derivative of ",
  inner,
  " is a factor of its own.",
];

/** u^v, where both move: either inner derivative may be missing. */
function ofGeneralPower(d: Derivative): WrongDerivative[] {
  if (d.x === undefined || d.body.kind !== "pow") return [];
  const [u, v] = d.body.args;
  if (!d.moves(u) || !d.moves(v)) return [];
  const slope = (ofV: Expr, ofU: Expr): Expr =>
    mul(d.body, add(times(call("log", u), ofV), div(times(v, ofU), u)));
  const right = slope(d.of(v), d.of(u));
  const missing = (w: Expr, wrong: Expr): WrongDerivative => ({
    right,
    wrong,
    because: ["the derivative of ", w, " is missing."],
  });
  return [
    ...(hasSlopeOne(v, d) ? [] : [missing(v, slope(num(1), d.of(u)))]),
    ...(hasSlopeOne(u, d) ? [] : [missing(u, slope(d.of(v), num(1)))]),
  ];
}

/** x, or x + c: nothing is missing where the inner derivative is 1. */
function hasSlopeOne(u: Expr, { x, moves }: Derivative): boolean {
  const moving = u.kind === "add" ? u.args.filter(moves) : [u];
  return moving.length === 1 && moving[0] === x;
}
