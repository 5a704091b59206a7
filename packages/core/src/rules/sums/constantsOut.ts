import { type Factor, toTerm } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import {
  add,
  type Expr,
  freeNames,
  isOne,
  mul,
  neg,
  num,
  rational,
  rebind,
  type Sum,
  sub,
} from "../../expr/index.js";
import type { Rule } from "../types.js";

/** Factors that do not contain the index go in front of the sum. */
export const constantsOut: Rule = {
  id: "constants-out",
  label: "constants in front of the sum",
  family: "sum",
  heads: ["sum"],
  statement: ["sum(c*f(i), i, 1, m)", "c*sum(f(i), i, 1, m)"],
  conditions: ["c does not contain i"],
  source: "Graham, Knuth, Patashnik, Concrete Mathematics, (2.15)",
  examples: [
    { before: "sum(2*c*x[i], i, 1, m)", after: "2 * c * sum(x[i], i, 1, m)" },
    { before: "sum((x[i] - mu)/s^2, i, 1, m)", after: "1/s^2 * sum(x[i] - mu, i, 1, m)" },
  ],
  refuses: ["sum(x[i]*y[i], i, 1, m)", "sum(c + x[i], i, 1, m)"],
  apply: (e, setting) => {
    if (e.kind !== "sum") return undefined;
    const body = e.args[0];
    if (!freeNames(body).has(e.name)) return undefined;
    const term = toTerm(body);
    const moves = ({ base, exponent }: Factor) =>
      !freeNames(base).has(e.name) && !freeNames(exponent).has(e.name);
    const front = term.factors.filter(moves);
    const size = term.coefficient.abs();
    if (front.length === 0 && isOne(term.coefficient)) return undefined;
    const inside = term.factors.filter((factor) => !moves(factor));
    const left = termToExpr({ coefficient: rational(1), factors: inside, written: inside.length });
    const c = termToExpr({ coefficient: size, factors: front, written: front.length }, setting.counts);
    const rest = rebind(e, e.name, left);
    const product = c.kind === "num" && isOne(c.value) ? rest : mul(c, rest);
    return { after: term.coefficient.s < 0n ? neg(product) : product, bindings: { c, "f(i)": left } };
  },
};

/** A sum over an index never stands above a fraction bar: 1/s² Σ … rather than Σ …/s². */
export const sumOffTheBar: Rule = {
  id: "sum-off-the-bar",
  label: "constants in front of the sum",
  family: "sum",
  heads: ["div", "mul"],
  statement: ["sum(f(i), i, 1, m)/c", "1/c*sum(f(i), i, 1, m)"],
  conditions: [],
  source: "field axioms",
  examples: [
    { before: "sum(x[i], i, 1, m)/s^2", after: "1/s^2 * sum(x[i], i, 1, m)" },
    { before: "a*sum(x[i], i, 1, m)/s", after: "a/s * sum(x[i], i, 1, m)" },
    { before: "sum(x[i], i, 1, m)*(a/s)", after: "a/s * sum(x[i], i, 1, m)" },
  ],
  refuses: ["1/m*sum(x[i], i, 1, m)", "a/sum(x[i], i, 1, m)"],
  apply: (e, setting) => {
    if (e.kind === "div") {
      const [above, c] = e.args;
      const factors = above.kind === "mul" ? above.args : [above];
      return factors.some(isBig)
        ? { after: termToExpr(toTerm(e), setting.counts), bindings: { c } }
        : undefined;
    }
    // A fraction between big factors goes in front of them.
    if (e.kind !== "mul" || !e.args.some(isBig)) return undefined;
    const fraction = e.args.find((factor, k) => k > 0 && factor.kind === "div");
    return fraction && { after: termToExpr(toTerm(e), setting.counts), bindings: { c: fraction } };
  },
};

const isBig = (e: Expr): boolean => e.kind === "sum" || e.kind === "prod";

/** A sum of equal terms is their number times the term. */
export const constantSum: Rule = {
  id: "constant-sum",
  label: "equal terms",
  family: "sum",
  heads: ["sum"],
  statement: ["sum(c, i, 1, m)", "m*c"],
  conditions: ["c does not contain i", "m ≥ 0"],
  source: "Graham, Knuth, Patashnik, Concrete Mathematics, 2.3",
  examples: [
    { before: "sum(c, i, 1, m)", after: "m * c" },
    { before: "sum(c, i, 3, m)", after: "(m - 3 + 1) * c" },
  ],
  refuses: ["sum(x[i], i, 1, m)", "sum(0, i, 1, m)"],
  apply: (e) => {
    if (e.kind !== "sum" || freeNames(e.args[0]).has(e.name) || e.args[0] === num(0)) return undefined;
    const c = e.args[0];
    const number = termsBetween(e);
    return { after: c === num(1) ? number : mul(number, c), bindings: { c, m: number } };
  },
};

/** How many terms the sum has. */
export function termsBetween(e: Sum): Expr {
  const [, lower, upper] = e.args;
  if (lower === num(1)) return upper;
  if (lower.kind === "num" && upper.kind === "num") return num(upper.value.sub(lower.value).add(1));
  return add(sub(upper, lower), num(1));
}
