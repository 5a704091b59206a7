import { type Expr, num } from "../../expr/index.js";
import type { Mistake } from "../mistake.js";
import { withoutMinus } from "./derivatives/minus.js";
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
    { before: "diff(1 - x[i]*w - b*w^2, w)", wrong: "diff(x[i]*w, w) - diff(b*w^2, w)" },
    { before: "diff(log(1 - h(x)), x)", wrong: "diff(h(x), x)/(1 - h(x))" },
  ],
  refuses: ["diff(1 + h(x), x)", "diff(x - h(x), x)", "diff(a - h(x), x)", "diff(exp(-x), x)", "1 - h(x)"],
  slips: atDerivatives((d) => withoutMinus(d, isOne)),
};

/** 1, or a vector of ones. */
export const isOne = (e: Expr): boolean => e === num(1) || (e.kind === "call" && e.name === "ones");
