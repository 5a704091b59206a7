import { type Div, div, type Expr, isInteger, matmul, mul, num, type Pow, pow } from "../../expr/index.js";
import type { Mistake, Slip } from "../mistake.js";
import { isNumber, reshaped, slip, without } from "./slip.js";

/** One factor is not carried over: from a product, from above or below a fraction bar, from a power. */
export const droppedFactor: Mistake = {
  id: "dropped-factor",
  name: "factor lost",
  statement: ["u*v", "v"],
  source: "Matz, Towards a process model for high school algebra errors (1980): deletion",
  examples: [
    { before: "1/m*sum(x[i], i, 1, m)", wrong: "sum(x[i], i, 1, m)" },
    { before: "(h - y[i])*x[i, j]", wrong: "h - y[i]" },
    { before: "2*a*x", wrong: "a*x" },
    { before: "a/m", wrong: "a" },
    { before: "x/m", wrong: "1/m" },
    { before: "(1 - h)^2", wrong: "1 - h" },
  ],
  refuses: ["u + v", "x^y", "2/1"],
  slips: (e) => {
    switch (e.kind) {
      case "mul":
        return e.args.flatMap((factor, k) => lost(e, factor, mul(...without(e.args, k))));
      case "matmul": {
        const factors = (k: number) => without(e.args, k) as unknown as readonly [Expr, ...Expr[]];
        // Without Xᵀ a gradient has another shape, and somebody may have written that all the same.
        return e.args.flatMap((factor, k) =>
          reshaped(e, matmul(...factors(k)), "the factor ", factor, " is lost"),
        );
      }
      case "div":
        return fromFraction(e);
      case "pow":
        return fromPower(e);
      default:
        return [];
    }
  },
};

const lost = (e: Expr, factor: Expr, wrong: Expr): readonly Slip[] =>
  isNumber(factor, 1) ? [] : slip(e, wrong, "the factor ", factor, " is lost");

/** The factors of a product above or below are lost there. */
function fromFraction(e: Div): readonly Slip[] {
  const [above, below] = e.args;
  const one = above.kind === "num" || above.kind === "mul" || above.kind === "neg";
  const bare = isNumber(below, 1) ? [] : slip(e, above, "the denominator ", below, " is lost");
  return one ? bare : [...bare, ...lost(e, above, div(num(1), below))];
}

function fromPower(e: Pow): readonly Slip[] {
  const [base, exponent] = e.args;
  if (exponent.kind !== "num" || !isInteger(exponent.value) || exponent.value.compare(2) < 0) return [];
  const less = num(exponent.value.sub(1));
  const wrong = isNumber(less, 1) ? base : pow(base, less);
  return slip(e, wrong, "one of the factors ", base, " of the power ", e, " is lost");
}
