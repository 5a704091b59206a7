import { add, call, type Expr, mul, neg, sub, sym } from "../../expr/index.js";
import { fn, one, over, square } from "../../functions/build.js";
import type { Mistake } from "../mistake.js";
import { times } from "./derivatives/derivative.js";
import { outerOf } from "./derivatives/outer.js";
import { atDerivatives } from "./derivatives/slips.js";

export const trigDerivative: Mistake = {
  id: "trig-derivative",
  name: "derivative of a trigonometric or hyperbolic function",
  statement: ["diff(cos(u(x)), x)", "sin(u(x))*u'(x)"],
  source:
    "Siyepu, Analysis of errors in derivatives of trigonometric functions, International Journal of STEM Education 2 (2015); " +
    "against Stewart, Calculus, 3.3, 3.5 and 3.11",
  examples: [
    { before: "diff(cos(2*x), x)", wrong: "sin(2*x)*diff(2*x, x)" },
    { before: "diff(sin(x), x)", wrong: "-cos(x)" },
    { before: "diff(tan(x), x)", wrong: "1/cos(x)" },
    { before: "diff(tan(x), x)", wrong: "sec(x)*tan(x)" },
    { before: "diff(cot(x), x)", wrong: "csc(x)^2" },
    { before: "diff(cosh(x), x)", wrong: "-sinh(x)" },
    { before: "diff(tanh(w*x), w)", wrong: "(1 + tanh(w*x)^2)*diff(w*x, w)" },
    { before: "diff(acos(x), x)", wrong: "1/sqrt(1 - x^2)" },
    { before: "diff(atan(x), x)", wrong: "1/(1 - x^2)" },
  ],
  refuses: ["diff(sin(a), x)", "diff(exp(x), x)", "diff(sigmoid(x), x)", "sin(x)"],
  slips: atDerivatives((d) => {
    const outer = outerOf(d);
    if (outer === undefined || d.body.kind !== "call" || d.problem.definitions.has(d.body.name)) return [];
    const { inner: u, slopeAt } = outer;
    const slope = d.of(u);
    const right = times(slopeAt(u), slope);
    const because = [call(d.body.name, sym("u")), " has the derivative ", slopeAt(sym("u")), " by u."];
    const wrongs = wrongSlopes[d.body.name]?.(u) ?? [];
    return wrongs.map((wrong) => ({ right, wrong: times(wrong, slope), because }));
  }),
};

const [sin, cos, tan, sec, csc, cot] = [fn("sin"), fn("cos"), fn("tan"), fn("sec"), fn("csc"), fn("cot")];
const [sinh, cosh, tanh, sech, csch] = [fn("sinh"), fn("cosh"), fn("tanh"), fn("sech"), fn("csch")];
const [coth, root] = [fn("coth"), fn("sqrt")];

/** 1 + u², 1 − u² and u² − 1, which are taken for one another. */
const sum = (u: Expr): Expr => add(one(), square(u));
const rest = (u: Expr): Expr => sub(one(), square(u));
const excess = (u: Expr): Expr => sub(square(u), one());

/** What the derivatives are taken for: wrong signs, and the derivative of a partner. */
const wrongSlopes: Readonly<Record<string, (u: Expr) => readonly Expr[]>> = {
  sin: (u) => [neg(cos(u))],
  cos: (u) => [sin(u)],
  tan: (u) => [
    neg(square(sec(u))),
    over(cos(u)),
    mul(sec(u), tan(u)),
    square(csc(u)),
    neg(square(csc(u))),
    cot(u),
    square(tan(u)),
  ],
  cot: (u) => [square(csc(u)), neg(square(sec(u))), square(sec(u)), neg(mul(csc(u), cot(u))), tan(u)],
  sec: (u) => [neg(mul(sec(u), tan(u))), square(sec(u)), square(tan(u)), mul(csc(u), cot(u))],
  csc: (u) => [mul(csc(u), cot(u)), neg(square(csc(u))), neg(mul(sec(u), tan(u)))],
  sinh: (u) => [neg(cosh(u))],
  cosh: (u) => [neg(sinh(u))],
  tanh: (u) => [
    add(one(), square(tanh(u))),
    neg(rest(tanh(u))),
    sub(one(), tanh(u)),
    mul(tanh(u), sub(one(), tanh(u))),
    sech(u),
  ],
  coth: (u) => [square(csch(u)), neg(mul(csch(u), coth(u))), sum(coth(u))],
  sech: (u) => [mul(sech(u), tanh(u)), square(sech(u)), neg(square(sech(u)))],
  csch: (u) => [mul(csch(u), coth(u)), neg(square(csch(u))), square(csch(u))],
  asin: (u) => [neg(over(root(rest(u)))), over(root(sum(u))), over(sum(u)), over(root(excess(u)))],
  acos: (u) => [over(root(rest(u))), neg(over(root(sum(u)))), neg(over(sum(u)))],
  atan: (u) => [neg(over(sum(u))), over(rest(u)), over(root(sum(u))), over(root(rest(u)))],
  acot: (u) => [over(sum(u)), neg(over(rest(u)))],
  asinh: (u) => [over(root(excess(u))), over(root(rest(u))), neg(over(root(sum(u))))],
  acosh: (u) => [over(root(sum(u))), over(root(rest(u))), neg(over(root(excess(u))))],
  atanh: (u) => [over(sum(u)), neg(over(rest(u))), over(root(rest(u)))],
};
