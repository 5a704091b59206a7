import { add, div, type Expr, isInteger, isNegative, isOne, isZero, mul, num } from "../../expr/index.js";
import type { Rule } from "../types.js";

const is = (e: Expr | undefined, value: number): boolean => e?.kind === "num" && e.value.equals(value);

/** 0 + a, 1·a, a/1, a^1, a^0, 1^a. */
export const neutral: Rule = {
  id: "neutral-element",
  label: "tidy",
  family: "arithmetic",
  heads: ["add", "mul", "div", "pow"],
  statement: ["0 + 1*a", "a"],
  conditions: [],
  source: "field axioms; a^0 = 1 as a polynomial",
  examples: [
    { before: "0 + a + 0", after: "a" },
    { before: "1*a*b", after: "a * b" },
    { before: "a/1", after: "a" },
    { before: "a^1", after: "a" },
    { before: "a^0", after: "1" },
  ],
  refuses: ["a + 1", "2*a"],
  apply: (e) => {
    const after = withoutNeutral(e);
    return after === undefined || after === e ? undefined : { after, bindings: { a: after } };
  },
};

function withoutNeutral(e: Expr): Expr | undefined {
  switch (e.kind) {
    case "add":
      return e.args.some((a) => is(a, 0)) ? add(...e.args.filter((a) => !is(a, 0))) : undefined;
    case "mul":
      return e.args.some((a) => is(a, 1)) ? mul(...e.args.filter((a) => !is(a, 1))) : undefined;
    case "div":
      return is(e.args[1], 1) ? e.args[0] : undefined;
    case "pow":
      if (is(e.args[1], 1)) return e.args[0];
      return is(e.args[1], 0) || is(e.args[0], 1) ? num(1) : undefined;
    default:
      return undefined;
  }
}

/** 0·a, 0/a, a sum of zeros. */
export const zero: Rule = {
  id: "zero",
  label: "tidy",
  family: "arithmetic",
  heads: ["mul", "div", "sum", "piecewise"],
  statement: ["0*a", "0"],
  conditions: ["a is defined"],
  source: "field axioms",
  examples: [
    { before: "a*0*b", after: "0" },
    { before: "0/a", after: "0" },
    { before: "sum(0, i, 1, m)", after: "0" },
    { before: "piecewise(x > 0, 0, 0)", after: "0" },
  ],
  refuses: ["0 + a", "a/b"],
  apply: (e) => {
    const vanishes =
      (e.kind === "mul" && e.args.some((a) => is(a, 0))) ||
      (e.kind === "div" && is(e.args[0], 0) && !is(e.args[1], 0)) ||
      (e.kind === "sum" && is(e.args[0], 0)) ||
      (e.kind === "piecewise" && e.args.every((a, k) => (k % 2 === 0 && k < e.args.length - 1) || is(a, 0)));
    return vanishes ? { after: num(0), bindings: { a: e } } : undefined;
  },
};

/** Numbers worked out; the number of a product stands first. */
export const arithmetic: Rule = {
  id: "arithmetic",
  label: "arithmetic",
  family: "arithmetic",
  heads: ["add", "mul", "div", "pow"],
  statement: ["2*(3*a)", "6*a"],
  conditions: [],
  source: "exact rational arithmetic",
  examples: [
    { before: "x*2*3", after: "6 * x" },
    { before: "2 + x + 3", after: "5 + x" },
    { before: "2^3", after: "8" },
    { before: "(4*x)/6", after: "2 * x/3" },
  ],
  refuses: ["2*x", "x + 2", "2^x"],
  apply: (e) => {
    const after = workedOut(e);
    return after === undefined || after === e ? undefined : { after, bindings: { a: after } };
  },
};

const isNum = (e: Expr): e is Expr & { readonly kind: "num" } => e.kind === "num";

function workedOut(e: Expr): Expr | undefined {
  if (e.kind === "add") {
    const numbers = e.args.filter(isNum);
    if (numbers.length < 2) return undefined;
    const total = num(numbers.reduce((sum, n) => sum.add(n.value), num(0).value));
    const first = e.args.indexOf(numbers[0] as Expr);
    return add(...e.args.flatMap((a, k): Expr[] => (k === first ? [total] : isNum(a) ? [] : [a])));
  }
  if (e.kind === "mul") {
    const numbers = e.args.filter(isNum);
    if (numbers.length === 0 || (numbers.length === 1 && e.args[0] === numbers[0])) return undefined;
    const product = num(numbers.reduce((p, n) => p.mul(n.value), num(1).value));
    return mul(product, ...e.args.filter((a) => !isNum(a)));
  }
  if (e.kind === "pow" && isNum(e.args[0]) && isNum(e.args[1])) {
    const [base, exponent] = [e.args[0].value, e.args[1].value];
    const small = isInteger(exponent) && exponent.n <= 64n && !(isZero(base) && isNegative(exponent));
    const value = small ? base.pow(exponent) : null;
    return value === null ? undefined : num(value);
  }
  return e.kind === "div" ? reduced(e.args[0], e.args[1]) : undefined;
}

/** The numbers above and below the bar in lowest terms, both whole. */
function reduced(above: Expr, below: Expr): Expr | undefined {
  const [n, top] = leadingNumber(above);
  const [d, bottom] = leadingNumber(below);
  if (isZero(d.value)) return undefined;
  const quotient = n.value.div(d.value);
  if (top === undefined && bottom === undefined) return num(quotient);
  const [numerator, denominator] = [num(quotient.n * quotient.s), num(quotient.d)];
  if (numerator === n && denominator === d) return undefined;
  const join = (c: Expr, rest: Expr | undefined) =>
    rest === undefined ? c : c.kind === "num" && isOne(c.value) ? rest : mul(c, rest);
  return div(join(numerator, top), join(denominator, bottom));
}

function leadingNumber(e: Expr): [Expr & { readonly kind: "num" }, Expr | undefined] {
  if (e.kind === "num") return [e, undefined];
  const first = e.args[0];
  if (e.kind === "mul" && first?.kind === "num") return [first, mul(...e.args.slice(1))];
  return [num(1), e];
}
