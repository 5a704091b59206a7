/** Rows and columns: both layouts are in use, and going over from one to the other is said. */
import { describe, expect, it } from "vitest";
import { check, checkToJson } from "../../src/index.js";

const linesOf = (working: string) =>
  checkToJson(check("norm2(X*w - y)^2", working, { wrt: "w", where: "X: m x n, y: m" })).lines;

const [column, row] = ["2*X'*(X*w - y)", "2*(X*w - y)'*X"];

describe("the layout of a gradient", () => {
  it("may be a row from the first line on", () => {
    const [first, second] = linesOf(`${row}\n= ${row}`);
    expect([first?.verdict, second?.verdict]).toEqual(["right", "right"]);
    expect(first?.remark).toContain("right as a row");
    expect(second?.remark).toBe("");
  });

  it.each([
    [column, row],
    [row, column],
  ])("is told where it changes: %s = %s", (first, second) => {
    const [, turned] = linesOf(`${first}\n= ${second}`);
    expect(turned?.verdict).toBe("right");
    expect(turned?.remark).toContain("the transpose of the line before");
  });
});
