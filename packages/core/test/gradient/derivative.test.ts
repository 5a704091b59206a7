import { describe, expect, it } from "vitest";
import { type ScalarCost, scalarCosts } from "../../../../test/support/costs/scalar.js";
import { Arena, type Variable } from "../../src/expr/index.js";
import { derivative, parseProblem, toText } from "../../src/index.js";

const answer = (source: string, wrt: string): string =>
  new Arena().run(() => {
    const problem = parseProblem(source, { wrt });
    return toText(derivative(problem.expression, problem.variables[0] as Variable, problem));
  });

describe("the answer alone", () => {
  it("of the logistic loss is the error times the feature", () => {
    expect(answer("-(y*log(sigmoid(t*x)) + (1 - y)*log(1 - sigmoid(t*x)))", "t")).toBe(
      "(sigmoid(t * x) - y) * x",
    );
  });

  it("of sums over an index is found by the rules", () => {
    expect(answer("1/m*sum((a*x[i] - y[i])^2, i, 1, m)", "a")).toBe(
      "2/m * sum((a * x[i] - y[i]) * x[i], i, 1, m)",
    );
  });

  const rows: readonly ScalarCost[] = Object.values(scalarCosts)
    .flat()
    .filter(([, wrt, , options = {}]) => Object.keys(options).length === 0 && !wrt.includes(","));
  /** Each is right, and written otherwise than the derivation ends. */
  const otherwise = new Map([["log(sigmoid(-x))", "sigmoid(-x) - 1"]]);

  for (const [source, wrt, expected] of rows) {
    it(`of ${source} by ${wrt} is what the derivation ends in`, () => {
      expect(answer(source, wrt)).toBe(otherwise.get(source) ?? expected);
    });
  }
});
