/** What holds for each member of a set holds for a name that is granted to be one of them. */
import { describe, expect, it } from "vitest";
import { Arena, check, checkToJson, compare, parseExpression, parseProblem } from "../../src/index.js";

const kindOf = (a: string, b: string, assume: string): string =>
  new Arena().run(() => {
    const problem = parseProblem(`(${a}) + 0*(${b})`, { wrt: "x", assume });
    return compare(parseExpression(a, problem), parseExpression(b, problem), problem).kind;
  });

describe("a proof by cases", () => {
  it.each([
    ["y*x", "piecewise(y == 1, x, 0)", "y in {0, 1}"],
    ["sigmoid(y*x)", "piecewise(y == 1, sigmoid(x), 1 - sigmoid(x))", "y in {-1, 1}"],
    ["2^y*x", "(1 + y)*x", "y in {0, 1}"],
    ["2^(y*t)*x", "(1 + y*t)*x", "y in {0, 1}; t in {0, 1}"],
  ])("%s = %s for %s", (a, b, assume) => {
    expect(kindOf(a, b, assume)).toBe("proved");
    expect(kindOf(a, b, "")).toBe("refuted");
  });

  it.each([
    ["one of the cases is different", "y*x", "piecewise(y == 1, x, x)", "y in {0, 1}"],
    ["one of the cases has no value", "x/y", "x*y + 0/y^2 + x", "y in {0, 1}"],
    [
      "the entries of a vector are different members",
      "sum(2^y[i]*x, i, 1, 2)",
      "(2 + y[1] + y[1])*x",
      "y in {0, 1}",
    ],
  ])("proves nothing where %s", (_, a, b, assume) => {
    expect(kindOf(a, b, assume)).not.toBe("proved");
  });

  it("lets a working say what the two labels give", () => {
    const cost = "-(y*log(a) + (1 - y)*log(1 - a))";
    const working = "(a - y)/(a*(1 - a))\n= piecewise(y == 1, -1/a, 1/(1 - a))";
    const verdicts = (assume?: string): string[] =>
      checkToJson(check(cost, working, { wrt: "a", assume })).lines.map(({ verdict }) => verdict);
    expect(verdicts("y in {0, 1}")).toEqual(["right", "right"]);
    expect(verdicts()).toEqual(["right", "undecided"]);
  });
});
