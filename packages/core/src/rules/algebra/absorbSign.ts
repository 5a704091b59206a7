import { type Add, add, div, type Expr, mul, neg, num, rebind, some } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** -(y - h)·x = (h - y)·x: a minus in front goes into a difference, also through a sum over an index. */
export const absorbSign: Rule = {
  id: "absorb-sign",
  label: "sign absorbed",
  family: "algebra",
  heads: ["neg", "add"],
  statement: ["-(u - v)*w", "(v - u)*w"],
  conditions: [],
  source: "field axioms",
  examples: [
    { before: "-(y - h)*x", after: "(h - y) * x" },
    { before: "-1/m*sum((y[i] - h)*x[i], i, 1, m)", after: "1/m * sum((h - y[i]) * x[i], i, 1, m)" },
    { before: "-(-a - b)/c", after: "(a + b)/c" },
    { before: "-b + a", after: "a - b" },
    { before: "-a - b", after: "-(a + b)" },
    { before: "-a*(1 - a)*(y - b)", after: "a * (1 - a) * (b - y)" },
  ],
  refuses: ["-(a + b)", "a - b", "-a*b", "-(a + b - c)", "-h*(1 - h)*x", "-2*tanh(x)*(1 - tanh(x)^2)"],
  apply: (e) => {
    const after = e.kind === "neg" ? negated(e.args[0]) : e.kind === "add" ? ordered(e) : undefined;
    return after === undefined || after === e ? undefined : { after, bindings: { w: e } };
  },
};

const minuses = (e: Add): number => e.args.filter(isMinus).length;
const isMinus = (e: Expr): boolean => e.kind === "neg" || (e.kind === "num" && e.value.s < 0n);

/** -e without a minus in front and with no more minus signs inside, if that can be. */
function negated(e: Expr): Expr | undefined {
  switch (e.kind) {
    case "add": {
      if (minuses(e) * 2 < e.args.length) return undefined;
      const flipped = add(...e.args.map((term) => (term.kind === "neg" ? term.args[0] : neg(term))));
      return (flipped.kind === "add" ? ordered(flipped) : undefined) ?? flipped;
    }
    case "mul":
      return firstNegated(e.args, (args) => mul(...args));
    case "div": {
      const above = negated(e.args[0]);
      return above === undefined ? undefined : div(above, e.args[1]);
    }
    case "sum": {
      const body = negated(e.args[0]);
      return body === undefined ? undefined : rebind(e, e.name, body);
    }
    default:
      return undefined;
  }
}

function firstNegated(factors: readonly Expr[], rebuild: (args: Expr[]) => Expr): Expr | undefined {
  for (const [position, factor] of factors.entries()) {
    if (isComplement(factor, factors)) continue;
    const flipped = negated(factor);
    if (flipped !== undefined) return rebuild(factors.map((other, k) => (k === position ? flipped : other)));
  }
  return undefined;
}

/** The 1 - h of h(1 - h), 1 - t² beside t: it stays as everybody knows it. */
function isComplement(factor: Expr, factors: readonly Expr[]): boolean {
  if (factor.kind !== "add" || factor.args[0] !== num(1)) return false;
  const others = factors.filter((other) => other !== factor && other.kind !== "num").map(baseOf);
  return some(factor, (node) => others.includes(node));
}

const baseOf = (e: Expr): Expr => (e.kind === "pow" ? e.args[0] : e);

/** -b + a is a - b; a sum of negative terms only is the negative of a sum. */
function ordered(e: Add): Expr | undefined {
  const [first] = e.args as readonly [Expr];
  if (!isMinus(first)) return undefined;
  if (minuses(e) === e.args.length) {
    return neg(add(...e.args.map((term) => (term.kind === "neg" ? term.args[0] : neg(term)))));
  }
  const position = e.args.findIndex((term) => !isMinus(term));
  return add(e.args[position] ?? num(0), ...e.args.filter((_, k) => k !== position));
}
