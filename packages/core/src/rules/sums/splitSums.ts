import { collect, type Term, termsToExpr, toTerm, toTerms } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { add, type Expr, freeNames, mul, num, rebind } from "../../expr/index.js";
import type { Rule } from "../types.js";
import { termsBetween } from "./constantsOut.js";

/** A sum of terms with and without the index: Σ(c + f(i)) = mc + Σ f(i). */
export const splitIndexSum: Rule = {
  id: "split-index-sum",
  label: "sum taken apart",
  family: "sum",
  heads: ["sum"],
  statement: ["sum(c + f(i), i, 1, m)", "m*c + sum(f(i), i, 1, m)"],
  conditions: ["c does not contain i", "m ≥ 0"],
  source: "Graham, Knuth, Patashnik, Concrete Mathematics, (2.16)",
  examples: [
    { before: "sum(mu - x[i], i, 1, m)", after: "m * mu - sum(x[i], i, 1, m)" },
    { before: "sum(a/n - 2*x[i]/n, i, 1, n)", after: "a - 2/n * sum(x[i], i, 1, n)" },
  ],
  refuses: ["sum(x[i] + y[i], i, 1, m)", "sum(c, i, 1, m)", "sum(x[i], i, 1, m)"],
  apply: (e, setting) => {
    if (e.kind !== "sum" || e.args[0].kind !== "add") return undefined;
    const terms = collect(toTerms(e.args[0]));
    const rests = (term: Term): boolean => !freeNames(termToExpr(term)).has(e.name);
    const still = terms.filter(rests);
    if (still.length === 0 || still.length === terms.length) return undefined;
    const number = termsBetween(e);
    const written = (product: Expr): Expr => termToExpr(toTerm(product), setting.counts);
    const parts = terms.map((term) => {
      if (rests(term)) return written(mul(number, termToExpr(term)));
      const moves = term.factors.filter(
        ({ base, exponent }) => !freeNames(base).has(e.name) && !freeNames(exponent).has(e.name),
      );
      const inside = term.factors.filter((factor) => !moves.includes(factor));
      const body = termToExpr({ coefficient: num(1).value, factors: inside, written: inside.length });
      const front = termToExpr({ coefficient: term.coefficient, factors: moves, written: moves.length });
      return written(mul(front, rebind(e, e.name, body)));
    });
    return { after: add(...parts), bindings: { c: termsToExpr(still), m: number } };
  },
};
