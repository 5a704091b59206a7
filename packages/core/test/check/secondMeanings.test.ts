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

  it("is left open where nothing says that the second is another one", () => {
    const working = "r = w*x - y\nL = r^2\ndL/dw = 2*r*x\nr = y - w*x";
    const lines = linesOf("(w*x - y)^2", "w", working);
    expect(lines.map(({ verdict }) => verdict)).toEqual(["right", "right", "right", "undecided"]);
    expect(lines[3]?.remark).toContain("r was w * x - y before");
  });
});
