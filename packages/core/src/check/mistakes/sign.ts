import { type Add, add, type Call, call, type Expr, neg, pow } from "../../expr/index.js";
import { functionNamed } from "../../functions/index.js";
import type { Problem } from "../../problem/problem.js";
import type { Mistake, Slip } from "../mistake.js";
import { withoutMinus } from "./derivatives/minus.js";
import { atDerivatives } from "./derivatives/slips.js";
import { isOne } from "./signOfOneMinus.js";
import { isMinus, opposite, replacedAt, slip, turnedSum } from "./slip.js";

/** One sign turned: of a term, of a whole difference, of an argument or exponent, of the expression itself. */
export const sign: Mistake = {
  id: "sign",
  name: "wrong sign",
  statement: ["-u", "u"],
  source:
    "Cross Validated, Derivative of cost function for logistic regression: the code there returns (-1/m) Xᵀ(A − y)",
  examples: [
    { before: "-1/m*sum((h - y[i])*x[i], i, 1, m)", wrong: "1/m*sum((h - y[i])*x[i], i, 1, m)" },
    { before: "1/m*(a - b)", wrong: "-1/m*(a - b)" },
    { before: "h - y", wrong: "h + y" },
    { before: "h - y", wrong: "y - h" },
    { before: "a + b - c", wrong: "-a + b - c" },
    { before: "sigmoid(-z)", wrong: "sigmoid(z)" },
    { before: "exp(-x)", wrong: "-exp(x)" },
    { before: "x^-2", wrong: "x^2" },
    { before: "diff(a - h(x), x)", wrong: "diff(h(x), x)" },
  ],
  refuses: ["x", "y[i]", "3"],
  slips: (e, problem) => {
    switch (e.kind) {
      case "add":
        return [...e.args.flatMap((term, k) => ofTerm(e, term, k)), ...ofDifference(e)];
      case "neg":
        return slip(e, e.args[0], "the minus sign in front of ", e.args[0], " is gone");
      case "num":
        return isMinus(e) ? slip(e, neg(e), "the minus sign in front of ", neg(e), " is gone") : [];
      case "diff":
        return [...ofWhole(e), ...ofDifferences(e, problem)];
      case "differential":
        return ofDifferences(e, problem);
      case "pow": {
        const [base, exponent] = e.args;
        const turned = pow(base, opposite(exponent));
        return [...ofWhole(e), ...slip(e, turned, "the sign of the exponent ", exponent, " is turned")];
      }
      case "call":
        return [...ofWhole(e), ...ofArgument(e, problem)];
      case "mul":
      case "div":
      case "sum":
      case "prod":
      case "matmul":
      case "dot":
      case "partial":
      case "piecewise":
        return ofWhole(e);
      default:
        return [];
    }
  },
};

/** (a - u)′ as u′; that of 1 - u has a name of its own. */
const ofDifferences = atDerivatives((d) => withoutMinus(d, (still) => !isOne(still)));

function ofTerm(e: Expr, term: Expr, position: number): readonly Slip[] {
  const wrong = add(...replacedAt(e.args, position, opposite(term)));
  const size = isMinus(term) ? opposite(term) : term;
  const [belongs, written] = isMinus(term) ? ["minus", "plus"] : ["plus", "minus"];
  return slip(e, wrong, `the sign in front of `, size, ` is turned: ${written} for ${belongs}`);
}

function ofDifference(e: Add): readonly Slip[] {
  const wrong = turnedSum(e);
  return slip(e, wrong, wrong, " stands where ", e, " belongs: every sign is turned");
}

const ofWhole = (e: Expr): readonly Slip[] =>
  slip(e, neg(e), "a minus sign has come in front of ", e, " that does not belong there");

/** An odd function turns with its argument, and an even one does not see the sign. */
function ofArgument(e: Call, problem: Problem): readonly Slip[] {
  const spec = functionNamed(e.name);
  const [argument] = e.args;
  if (argument === undefined || e.args.length > 1) return [];
  const anywhere = spec === undefined ? problem.definitions.has(e.name) : spec.domain === undefined;
  if (!anywhere || spec?.parity !== undefined) return [];
  const turned = call(e.name, opposite(argument));
  const slips = slip(e, turned, "the sign of the argument ", argument, " is turned");
  if (!isMinus(argument)) return slips;
  return [
    ...slips,
    ...slip(e, neg(turned), "the minus sign of the argument ", argument, " has come in front of ", turned),
  ];
}
