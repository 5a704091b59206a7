import { divideTerm, commonFactor as shared } from "../../algebra/expand.js";
import { type Factor, type Term, termsToExpr, toTerms } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { type Expr, isOne, mul, rational, some } from "../../expr/index.js";
import type { Setting } from "../../problem/problem.js";
import type { Rule } from "../types.js";

/**
 * What all terms share is written once. Data such as x[i, j] goes behind the bracket, (h - y)·x_ij, as the
 * field writes an error times a feature; numbers and the rest go before it.
 */
export const commonFactor: Rule = {
  id: "common-factor",
  label: "common factor",
  family: "algebra",
  heads: ["add"],
  statement: ["u*v + u*w", "u*(v + w)"],
  conditions: [],
  source: "distributive law",
  examples: [
    { before: "y*x[j] - h*x[j]", after: "(y - h) * x[j]" },
    { before: "4*a*x^2 + 6*a*x", after: "2 * a * x * (2 * x + 3)" },
    { before: "exp(x)*sin(x) + exp(x)*cos(x)", after: "exp(x) * (sin(x) + cos(x))" },
  ],
  refuses: ["x + y", "1/m*sum(x[i], i, 1, m) + a/m"],
  apply: (e, setting) => {
    if (e.kind !== "add") return undefined;
    const terms = toTerms(e);
    const common = withoutLeadingCounts(shared(terms), terms, setting);
    if (isOne(common.coefficient) && common.factors.length === 0) return undefined;
    const rest = termsToExpr(terms.map((term) => divideTerm(term, common)));
    const behind = common.factors.filter((factor) => standsBehind(factor, rest, setting));
    const before = common.factors.filter((factor) => !behind.includes(factor));
    const front = termToExpr({ ...common, factors: before }, setting.counts);
    const back = behind.map((factor) => termToExpr(single(factor)));
    const after = front.kind === "num" && isOne(front.value) ? mul(rest, ...back) : mul(front, rest, ...back);
    return { after, bindings: { u: termToExpr(common, setting.counts), "v + w": rest } };
  },
};

const single = (factor: Factor): Term => ({ coefficient: rational(1), factors: [factor], written: 1 });

/** 1/m stays in front of each: the field writes 1/m Σ … + λ/m θ_j. */
function withoutLeadingCounts(common: Term, terms: readonly Term[], setting: Setting): Term {
  if (!terms.some((term) => term.factors.some(({ base }) => base.kind === "sum"))) return common;
  const factors = common.factors.filter(
    ({ base }) => !(base.kind === "sym" && setting.counts.has(base.name)),
  );
  return { ...common, factors };
}

function standsBehind({ base, exponent }: Factor, bracket: Expr, setting: Setting): boolean {
  if (exponent.kind === "num" && exponent.value.s < 0n) return false;
  if ("name" in base && setting.moving.has(base.name)) return false;
  if (base.kind === "at") return true;
  return (
    base.kind === "sym" &&
    some(bracket, (node) => node.kind === "call" || ("name" in node && setting.definitions.has(node.name)))
  );
}
