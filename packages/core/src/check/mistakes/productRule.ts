import { diff, type Expr, neg, prod, sum } from "../../expr/index.js";
import { productOverIndex } from "../../rules/calculus/productOverIndex.js";
import type { Mistake } from "../mistake.js";
import type { Derivative } from "./derivatives/derivative.js";
import { productIn, withoutOnes } from "./derivatives/product.js";
import { atDerivatives, type WrongDerivative } from "./derivatives/slips.js";

export const productRule: Mistake = {
  id: "product-rule",
  name: "product of the derivatives",
  statement: ["diff(u(x)*v(x), x)", "u'(x)*v'(x)"],
  source:
    "Luneta & Makonye, Learner errors and misconceptions in elementary analysis, Acta Didactica Napocensia 3 (2010); " +
    "against Stewart, Calculus, 3.2",
  examples: [
    { before: "diff(x^2*sin(x), x)", wrong: "diff(x^2, x)*diff(sin(x), x)" },
    { before: "diff(a*x*sin(x), x)", wrong: "a*diff(sin(x), x)" },
    { before: "diff(x^2*sin(x), x)", wrong: "diff(x^2, x)*sin(x) - x^2*diff(sin(x), x)" },
    { before: "diff(prod(f(i*t), i, 1, m), t)", wrong: "prod(diff(f(i*t), t), i, 1, m)" },
  ],
  refuses: ["diff(a*sin(x), x)", "diff(sin(x)/x, x)", "diff(x + sin(x), x)"],
  slips: atDerivatives((d) => {
    if (d.body.kind === "prod") return overIndex(d);
    const product = productIn(d);
    if (product === undefined) return [];
    const { moving, terms, sumOf } = product;
    const right = sumOf(terms);
    const ways: WrongDerivative[] = [];
    if (d.x !== undefined) {
      const because = ["the derivative of a product is not the product of the derivatives."];
      ways.push({ right, wrong: sumOf([withoutOnes(moving.map(d.of))]), because });
    }
    if (terms.length === 2) {
      const [first, second] = terms as [Expr, Expr];
      const because = ["the two products are added; only those of the quotient rule are subtracted."];
      ways.push({ right, wrong: sumOf([first, neg(second)]), because });
    }
    return ways;
  }),
};

/** The product over an index, of the derivatives; and their sum, as if the product were one. */
function overIndex(d: Derivative): WrongDerivative[] {
  const right = d.x && productOverIndex.apply(diff(d.body, d.x), d.problem)?.after;
  if (right?.kind !== "mul" || right.args[0]?.kind !== "prod") return [];
  const { name, args } = right.args[0];
  const [factor, lower, upper] = args;
  const because = ["one factor after another is differentiated while the others stay."];
  return [prod, sum].map((make) => ({ right, wrong: make(d.of(factor), name, lower, upper), because }));
}
