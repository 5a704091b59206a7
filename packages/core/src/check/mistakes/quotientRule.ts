import { add, div, type Expr, neg, num, pow, sub } from "../../expr/index.js";
import type { Mistake } from "../mistake.js";
import { type Derivative, times } from "./derivatives/derivative.js";
import { atDerivatives, type WrongDerivative } from "./derivatives/slips.js";

export const quotientRule: Mistake = {
  id: "quotient-rule",
  name: "quotient rule",
  statement: ["diff(u(x)/v(x), x)", "(u(x)*v'(x) - u'(x)*v(x))/v(x)^2"],
  source:
    "Muzangwa & Chifamba, Analysis of errors and misconceptions in the learning of calculus by undergraduate " +
    "students, Acta Didactica Napocensia 5 (2012); against Stewart, Calculus, 3.2",
  examples: [
    { before: "diff(sin(x)/x, x)", wrong: "(sin(x) - diff(sin(x), x)*x)/x^2" },
    { before: "diff(sin(x)/x, x)", wrong: "(diff(sin(x), x)*x - sin(x))/x" },
    { before: "diff(sin(x)/x, x)", wrong: "(diff(sin(x), x)*x + sin(x))/x^2" },
    { before: "diff(sin(x)/x^2, x)", wrong: "diff(sin(x), x)/diff(x^2, x)" },
    { before: "diff(1/(1 + exp(-x)), x)", wrong: "diff(1 + exp(-x), x)/(1 + exp(-x))^2" },
    { before: "diff(1/(1 + exp(-x)), x)", wrong: "-(diff(1 + exp(-x), x)/(1 + exp(-x)))" },
  ],
  refuses: ["diff(x/a, x)", "diff(x*sin(x), x)", "x/sin(x)"],
  slips: atDerivatives((d) => {
    if (d.body.kind !== "div" || !d.moves(d.body.args[1])) return [];
    const [u, v] = d.body.args;
    return d.moves(u) ? ofQuotient(u, v, d) : ofReciprocal(u, v, d);
  }),
};

const order = ["the derivative of the numerator comes first, and the other product is subtracted."];
const square = ["the denominator is squared."];
const apart = ["the derivative of a quotient is not the quotient of the derivatives."];

function ofQuotient(u: Expr, v: Expr, d: Derivative): WrongDerivative[] {
  const [first, second] = [times(d.of(u), v), times(u, d.of(v))] as const;
  const squared = pow(v, num(2));
  const right = div(sub(first, second), squared);
  const ways: WrongDerivative[] = [
    { right, wrong: div(sub(second, first), squared), because: order },
    { right, wrong: div(sub(first, second), v), because: square },
    { right, wrong: sub(first, second), because: ["all of it is divided by the square of the denominator."] },
    {
      right,
      wrong: div(add(first, second), squared),
      because: ["the two products are subtracted, not added."],
    },
  ];
  if (d.x !== undefined) ways.push({ right, wrong: div(d.of(u), d.of(v)), because: apart });
  return ways;
}

/** A constant numerator: -cv′/v². */
function ofReciprocal(c: Expr, v: Expr, d: Derivative): WrongDerivative[] {
  const slope = times(c, d.of(v));
  const squared = div(slope, pow(v, num(2)));
  const right = neg(squared);
  const ways: WrongDerivative[] = [
    { right, wrong: squared, because: ["the derivative of a reciprocal has a minus."] },
    { right, wrong: neg(div(slope, v)), because: square },
  ];
  if (d.x !== undefined) ways.push({ right, wrong: div(c, d.of(v)), because: apart });
  return ways;
}
