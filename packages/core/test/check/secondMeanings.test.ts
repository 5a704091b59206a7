/** A name that a working defines twice means in each line what was said last. */
import { describe, expect, it } from "vitest";
import { check, checkToJson } from "../../src/index.js";

const linesOf = (problem: string, wrt: string, working: string) =>
  checkToJson(check(problem, working, { wrt })).lines;
const verdictsOf = (problem: string, wrt: string, working: string): string[] =>
  linesOf(problem, wrt, working).map(({ verdict }) => verdict);

describe("a name with two meanings", () => {
  it("keeps the first until the second", () => {
    const working = "let s = 2*x\ndJ/dx = s\nlet s = 3*x\ndJ/dx = s - x";
    expect(verdictsOf("x^2", "x", working)).toEqual(["right", "right", "right", "right"]);
  });

  it("is not mended by what is said of it afterwards", () => {
    const working = "let s = 3*x\ndJ/dx = s\nlet s = 2*x";
    expect(verdictsOf("x^2", "x", working)).toEqual(["right", "wrong", "right"]);
  });

  it("may be told in another form", () => {
    expect(verdictsOf("x^2", "x", "s = 2*x\ns = x + x\ndJ/dx = s")).toEqual(["right", "right", "right"]);
  });

  it("may be one of the parts of another term", () => {
    const working = "u = x^2\ndu/dx = 2*x\nu = sin(x)\ndu/dx = cos(x)\ndJ/dx = 2*x + cos(x)";
    expect(verdictsOf("x^2 + sin(x)", "x", working)).toEqual(["right", "right", "right", "right", "right"]);
  });

  it("is left open where the second may be a slip in another form of the first", () => {
    const lines = linesOf("(x + y)^2*z", "z", "s = (x + y)^2\ns = x^2 + y^2\ndJ/dz = s");
    expect(lines.map(({ verdict }) => verdict)).toEqual(["right", "undecided", "wrong"]);
    expect(lines[1]?.remark).toContain("s was (x + y)^2 before");
  });
});
