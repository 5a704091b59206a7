import {
  type Add,
  add,
  type Call,
  call,
  type Expr,
  type Mul,
  mul,
  type Pow,
  pow,
  sum,
} from "../../expr/index.js";
import type { Mistake, Slip } from "../mistake.js";
import { behindMinus, slip } from "./slip.js";

/** A power of a sum of exponents taken for a sum of powers, or of a product of exponents for a product of powers. */
export const expOfSum: Mistake = {
  id: "exp-of-sum",
  name: "exp of a sum split",
  statement: ["exp(u + v)", "exp(u) + exp(v)"],
  source:
    "Matz, Towards a process model for high school algebra errors (1980): linearity extrapolated; against Stewart, Calculus, 1.4: laws of exponents",
  examples: [
    { before: "exp(a + b)", wrong: "exp(a) + exp(b)" },
    { before: "exp(a - b)", wrong: "exp(a) - exp(b)" },
    { before: "exp(a - b)", wrong: "exp(a) + exp(-b)" },
    { before: "exp(a*b)", wrong: "exp(a)*exp(b)" },
    { before: "exp(sum(z[k], k, 1, K))", wrong: "sum(exp(z[k]), k, 1, K)" },
    { before: "2^(a + b)", wrong: "2^a + 2^b" },
    { before: "exp(a)*exp(b)", wrong: "exp(a*b)" },
    { before: "exp(a) + exp(b)", wrong: "exp(a + b)" },
  ],
  refuses: ["exp(a)", "x^2", "exp(-a)", "exp(a)*b"],
  slips: (e) => {
    switch (e.kind) {
      case "call":
        return e.name === "exp" ? ofPower(e, e.args[0] as Expr, (u) => call("exp", u)) : [];
      case "pow":
        return ofBase(e);
      case "mul":
        return joined(e, mul, "the exponents of a product of powers are added, not multiplied: ");
      case "add":
        return joined(e, add, "a sum of powers is not the power of the sum: ");
      default:
        return [];
    }
  },
};

const ofBase = (e: Pow): readonly Slip[] => ofPower(e, e.args[1], (u) => pow(e.args[0], u));

function ofPower(e: Expr, exponent: Expr, power: (u: Expr) => Expr): readonly Slip[] {
  const sumSplit = (wrong: Expr): readonly Slip[] =>
    slip(e, wrong, e, " is a product of powers, not the sum ", wrong);
  switch (exponent.kind) {
    case "add":
      return [
        ...sumSplit(add(...exponent.args.map((term) => behindMinus(term, power)))),
        ...sumSplit(add(...exponent.args.map(power))),
      ];
    case "sum": {
      const [body, lower, upper] = exponent.args;
      return sumSplit(sum(power(body), exponent.name, lower, upper));
    }
    case "mul": {
      const wrong = mul(...exponent.args.map(power));
      return slip(e, wrong, wrong, " has the exponents added, and in ", e, " they are multiplied");
    }
    default:
      return [];
  }
}

const isExp = (e: Expr): e is Call => e.kind === "call" && e.name === "exp";

/** All exponentials of a sum or product made one. */
function joined(e: Add | Mul, together: (...args: Expr[]) => Expr, why: string): readonly Slip[] {
  const powers = e.args.filter(isExp);
  if (powers.length < 2) return [];
  const one = call("exp", together(...powers.map(({ args }) => args[0] as Expr)));
  const first = e.args.findIndex(isExp);
  const args = e.args.flatMap((arg, k): Expr[] => (k === first ? [one] : isExp(arg) ? [] : [arg]));
  return slip(e, together(...args), why, one, " stands for ", together(...powers));
}
