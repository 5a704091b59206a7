/** Primes at the name that the problem itself gives to its cost. */
import { describe, expect, it } from "vitest";
import { check, checkToJson } from "../../src/index.js";

const verdictOf = (problem: string, line: string, order: number): string | undefined =>
  checkToJson(check(problem, line, { wrt: "x", order })).lines[0]?.verdict;

describe("a cost that the problem names", () => {
  it.each([
    ["f = x^3; f", "f' = 3*x^2", 1],
    ["f = x^3; f", "f'(x) = 3*x^2", 1],
    ["L = (x - a)^2; L", "L' = 2*(x - a)", 1],
    ["z = x^2; a = exp(z); L = a + 1; L", "L' = 2*x*exp(x^2)", 1],
    ["y = x^3; y", "y'' = 6*x", 2],
    ["y = x^3; y", "y''(x) = 6*x", 2],
    ["s = 1/(1 + exp(-x)); s", "s' = s(1 - s)", 1],
    ["s = 1/(1 + exp(-x)); s", "s'' = s'(1 - 2*s)", 2],
  ])("%s has the derivative %s", (problem, line, order) => {
    expect(verdictOf(problem, line, order)).toBe("right");
    expect(verdictOf(problem, `${line} + x`, order)).toBe("wrong");
  });
});
