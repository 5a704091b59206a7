import { type Term, termKey, toTerms } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import {
  add,
  type Expr,
  freeNames,
  mul,
  neg,
  rational,
  rebind,
  type Sum,
  substitute,
  sym,
} from "../../expr/index.js";
import type { Rule } from "../types.js";

/** Two sums over one range, with one factor in front, are one sum. */
export const mergeSums: Rule = {
  id: "merge-sums",
  label: "sums merged",
  family: "sum",
  heads: ["add"],
  statement: ["sum(f(i), i, 1, m) + sum(g(i), i, 1, m)", "sum(f(i) + g(i), i, 1, m)"],
  conditions: ["both sums have the same bounds"],
  source: "Graham, Knuth, Patashnik, Concrete Mathematics, (2.16)",
  examples: [
    { before: "sum(x[i], i, 1, m) - sum(y[k], k, 1, m)", after: "sum(x[i] - y[i], i, 1, m)" },
    { before: "1/m*sum(x[i], i, 1, m) + 1/m*sum(y[i], i, 1, m)", after: "1/m * sum(x[i] + y[i], i, 1, m)" },
  ],
  refuses: ["sum(x[i], i, 1, m) + sum(y[i], i, 1, n)", "sum(x[i], i, 1, m) + 2*sum(y[i], i, 1, m)"],
  apply: (e, setting) => {
    if (e.kind !== "add") return undefined;
    const terms = toTerms(e);
    for (const [p, first] of terms.entries()) {
      const a = split(first);
      if (a === undefined) continue;
      for (const [q, second] of terms.entries()) {
        const b = q > p ? split(second) : undefined;
        if (b === undefined || b.key !== a.key || !first.coefficient.abs().equals(second.coefficient.abs()))
          continue;
        const body = renamedTo(a.sum, b.sum);
        if (body === undefined) continue;
        const same = first.coefficient.equals(second.coefficient);
        const merged = rebind(a.sum, a.sum.name, add(a.sum.args[0], same ? body : neg(body)));
        const front = termToExpr({ ...a.front, coefficient: first.coefficient.abs() }, setting.counts);
        const product = front.kind === "num" && front.value.equals(1) ? merged : mul(front, merged);
        const written = first.coefficient.s < 0n ? neg(product) : product;
        const others = terms.map((term) => term.source ?? termToExpr(term));
        const after = add(
          ...others.flatMap((term, k): Expr[] => (k === p ? [written] : k === q ? [] : [term])),
        );
        return { after, bindings: { "f(i)": a.sum.args[0], "g(i)": body } };
      }
    }
    return undefined;
  },
};

/** A term with one sum in it: the sum, and what stands in front. */
function split(term: Term): { sum: Sum; front: Term; key: string } | undefined {
  const sums = term.factors.filter(({ base }) => base.kind === "sum");
  const [only] = sums;
  if (
    only === undefined ||
    sums.length !== 1 ||
    !(only.exponent.kind === "num" && only.exponent.value.equals(1))
  ) {
    return undefined;
  }
  const factors = term.factors.filter((factor) => factor !== only);
  const front: Term = { coefficient: rational(1), factors, written: factors.length };
  const sum = only.base as Sum;
  return { sum, front, key: `${termKey(front)}|${sum.args[1].id}|${sum.args[2].id}` };
}

/** The second sum's body in the first one's index, if that captures nothing. */
function renamedTo(a: Sum, b: Sum): Expr | undefined {
  if (a.name === b.name) return b.args[0];
  if (freeNames(b.args[0]).has(a.name)) return undefined;
  return substitute(b.args[0], new Map([[b.name, sym(a.name)]]));
}
