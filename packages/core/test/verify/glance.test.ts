import { describe, expect, it } from "vitest";
import { Arena } from "../../src/expr/index.js";
import { parseExpression, parseProblem } from "../../src/parse/index.js";
import { glance } from "../../src/verify/sample.js";

const at = (a: string, b: string, options: { readonly assume?: string } = {}) =>
  new Arena().run(() => {
    const problem = parseProblem(a, { wrt: "x", ...options });
    return glance(problem.expression, parseExpression(b, problem), problem);
  });

describe("a glance at one point", () => {
  it("refutes what is clearly different, with numbers", () => {
    const verdict = at("sin(x)^2 + cos(x)^2", "2");
    expect(verdict).toMatchObject({ kind: "refuted", witness: { left: "1", right: "2" } });
  });

  it.each([
    ["x + 10^30 - 10^30", "0*x"],
    ["x", "x + x*10^-9"],
  ])("refutes by decimals what doubles cannot tell apart: %s and %s", (a, b) => {
    expect(at(a, b)).toMatchObject({ kind: "refuted" });
  });

  // Doubles alone would refute these: jumps and conditions that rounding decides, and what is too small for them.
  it.each([
    ["what is equal", "sin(x)^2 + cos(x)^2", "1"],
    ["a point outside the domain", "log(-1 - x^2)", "0*x + 1"],
    ["the cut of an arc", "x*atan2(sin(2*pi), -1)", "x*pi"],
    ["an arc at a jump", "acot(sin(2*pi) + 10^-20)*x", "acot(10^-20)*x"],
    ["a condition that rounding meets", "x*piecewise(exp(10^-20) == 1, 1, 0)", "0*x"],
    ["a factor below all doubles", "x*exp(-800)*exp(700)", "x*exp(-100)"],
    ["a bound that rounding moves", "sum(x, i, 1, n/49*49)", "n*x"],
  ])("says nothing of %s", (_, a, b) => {
    expect(at(a, b)).toBeUndefined();
  });

  it("says nothing where what is granted does not hold", () => {
    expect(at("x", "x + 1", { assume: "x^2 > 50" })).toBeUndefined();
  });
});
