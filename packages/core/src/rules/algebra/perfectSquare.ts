import { type Term, termKey, toTerms } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { add, type Expr, isInteger, isNegative, neg, num, pow, rationalRoot } from "../../expr/index.js";
import type { Rule, RuleDocs } from "../types.js";

/** u² + 2uv + v² = (u + v)². */
export const perfectSquare: Rule = {
  id: "perfect-square",
  label: "square of a sum",
  family: "algebra",
  heads: ["add"],
  statement: ["u^2 + 2*u*v + v^2", "(u + v)^2"],
  apply: (e) => {
    if (e.kind !== "add" || e.args.length !== 3) return undefined;
    const terms = toTerms(e);
    if (terms.length !== 3) return undefined;
    for (const [first, middle, last] of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
    ] as const) {
      const after = squareOf(terms[first] as Term, terms[middle] as Term, terms[last] as Term);
      if (after !== undefined) return { after, bindings: { u: e } };
    }
    return undefined;
  },
};

export const perfectSquareDocs: RuleDocs = {
  rule: perfectSquare,
  conditions: [],
  source: "binomial theorem",
  examples: [
    { before: "x^2 + 2*x + 1", after: "(x + 1)^2" },
    { before: "1 - 4*x^2 + 4*x^4", after: "(1 - 2 * x^2)^2" },
    { before: "a^2 - 2*a*b + b^2", after: "(a - b)^2" },
  ],
  refuses: ["x^2 + x + 1", "x^2 + 2*x*y - y^2", "x^2 + 1"],
};

function squareOf(first: Term, middle: Term, last: Term): Expr | undefined {
  const [u, v] = [rootOf(first), rootOf(last)];
  if (u === undefined || v === undefined) return undefined;
  const product: Term = {
    coefficient: u.coefficient.mul(v.coefficient).mul(2),
    factors: [...u.factors, ...v.factors],
    written: u.factors.length + v.factors.length,
  };
  if (termKey(product) !== termKey(middle) || !product.coefficient.equals(middle.coefficient.abs()))
    return undefined;
  const second = termToExpr(v);
  return pow(add(termToExpr(u), isNegative(middle.coefficient) ? neg(second) : second), num(2));
}

function rootOf({ coefficient, factors }: Term): Term | undefined {
  const number = rationalRoot(coefficient);
  const halves = factors.map(({ base, exponent }) => ({
    base,
    exponent:
      exponent.kind === "num" && isInteger(exponent.value) && exponent.value.n % 2n === 0n
        ? num(exponent.value.div(2))
        : undefined,
  }));
  if (number === undefined || halves.some(({ exponent }) => exponent === undefined)) return undefined;
  const whole = halves as { base: Expr; exponent: Expr }[];
  return { coefficient: number, factors: whole, written: whole.length };
}
