import { describe, expect, it } from "vitest";
import {
  Arena,
  compare,
  type Problem,
  parseExpression,
  parseProblem,
  rules,
  toLatex,
} from "../../src/index.js";
import { knownOf, readLatex } from "../../src/latex/index.js";
import { bareSetting } from "../../src/problem/problem.js";

const sides = rules.flatMap(({ id, statement, where }) =>
  statement.map((side) => [id, side, where] as const),
);

/** A side of a statement as the cost of a problem. */
function problemOf(text: string, where: string | undefined): Problem {
  if (where !== undefined) return parseProblem(text, { wrt: "x", where });
  return { ...bareSetting, source: text, expression: parseExpression(text), variables: [] };
}

describe("the statement of a rule, printed as LaTeX,", () => {
  it.each(sides)("%s: %s reads back", (_, side, where) => {
    new Arena().run(() => {
      const problem = problemOf(side, where);
      const { expression } = problem;
      const latex = toLatex(expression);
      const { text } = readLatex(latex, knownOf(problem), { equation: expression.kind === "rel" });
      const read = problemOf(text, where).expression;
      if (read === expression) return;
      // A number beside a vector goes in front of it, unless the product was written entry by entry.
      expect(compare(read, expression, problem).kind).toBe("proved");
    });
  });
});
