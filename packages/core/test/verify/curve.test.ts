import { derive } from "@derive/core";
import { describe, expect, it } from "vitest";

const verdict = (equation: string, answer: string, order = 1) =>
  derive(equation, { wrt: "x", implicit: "y", order, expect: answer }).check?.verdict;

describe("an answer on a curve", () => {
  it.each([
    ["x^2 + y^2 = 1", "-1/y^3", 2],
    ["x^2 + y^2 = r^2", "-r^2/y^3", 2],
    ["y^2 = x", "y/(2*x)", 1],
    ["y*exp(y) = x", "y/(x*(1 + y))", 1],
    ["x*y + sin(y) = 1", "-y/(x + cos(y))", 1],
    ["x*y = 1", "-1/x^2", 1],
  ])("of %s is proved to be %s at order %i", (equation, answer, order) => {
    expect(verdict(equation, answer, order)?.kind).toBe("proved");
  });

  it.each([
    ["x^2 + y^2 = 1", "x/y", 1],
    ["x^2 + y^2 = 1", "1/y^3", 2],
    ["y*exp(y) = x", "y/(x*(2 + y))", 1],
  ])(
    "of %s is refuted if it is given as %s at order %i, at a point of the curve",
    (equation, answer, order) => {
      const found = verdict(equation, answer, order);
      if (found?.kind !== "refuted") throw new Error(`not refuted: ${found?.kind}`);
      const [x, y] = ["x", "y"].map((name) =>
        Number(found.witness.values.find((entry) => entry.name === name)?.value ?? Number.NaN),
      ) as [number, number];
      const gap = equation.startsWith("x^2") ? x * x + y * y - 1 : y * Math.exp(y) - x;
      expect(Math.abs(gap)).toBeLessThan(1e-6);
    },
  );
});
