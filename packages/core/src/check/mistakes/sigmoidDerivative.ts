import { add, type Expr, mul, num, pow, sub } from "../../expr/index.js";
import { recogniseSigmoid } from "../../rules/identities/sigmoid.js";
import type { Mistake } from "../mistake.js";
import { type Derivative, times } from "./derivatives/derivative.js";
import { atDerivatives } from "./derivatives/slips.js";

export const sigmoidDerivative: Mistake = {
  id: "sigmoid-derivative",
  name: "derivative of the sigmoid",
  statement: ["diff(sigmoid(x), x)", "sigmoid(x)*(1 + sigmoid(x))"],
  source: "against Bishop, Pattern Recognition and Machine Learning, (4.88)",
  examples: [
    { before: "diff(sigmoid(t*x), t)", wrong: "sigmoid(t*x)*diff(t*x, t)" },
    { before: "diff(sigmoid(z), z)", wrong: "1 - sigmoid(z)" },
    { before: "diff(sigmoid(z), z)", wrong: "sigmoid(z)*(1 + sigmoid(z))" },
    { before: "diff(sigmoid(z), z)", wrong: "sigmoid(z)^2" },
    {
      before: "h(z) = sigmoid(theta' * z); diff(h(x[i]), theta[j])",
      wrong: "(1 - h(x[i]))*diff(theta' * x[i], theta[j])",
    },
    {
      before: "h(z) = 1/(1 + exp(-z)); diff(1 - h(t*x), t)",
      wrong: "-h(t*x)*(1 + h(t*x))*diff(t*x, t)",
    },
  ],
  refuses: ["diff(sigmoid(a), x)", "diff(tanh(x), x)", "sigmoid(x)"],
  slips: atDerivatives((d) => {
    const u = argumentOfSigmoid(d);
    if (u === undefined || !d.moves(u)) return [];
    const s = d.written;
    const inner = d.of(u);
    const right = times(mul(s, sub(num(1), s)), inner);
    const because = ["σ′ = σ(1 − σ)."];
    // 1 - σ of a σ that is written out as a fraction is the quotient rule without its square.
    const isFraction = d.written.kind === "div";
    const slopes = wrongSlopes(s).filter((slope) => !isFraction || slope !== sub(num(1), s));
    return slopes.map((slope) => ({ right, wrong: times(slope, inner), because }));
  }),
};

const wrongSlopes = (s: Expr): Expr[] => [
  s,
  sub(num(1), s),
  mul(s, add(num(1), s)),
  pow(s, num(2)),
  pow(sub(num(1), s), num(2)),
  // That of tanh.
  sub(num(1), pow(s, num(2))),
];

/** u, where the body is σ(u) or written out as 1/(1 + e⁻ᵘ). */
function argumentOfSigmoid({ body, problem }: Derivative): Expr | undefined {
  const named = body.kind === "div" ? recogniseSigmoid.apply(body, problem)?.after : body;
  return named?.kind === "call" && named.name === "sigmoid" ? named.args[0] : undefined;
}
