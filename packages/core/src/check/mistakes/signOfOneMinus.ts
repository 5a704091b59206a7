import { add, type Expr } from "../../expr/index.js";
import type { Mistake } from "../mistake.js";
import { signed, unsigned } from "./derivatives/linear.js";
import { atDerivatives } from "./derivatives/slips.js";

export const signOfOneMinus: Mistake = {
  id: "sign-of-one-minus",
  name: "sign lost in ∂(1 − h)",
  statement: ["diff(1 - h(x), x)", "diff(h(x), x)"],
  source:
    'Cross Validated, "Derivative of cost function for Logistic Regression", an answer with d ln(1 − σ)/dt = σ; ' +
    "against Stewart, Calculus, 3.1 (difference rule)",
  examples: [
    { before: "diff(1 - sigmoid(t*x), t)", wrong: "diff(sigmoid(t*x), t)" },
    { before: "diff(y[i] - x[i]*w - b*w^2, w)", wrong: "diff(x[i]*w, w) - diff(b*w^2, w)" },
    { before: "diff(log(1 - h(x)), x)", wrong: "diff(h(x), x)/(1 - h(x))" },
  ],
  refuses: ["diff(1 + h(x), x)", "diff(x - h(x), x)", "diff(exp(-x), x)", "1 - h(x)"],
  slips: atDerivatives((d) => {
    if (d.body.kind !== "add") return [];
    const moving = d.body.args.filter(d.moves);
    const minuses = moving.filter(({ kind }) => kind === "neg");
    if (moving.length === d.body.args.length || minuses.length === 0) return [];
    const spread = (isLost: (term: Expr) => boolean): Expr =>
      add(
        ...moving.map((term) => {
          const derivative = d.of(unsigned(term));
          return isLost(term) ? derivative : signed(term, derivative);
        }),
      );
    const right = spread(() => false);
    const because = ["the minus of a difference stays when it is differentiated."];
    const single = minuses.map((minus) => [minus]);
    return [...single, ...(minuses.length > 1 ? [minuses] : [])].map((lost) => ({
      right,
      wrong: spread((term) => lost.includes(term)),
      because,
    }));
  }),
};
