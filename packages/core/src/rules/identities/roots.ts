/** Square roots of squares, and of numbers multiplied and divided. */
import { type Factor, type Term, toTerm } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import {
  call,
  div,
  type Expr,
  isInteger,
  isNegative,
  mul,
  num,
  pow,
  type Rational,
  rational,
  rationalRoot,
} from "../../expr/index.js";
import { isNonnegative } from "../../facts/index.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule, RuleDocs } from "../types.js";

/** √(u²v) = |u|√v: the bars go where u is known not to be negative. */
export const rootOfSquare: Rule = {
  id: "root-of-square",
  label: "√(u²) = |u|",
  family: "identity",
  heads: ["call"],
  statement: ["sqrt(u^2*v)", "abs(u)*sqrt(v)"],
  apply: (e, setting) => {
    if (e.kind !== "call" || e.name !== "sqrt") return undefined;
    const [u] = e.args as readonly [Expr];
    if (u.kind === "add" || u.kind === "sum") return undefined;
    const term = toTerm(u);
    if (isNegative(term.coefficient)) return undefined;
    const even = term.factors.filter(isEvenPower);
    const number = rationalRoot(term.coefficient);
    if (even.length === 0 && (number === undefined || number.equals(1))) return undefined;
    const outside = even.flatMap((factor) => halved(factor, setting));
    const left = term.factors.filter((factor) => !even.includes(factor));
    const inside = asExpr(number === undefined ? term.coefficient : rational(1), left);
    const front = asExpr(number ?? rational(1), outside);
    const after = inside === num(1) ? front : termToExpr(toTerm(mul(front, call("sqrt", inside))));
    return after === e ? undefined : { after, bindings: { u: front, v: inside } };
  },
};

export const rootOfSquareDocs: RuleDocs = {
  rule: rootOfSquare,
  conditions: ["v ≥ 0, as the left side requires already for u ≠ 0"],
  source: "Spivak, Calculus, ch. 1",
  examples: [
    { before: "sqrt(x^2)", after: "abs(x)" },
    { before: "sqrt(4*x^2/(1 + x^2)^2)", after: "2 * abs(x)/(1 + x^2)" },
    { before: "sqrt(s^2*v)", after: "s * sqrt(v)", assume: "s > 0" },
    { before: "sqrt(4*x)", after: "2 * sqrt(x)" },
  ],
  refuses: ["sqrt(x^2 + 1)", "sqrt(x^3)", "sqrt(2*x)", "sqrt(x*y)"],
};

const asExpr = (coefficient: Rational, factors: readonly Factor[]): Expr =>
  termToExpr({ coefficient, factors, written: factors.length });

const isEvenPower = ({ exponent }: Factor): boolean =>
  exponent.kind === "num" && isInteger(exponent.value) && exponent.value.n % 2n === 0n;

/** |u|^k of u^(2k); u^k where that is not negative. */
function halved({ base, exponent }: Factor, setting: Setting): Factor[] {
  const half = num((exponent as Expr & { readonly kind: "num" }).value.div(2));
  const whole = half === num(1) ? base : pow(base, half);
  return [{ base: isNonnegative(whole, setting) ? base : call("abs", base), exponent: half }];
}

/** Roots of numbers and of π in a product are one root: 2/(√π·√2) = √(2/π). */
export const rootsOfNumbers: Rule = {
  id: "roots-of-numbers",
  label: "√a·√b = √(ab)",
  family: "identity",
  heads: ["div", "mul"],
  statement: ["sqrt(a)*sqrt(b)", "sqrt(a*b)"],
  apply: (e, setting) => {
    if (e.kind !== "mul" && e.kind !== "div") return undefined;
    const term = toTerm(e);
    if (!term.factors.some(isRootOfNumber)) return undefined;
    const own = term.factors.filter((factor) => isRootOfNumber(factor) || isPowerOfPi(factor));
    const others = term.factors.filter((factor) => !own.includes(factor));
    // The square of the number in front, a rational and a power of π, taken under one root.
    const inside = toTerm(mul(num(term.coefficient.mul(term.coefficient)), ...own.map(squared)));
    if (inside.factors.some((factor) => !isPowerOfPi(factor))) return undefined;
    const sign = isNegative(term.coefficient) ? rational(-1) : rational(1);
    const before = writing(term.coefficient.abs(), own);
    const after = shortest(inside, before);
    if (after === undefined) return undefined;
    const rest = toTerm(mul(...others.map(({ base, exponent }) => termToExpr(toTerm(pow(base, exponent))))));
    const whole: Term = {
      coefficient: after.coefficient.mul(sign),
      factors: [...after.factors, ...rest.factors],
      written: after.factors.length + rest.factors.length,
    };
    return { after: termToExpr(whole, setting.counts), bindings: { "a*b": termToExpr(inside) } };
  },
};

export const rootsOfNumbersDocs: RuleDocs = {
  rule: rootsOfNumbers,
  conditions: ["a ≥ 0 and b ≥ 0"],
  source: "Spivak, Calculus, ch. 1",
  examples: [
    { before: "x/(sqrt(pi)*sqrt(2))", after: "x/sqrt(2 * pi)" },
    { before: "2*x/(sqrt(pi)*sqrt(2))", after: "sqrt(2/pi) * x" },
    { before: "sqrt(2*pi)*x/(2*pi)", after: "x/sqrt(2 * pi)" },
    { before: "2/sqrt(2)", after: "sqrt(2)" },
  ],
  refuses: ["sqrt(x)*sqrt(y)", "sqrt(2)*x", "2/sqrt(pi)", "sqrt(2*pi)*s"],
};

const squared = ({ base, exponent }: Factor): Expr =>
  pow(base, num((exponent as Expr & { readonly kind: "num" }).value.mul(2)));

const isConstant = (e: Expr): boolean =>
  e.kind === "num" ||
  (e.kind === "sym" && e.name === "pi") ||
  ((e.kind === "mul" || e.kind === "div") && e.args.every(isConstant));

const isRootOfNumber = ({ base, exponent }: Factor): boolean =>
  exponent.kind === "num" && exponent.value.d === 2n && isConstant(base);

const isPowerOfPi = ({ base, exponent }: Factor): boolean =>
  base.kind === "sym" && base.name === "pi" && exponent.kind === "num";

/** How many numbers and roots are written. */
const writing = (coefficient: Rational, factors: readonly Factor[]): number =>
  factors.reduce(
    (total, { base, exponent }) => total + Math.max(1, base.args.length) + rootSigns(exponent),
    0,
  ) +
  (coefficient.n === 1n ? 0 : 1) +
  (coefficient.d === 1n ? 0 : 1);

const rootSigns = (exponent: Expr): number => (exponent.kind === "num" && exponent.value.d === 2n ? 1 : 0);

/** √q as a number times one root above or below the bar, or the root of a quotient, if that is written with less. */
function shortest(inside: Term, before: number): Term | undefined {
  const top = inside.factors.filter(({ exponent }) => exponent.kind === "num" && !isNegative(exponent.value));
  const bottom = inside.factors.filter((factor) => !top.includes(factor));
  const [n, d] = [squareParts(inside.coefficient.n), squareParts(inside.coefficient.d)];
  const above = asExpr(rational(n.free), top);
  const below = asExpr(
    rational(d.free),
    bottom.map(({ base, exponent }) => ({ base, exponent: opposite(exponent) })),
  );
  const factors: Factor[] = [];
  const half = num(1, 2);
  if (above !== num(1) && below !== num(1)) factors.push({ base: div(above, below), exponent: half });
  else if (above !== num(1)) factors.push({ base: above, exponent: half });
  else if (below !== num(1)) factors.push({ base: below, exponent: num(-1, 2) });
  const coefficient = rational(n.root, d.root);
  return writing(coefficient, factors) < before
    ? { coefficient, factors, written: factors.length }
    : undefined;
}

const opposite = (e: Expr): Expr => (e.kind === "num" ? num(e.value.neg()) : e);

/** value = root²·free, with the small squares taken out. */
function squareParts(value: bigint): { root: bigint; free: bigint } {
  let [root, free] = [1n, value];
  for (let p = 2n; p * p <= free && p < 1000n; p++) {
    while (free % (p * p) === 0n) {
      free /= p * p;
      root *= p;
    }
  }
  return { root, free };
}
