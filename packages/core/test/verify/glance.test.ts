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
    ["what is equal", "sin(x)^2 + cos(x)^2", "1"],
    ["what doubles cannot tell apart", "x + 10^30 - 10^30", "0*x"],
    ["a difference as small as their rounding", "x", "x + 10^-16"],
    ["a difference too small for doubles to vouch for it", "x", "x + x*10^-9"],
    ["a point outside the domain", "log(-1 - x^2)", "0*x + 1"],
  ])("says nothing of %s", (_, a, b) => {
    expect(at(a, b)).toBeUndefined();
  });

  it("says nothing where what is granted does not hold", () => {
    expect(at("x", "x + 1", { assume: "x^2 > 50" })).toBeUndefined();
  });
});
