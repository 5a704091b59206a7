import { collect, toTerm, toTerms } from "../../algebra/term.js";
import { termToExpr } from "../../algebra/write.js";
import { isColumnShape, isOne, isScalar, shapeOf } from "../../arrays/index.js";
import { add, call, type Expr, mul, num } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** Deviations from the mean add up to 0: sum(x - 1/n·sum(x)) = 0. */
export const centredSum: Rule = {
  id: "centred-sum",
  label: "deviations from the mean sum to 0",
  family: "matrix",
  heads: ["call"],
  where: "x: n, y: n, c:",
  statement: ["sum(x - 1/n*sum(x))", "0"],
  conditions: [],
  source: "Rice, Mathematical Statistics and Data Analysis, 7.3",
  examples: [
    { before: "sum(x - 1/n*sum(x))", after: "0" },
    { before: "sum(x - sum(x)/n)", after: "0" },
  ],
  refuses: ["sum(x - 1/n*sum(y))", "sum(x - c)", "sum(x)"],
  apply: (e) => {
    const [inner] = e.kind === "call" && e.name === "sum" ? e.args : [];
    if (inner?.kind !== "add" || !isColumnShape(shapeOf(inner)) || !inner.args.some(isScalar))
      return undefined;
    const { rows } = shapeOf(inner);
    const all = inner.args.map((term): Expr => {
      if (isScalar(term)) return termToExpr(toTerm(mul(rows, term)));
      return term.kind === "neg" ? mul(num(-1), call("sum", term.args[0])) : call("sum", term);
    });
    if (isOne(rows) || collect(toTerms(add(...all))).length > 0) return undefined;
    return { after: num(0), bindings: { x: inner } };
  },
};
