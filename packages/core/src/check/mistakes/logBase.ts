import { call, div, type Expr, mul, num } from "../../expr/index.js";
import type { Mistake } from "../mistake.js";
import { type Derivative, times } from "./derivatives/derivative.js";
import { logarithmIn } from "./derivatives/logarithm.js";
import { atDerivatives, type WrongDerivative } from "./derivatives/slips.js";

export const logBase: Mistake = {
  id: "log-base",
  name: "base of the logarithm ignored",
  statement: ["diff(log(x, b), x)", "1/x"],
  source: "against Stewart, Calculus, 3.6: (log_b x)′ = 1/(x ln b), and 3.4: (bˣ)′ = bˣ ln b",
  examples: [
    { before: "diff(log(x, b), x)", wrong: "1/x" },
    { before: "diff(log2(x^2 + 1), x)", wrong: "diff(x^2 + 1, x)/(x^2 + 1)" },
    { before: "diff(log10(x), x)", wrong: "log(10)/x" },
    { before: "diff(log(x), x)", wrong: "1/(x*log(10))" },
    { before: "diff(2^x, x)", wrong: "2^x" },
  ],
  refuses: ["diff(log(a, b), x)", "diff(exp(x), x)", "diff(x^2, x)"],
  slips: atDerivatives((d) => [...ofLogarithm(d), ...ofExponential(d)]),
};

function ofLogarithm(d: Derivative): WrongDerivative[] {
  const logarithm = logarithmIn(d);
  if (logarithm === undefined) return [];
  const { of: u, logOfBase } = logarithm;
  const slope = d.of(u);
  const natural = div(slope, u);
  if (logOfBase === undefined) {
    const wrong = div(slope, mul(u, call("log", num(10))));
    return [{ right: natural, wrong, because: ["log is the natural logarithm here, to the base e."] }];
  }
  const right = div(slope, mul(u, logOfBase));
  return [
    {
      right,
      wrong: natural,
      because: ["only the natural logarithm has that derivative; here ", logOfBase, " is to be divided by."],
    },
    {
      right,
      wrong: div(times(logOfBase, slope), u),
      because: [logOfBase, " is to be divided by, not multiplied with."],
    },
  ];
}

function ofExponential(d: Derivative): WrongDerivative[] {
  if (d.body.kind !== "pow") return [];
  const [base, v] = d.body.args;
  if (d.moves(base) || !d.moves(v)) return [];
  const log: Expr = call("log", base);
  const [slope, wrong] = [d.of(v), d.written];
  const because = ["only eˣ is its own derivative; the base ", base, " brings the factor ", log, "."];
  return [{ right: times(mul(wrong, log), slope), wrong: times(wrong, slope), because }];
}
