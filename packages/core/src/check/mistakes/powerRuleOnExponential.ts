import { add, call, div, type Expr, mul } from "../../expr/index.js";
import type { Mistake } from "../mistake.js";
import { type Derivative, times, withoutInner } from "./derivatives/derivative.js";
import { lessOne, power } from "./derivatives/outer.js";
import { atDerivatives } from "./derivatives/slips.js";

export const powerRuleOnExponential: Mistake = {
  id: "power-rule-on-exponential",
  name: "power rule on an exponential",
  statement: ["diff(a^x, x)", "x*a^(x - 1)"],
  source:
    "Luneta & Makonye, Learner errors and misconceptions in elementary analysis, Acta Didactica Napocensia 3 (2010); " +
    "against Stewart, Calculus, 3.4: (bˣ)′ = bˣ ln b",
  examples: [
    { before: "diff(a^x, x)", wrong: "x*a^(x - 1)" },
    { before: "diff(exp(x), x)", wrong: "x*exp(x - 1)" },
    { before: "diff(exp(2*x), x)", wrong: "2*x*exp(2*x - 1)" },
    { before: "diff(exp(2*x), x)", wrong: "2*x*exp(2*x - 1)*diff(2*x, x)" },
    { before: "diff(x^x, x)", wrong: "x*x^(x - 1)" },
  ],
  refuses: ["diff(x^a, x)", "diff(exp(a), x)", "diff(log(x), x)"],
  slips: atDerivatives((d) => {
    const exponential = exponentialIn(d);
    if (exponential === undefined) return [];
    const { exponent, lowered, right, inner } = exponential;
    const wrong = mul(exponent, lowered);
    const because = [
      "the power rule is for constant exponents; here ",
      exponent,
      " depends on the variable.",
    ];
    return [times(wrong, d.of(inner)), withoutInner(wrong, inner, d)].map((e) => ({
      right,
      wrong: e,
      because,
    }));
  }),
};

interface Exponential {
  readonly exponent: Expr;
  /** The same with the exponent less one. */
  readonly lowered: Expr;
  readonly right: Expr;
  /** What a power rule takes for the inner expression. */
  readonly inner: Expr;
}

/** e^v, a^v and u^v with a v that moves. */
function exponentialIn(d: Derivative): Exponential | undefined {
  const { body } = d;
  if (body.kind === "call" && body.name === "exp") {
    const [v] = body.args as readonly [Expr];
    if (!d.moves(v) || d.problem.definitions.has("exp")) return undefined;
    return { exponent: v, lowered: call("exp", lessOne(v)), right: times(d.written, d.of(v)), inner: v };
  }
  if (body.kind !== "pow" || !d.moves(body.args[1])) return undefined;
  const [u, v] = body.args;
  const log = call("log", u);
  const lowered = power(u, lessOne(v));
  if (!d.moves(u)) return { exponent: v, lowered, right: times(mul(d.written, log), d.of(v)), inner: v };
  const slope = add(times(log, d.of(v)), div(times(v, d.of(u)), u));
  return { exponent: v, lowered, right: mul(d.written, slope), inner: u };
}
