import { call, div, type Expr, mul, neg, num, pow } from "../../expr/index.js";
import type { Mistake } from "../mistake.js";
import { type Derivative, times } from "./derivatives/derivative.js";
import { logarithmIn } from "./derivatives/logarithm.js";
import { atDerivatives, type WrongDerivative } from "./derivatives/slips.js";

export const logDerivative: Mistake = {
  id: "log-derivative",
  name: "derivative of a logarithm inverted",
  statement: ["diff(log(u(x)), x)", "u(x)/diff(u(x), x)"],
  source: "against Stewart, Calculus, 3.6: (ln u)′ = u′/u",
  examples: [
    { before: "diff(log(x), x)", wrong: "x" },
    { before: "diff(log(1 + x^2), x)", wrong: "(1 + x^2)/diff(1 + x^2, x)" },
    { before: "diff(log(h(x)), x)", wrong: "h(x)*diff(h(x), x)" },
    { before: "diff(log(x^2), x)", wrong: "1/diff(x^2, x)" },
    { before: "diff(log(2*x), x)", wrong: "diff(2*x, x)/log(2*x)" },
    { before: "diff(log2(x), x)", wrong: "x/log(2)" },
    { before: "diff(a/x, x)", wrong: "a*log(x)" },
  ],
  refuses: ["diff(log(a), x)", "diff(exp(x), x)", "log(x)"],
  slips: atDerivatives((d) => {
    const logarithm = logarithmIn(d);
    if (logarithm === undefined) return ofReciprocal(d);
    const { of: u, logOfBase } = logarithm;
    const slope = d.of(u);
    const scaled = (e: Expr): Expr => (logOfBase === undefined ? e : div(e, logOfBase));
    const right = div(slope, logOfBase === undefined ? u : mul(u, logOfBase));
    const because = ["what the logarithm is taken of goes below the bar, its derivative above it."];
    const ways: WrongDerivative[] = [
      { right, wrong: scaled(times(u, slope)), because },
      { right, wrong: div(slope, d.written), because: ["below the bar stands ", u, ", not its logarithm."] },
    ];
    if (d.x === undefined) return ways;
    const upsideDown = [div(u, slope), div(num(1), slope)].filter(() => u !== d.x);
    return [...ways, ...upsideDown.map((wrong) => ({ right, wrong: scaled(wrong), because }))];
  }),
};

/** 1/x taken for the one whose derivative is asked, and not for that of log x. */
function ofReciprocal({ body, x, moves }: Derivative): WrongDerivative[] {
  if (x === undefined || body.kind !== "div" || body.args[1] !== x || moves(body.args[0])) return [];
  const [c] = body.args;
  const right = neg(div(c, pow(x, num(2))));
  const because = [div(num(1), x), " is the derivative of ", call("log", x), ", not the other way round."];
  return [{ right, wrong: times(c, call("log", x)), because }];
}
