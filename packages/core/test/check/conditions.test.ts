/** Left sides that are words, and lines that set the derivative to 0. */
import { describe, expect, it } from "vitest";
import { check, checkToJson } from "../../src/index.js";

const verdictsOf = (problem: string, wrt: string, working: string): string[] =>
  checkToJson(check(problem, working, { wrt })).lines.map(({ verdict }) => verdict);

describe("a left side", () => {
  it.each(["∇J = 2*x", "grad J = 2*x", "J′ = 2*x", "dJ/dx = 2*x", "J_x = 2*x", "Answer = 2*x"])(
    "%s is about the derivative",
    (line) => {
      expect(verdictsOf("x^2", "x", line)).toEqual(["right"]);
      expect(verdictsOf("x^2", "x", line.replace("2*x", "3*x"))).toEqual(["wrong"]);
    },
  );

  it("that nobody explains or uses is not taken for right", () => {
    expect(verdictsOf("x^2", "x", "muhat = 7")).toEqual(["undecided"]);
  });
});

describe("the derivative set to 0", () => {
  it.each([
    ["x^2", "x", "dJ/dx = 2*x = 0\nx = 0", ["right", "right"]],
    ["(x - 3)^2", "x", "2(x - 3) = 0\nx = 3", ["right", "right"]],
    ["(x - 3)^2", "x", "3(x - 3) = 0\nx = 3", ["wrong", "right"]],
    ["(x - 3)^2", "x", "2(x - 3) = 0\nx = 4", ["right", "undecided"]],
    [
      "sum((x[i] - mu)^2, i, 1, n)",
      "mu",
      "dL/dmu = -2*sum(x[i] - mu, i, 1, n)\n= 0\nmuhat = 1/n*sum(x[i], i, 1, n)",
      ["right", "right", "right"],
    ],
  ])("%s by %s: %s", (problem, wrt, working, verdicts) => {
    expect(verdictsOf(problem, wrt, working)).toEqual(verdicts);
  });
});

describe("quantities in front of brackets", () => {
  it("are factors", () => {
    const working = "-y/a + (1-y)/(1-a)\n= (a-y)/(a(1-a))";
    expect(verdictsOf("-(y*log(a)) - (1-y)*log(1-a)", "a", working)).toEqual(["right", "right"]);
  });
});
