import { add, div, type Expr, isNegative, mul, neg, num } from "../../expr/index.js";
import type { Mistake } from "../mistake.js";
import { type Derivative, times } from "./derivatives/derivative.js";
import { lessOne, power } from "./derivatives/outer.js";
import { atDerivatives, type WrongDerivative } from "./derivatives/slips.js";

export const powerRule: Mistake = {
  id: "power-rule",
  name: "power rule",
  statement: ["diff(u(x)^n, x)", "n*u(x)^n*u'(x)"],
  source:
    "Orton, Students' understanding of differentiation, Educational Studies in Mathematics 14 (1983); " +
    "against Stewart, Calculus, 3.1",
  examples: [
    { before: "diff(x^3, x)", wrong: "3*x^3" },
    { before: "diff(x^3, x)", wrong: "x^2" },
    { before: "diff(x^n, x)", wrong: "n*x^(n + 1)" },
    { before: "diff((a*x + b)^3, x)", wrong: "2*(a*x + b)^2*diff(a*x + b, x)" },
    { before: "diff((y - x^2)^2, x)", wrong: "(y - x^2)*diff(y - x^2, x)" },
    { before: "diff(x^(-2), x)", wrong: "-2*x^(-1)" },
    { before: "diff(x^(-2), x)", wrong: "2*x^(-3)" },
    { before: "diff(sqrt(1 - x^2), x)", wrong: "diff(1 - x^2, x)/sqrt(1 - x^2)" },
    { before: "diff(sqrt(x), x)", wrong: "1/2*sqrt(x)" },
    { before: "diff(1/x^2, x)", wrong: "-2/x" },
  ],
  refuses: ["diff(2^x, x)", "diff(x^x, x)", "diff(x, x)", "diff(a^2, x)", "diff(exp(x), x)"],
  slips: atDerivatives((d) => {
    const found = powerIn(d);
    if (found === undefined) return [];
    const { c, u, n, raised } = found;
    const made = (factor: Expr, exponent: Expr): Expr =>
      times(times(scaled(factor, raised(exponent)), c), d.of(u));
    const right = made(n, lessOne(n));
    // With x¹ there is no exponent to get wrong.
    if (n === num(1)) return [];
    const ways: WrongDerivative[] = [
      { right, wrong: made(n, n), because: ["the exponent ", n, " becomes one less."] },
      {
        right,
        wrong: made(num(1), lessOne(n)),
        because: ["the exponent ", n, " comes in front as a factor."],
      },
      {
        right,
        wrong: made(n, oneMore(n)),
        because: ["the exponent ", n, " becomes one less, not one more."],
      },
    ];
    // For a square root that would be a sign, and nothing else.
    if (n !== num(1, 2)) {
      const because = [
        "the factor in front is the exponent ",
        n,
        " itself; only the new exponent is one less.",
      ];
      ways.push({ right, wrong: made(lessOne(n), lessOne(n)), because });
    }
    if (n.kind === "num" && isNegative(n.value))
      ways.push({ right, wrong: made(neg(n), lessOne(n)), because: ["the factor ", n, " has a minus."] });
    return ways;
  }),
};

const oneMore = (n: Expr): Expr => (n.kind === "num" ? num(n.value.add(1)) : add(n, num(1)));

interface Power {
  /** A constant in front, that of a quotient. */
  readonly c: Expr;
  readonly u: Expr;
  readonly n: Expr;
  /** u to another exponent, written in the same way: with roots, below a bar. */
  readonly raised: (exponent: Expr) => Expr;
}

/** uⁿ, a root of u, or c/uⁿ, with a constant exponent. */
function powerIn(d: Derivative): Power | undefined {
  const { body } = d;
  if (body.kind !== "div") {
    const power = plainPower(body);
    return power !== undefined && d.moves(power.u) && !d.moves(power.n) ? { c: num(1), ...power } : undefined;
  }
  const [above, below] = body.args;
  if (d.moves(above)) return undefined;
  const factors = below.kind === "mul" ? below.args : [below];
  const [moving, ...others] = factors.filter(d.moves);
  const found = moving !== undefined && others.length === 0 ? plainPower(moving) : undefined;
  // That of a plain 1/u is left to the quotient rule.
  if (found?.n.kind !== "num" || !d.moves(found.u)) return undefined;
  const { u, n, raised } = found;
  const still = factors.filter((factor) => factor !== moving);
  const c = still.length === 0 ? above : div(above, mul(...still));
  return { c, u, n: neg(n), raised: (exponent) => belowTheBar(exponent, raised) };
}

function plainPower(e: Expr): Omit<Power, "c"> | undefined {
  if (e.kind === "pow") {
    const [u, n] = e.args;
    return { u, n, raised: (exponent) => power(u, exponent) };
  }
  if (e.kind !== "call" || !roots.has(e.name)) return undefined;
  const [u, degree] = e.args as readonly [Expr, Expr?];
  const k = e.name === "sqrt" ? num(2) : e.name === "cbrt" ? num(3) : degree;
  if (k?.kind !== "num") return undefined;
  const n = num(k.value.inverse());
  const raised = (exponent: Expr): Expr =>
    exponent === n ? e : exponent === neg(n) ? div(num(1), e) : power(u, exponent);
  return { u, n, raised };
}

const roots: ReadonlySet<string> = new Set(["sqrt", "cbrt", "nthRoot"]);

const belowTheBar = (exponent: Expr, raised: (exponent: Expr) => Expr): Expr =>
  exponent.kind === "num" && isNegative(exponent.value)
    ? div(num(1), raised(neg(exponent)))
    : raised(exponent);

/** A fraction times a quotient is one quotient. */
function scaled(factor: Expr, e: Expr): Expr {
  if (factor.kind === "num" && isNegative(factor.value)) return neg(scaled(neg(factor), e));
  if (factor.kind !== "num" || e.kind !== "div") return times(factor, e);
  const { value } = factor;
  const [above, below] = e.args;
  return div(times(num(value.n), above), times(num(value.d), below));
}
