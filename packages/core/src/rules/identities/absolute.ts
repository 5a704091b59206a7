/** Absolute values and signs: together in a product, and of what has a known sign. */
import { type Factor, type Term, toTerm } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { call, type Expr, isInteger, mul, neg, num, pow, rel } from "../../expr/index.js";
import { bounds, holds, isNonnegative, isPositive } from "../../facts/index.js";
import { isNegativeInterval, isNonpositiveInterval } from "../../facts/interval.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule, RuleDocs } from "../types.js";

/** |u|ᵃ·sign(u)ᵇ·uᶜ with one of the two functions at most: all three are the size of u and its sign. */
export const signTimesSize: Rule = {
  id: "sign-times-size",
  label: "u = sign(u)·|u|",
  family: "identity",
  heads: ["mul", "div", "pow"],
  statement: ["u*sign(u)", "abs(u)"],
  apply: (e, setting) => {
    if (e.kind !== "mul" && e.kind !== "div" && e.kind !== "pow") return undefined;
    const term = toTerm(e);
    for (const factor of term.factors) {
      const u = argumentOf(factor.base);
      if (u === undefined) continue;
      const parts = partsOf(term, u);
      const after = together(term, u, parts);
      if (after === undefined) continue;
      const nonzero = rel("!=", u, num(0));
      const needed = parts.sign !== 0 && !holds(nonzero, setting) ? [nonzero] : [];
      return { after: termToExpr(after, setting.counts), bindings: { u }, assumes: needed };
    }
    return undefined;
  },
};

export const signTimesSizeDocs: RuleDocs = {
  rule: signTimesSize,
  conditions: ["u ≠ 0 where signs cancel or |u| is divided by"],
  source: "Spivak, Calculus, ch. 1",
  examples: [
    { before: "x*sign(x)", after: "abs(x)" },
    { before: "sign(x)/abs(x)", after: "1/x" },
    { before: "3*abs(x)^2*sign(x)", after: "3 * x * abs(x)" },
    { before: "abs(x)/x", after: "sign(x)" },
    { before: "abs(x)^2", after: "x^2" },
    { before: "sign(x)^2*a", after: "a" },
    { before: "x^3/abs(x)", after: "x * abs(x)" },
  ],
  refuses: ["x*abs(x)", "sign(x)*y", "1/abs(x)", "abs(x)*abs(y)", "x^2*y"],
};

const argumentOf = (base: Expr): Expr | undefined =>
  base.kind === "call" && (base.name === "abs" || base.name === "sign") ? base.args[0] : undefined;

interface Parts {
  readonly factors: readonly Factor[];
  readonly size: number;
  readonly sign: number;
  readonly plain: number;
}

/** The whole powers of |u|, sign(u) and u in the term. */
function partsOf(term: Term, u: Expr): Parts {
  const found = term.factors.filter(
    ({ base, exponent }) =>
      exponent.kind === "num" && isInteger(exponent.value) && (base === u || argumentOf(base) === u),
  );
  const power = (fits: (base: Expr) => boolean): number => {
    const factor = found.find(({ base }) => fits(base));
    return factor?.exponent.kind === "num" ? factor.exponent.value.valueOf() : 0;
  };
  const named = (name: string) => (base: Expr) => base.kind === "call" && base.name === name && base !== u;
  return {
    factors: found,
    size: power(named("abs")),
    sign: power(named("sign")),
    plain: power((base) => base === u),
  };
}

/** The term with the parts in their shortest form, or undefined if they are in it. */
function together(term: Term, u: Expr, { factors, size, sign, plain }: Parts): Term | undefined {
  const power = size + plain;
  const odd = Math.abs(sign + plain) % 2;
  const shortest = ((): readonly (readonly [Expr, number])[] => {
    if (power === 0) return odd === 1 ? [[call("sign", u), 1]] : [];
    if (Math.abs(power) % 2 === odd) return [[u, power]];
    const step = Math.sign(power);
    return [
      [u, power - step],
      [call("abs", u), step],
    ];
  })();
  const wanted = shortest.filter(([, exponent]) => exponent !== 0);
  const same =
    wanted.length === factors.length &&
    wanted.every(([base, exponent]) =>
      factors.some((factor) => factor.base === base && factor.exponent === num(exponent)),
    );
  if (same) return undefined;
  const position = term.factors.indexOf(factors[0] as Factor);
  const others = term.factors.filter((factor) => !factors.includes(factor));
  others.splice(
    Math.min(position, others.length),
    0,
    ...wanted.map(([base, exponent]) => ({ base, exponent: num(exponent) })),
  );
  return { coefficient: term.coefficient, factors: others, written: others.length };
}

/** |u|, sign u, step u and relu u where the sign of u is known. */
export const knownSign: Rule = {
  id: "known-sign",
  label: "the sign is known",
  family: "identity",
  heads: ["call"],
  statement: ["abs(u)", "u"],
  apply: (e, setting) => {
    if (e.kind !== "call" || e.args.length !== 1) return undefined;
    const [u] = e.args as readonly [Expr];
    const after = valueBySign(e.name, u, setting) ?? withoutPositive(e.name, u, setting);
    return after === undefined ? undefined : { after, bindings: { u } };
  },
};

export const knownSignDocs: RuleDocs = {
  rule: knownSign,
  conditions: ["u ≥ 0; and so for u ≤ 0, for sign, step and relu"],
  source: "definitions of the functions",
  examples: [
    { before: "abs(x)", after: "x", assume: "x > 0" },
    { before: "abs(x - 3)", after: "-(x - 3)", assume: "x < 2" },
    { before: "sign(x)", after: "-1", assume: "x < 0" },
    { before: "step(exp(x))", after: "1" },
    { before: "sign(x*y)", after: "sign(x)", assume: "y > 0" },
    { before: "abs(x*y)", after: "abs(x) * y", assume: "y > 0" },
  ],
  refuses: ["abs(x)", "sign(x^2)", "step(x*y)"],
};

function valueBySign(name: string, u: Expr, setting: Setting): Expr | undefined {
  switch (name) {
    case "abs":
      if (isNonnegative(u, setting)) return u;
      return isNonpositiveInterval(bounds(u, setting)) ? neg(u) : undefined;
    case "relu":
      if (isNonnegative(u, setting)) return u;
      return isNonpositiveInterval(bounds(u, setting)) ? num(0) : undefined;
    case "sign":
      if (isPositive(u, setting)) return num(1);
      return isNegativeInterval(bounds(u, setting)) ? num(-1) : undefined;
    case "step":
      if (isPositive(u, setting)) return num(1);
      return isNegativeInterval(bounds(u, setting)) ? num(0) : undefined;
    default:
      return undefined;
  }
}

/** Positive factors do not touch the sign, and stand in front of the bars. */
function withoutPositive(name: string, u: Expr, setting: Setting): Expr | undefined {
  if ((name !== "abs" && name !== "sign" && name !== "step") || (u.kind !== "mul" && u.kind !== "div"))
    return undefined;
  const term = toTerm(u);
  const positive = term.factors.filter(({ base, exponent }) =>
    isPositive(exponent === num(1) ? base : pow(base, exponent), setting),
  );
  const size = term.coefficient.abs();
  if (positive.length === 0 && size.equals(1)) return undefined;
  const rest = term.factors.filter((factor) => !positive.includes(factor));
  const one = num(1).value;
  const sign = termToExpr({ coefficient: term.coefficient.div(size), factors: rest, written: rest.length });
  const front = termToExpr({ coefficient: size, factors: positive, written: positive.length });
  if (name !== "abs") return call(name, sign);
  const inside = termToExpr({ coefficient: one, factors: rest, written: rest.length });
  return termToExpr(toTerm(mul(call("abs", inside), front)));
}
