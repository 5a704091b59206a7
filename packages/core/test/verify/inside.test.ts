/** What differs in one place is compared there, with all that holds at that place. */
import { describe, expect, it } from "vitest";
import { Arena, parseExpression, parseProblem } from "../../src/index.js";
import { equalInside } from "../../src/verify/inside.js";
import { Normalizer } from "../../src/verify/normal/normalizer.js";

function compareInside(a: string, b: string): boolean | undefined {
  return new Arena().run(() => {
    const [p, q] = [parseExpression(a), parseExpression(b)];
    const n = new Normalizer(parseProblem("x", { wrt: "x" }));
    return equalInside(p, q, n);
  });
}

describe("two expressions that differ in one place", () => {
  it.each([
    ["a summand under a sum", "c*sum(exp(x[i])*(y[i] + y[i]), i, 1, n)", "c*sum(exp(x[i])*2*y[i], i, 1, n)"],
    ["an argument", "log(1 + (x + 1)^2)", "log(1 + x^2 + 2*x + 1)"],
    // The index is a whole number from 1 on.
    [
      "a condition on an index",
      "sum(piecewise(k < 2, x[k], 0), k, 1, n)",
      "sum(piecewise(k <= 1, x[k], 0), k, 1, n)",
    ],
    [
      "a factor under two sums",
      "sum(sum(a[i,j]*(x + x), i, 1, j), j, 1, n)",
      "sum(sum(a[i,j]*2*x, i, 1, j), j, 1, n)",
    ],
  ])("are equal if the place is: %s", (_, a, b) => {
    expect(compareInside(a, b)).toBe(true);
  });

  it.each([
    ["a place that has another value", "sum(x[i]*y[i], i, 1, n)", "sum(x[i]*y[i]^2, i, 1, n)"],
    [
      "a condition on an index",
      "sum(piecewise(k < 2, x[k], 0), k, 1, n)",
      "sum(piecewise(k <= 2, x[k], 0), k, 1, n)",
    ],
    ["a condition on a number", "piecewise(x < 2, x, 0)", "piecewise(x <= 1, x, 0)"],
    [
      "places that are equal by the sum alone",
      "sum(x[i] + x[i]*delta(i, 1), i, 1, n)",
      "sum(x[i] + x[1]*delta(i, 2), i, 1, n)",
    ],
  ])("are not for that: %s", (_, a, b) => {
    expect(compareInside(a, b)).toBe(false);
  });

  it("have the same bounds around it", () => {
    expect(compareInside("sum(x[i], i, 1, n)", "sum(x[i], i, 2, n)")).toBeUndefined();
  });
});
