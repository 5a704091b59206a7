/** The entry by which is differentiated is one that the problem has. */
import { describe, expect, it } from "vitest";
import { check, checkToJson } from "../../src/index.js";

describe("an index that runs only so far", () => {
  // At j = 3 and m = 2 there is no x[j], so that numbers taken there refute nothing.
  it.each([
    ["prod(x[i], i, 1, m)", "prod(x[i], i, 1, j-1)*prod(x[i], i, j+1, m)"],
    ["sum(x[i], i, 1, m) - sum(x[i], i, 1, m-1)", "delta(j, m)"],
  ])("%s: %s is not refuted where it does not run", (problem, line) => {
    const report = checkToJson(check(problem, line, { wrt: "x[j]" }));
    expect(report.lines.map(({ verdict }) => verdict)).not.toContain("wrong");
  });

  it("is refuted where it runs", () => {
    const report = checkToJson(
      check("prod(x[i], i, 1, m)", "prod(x[i], i, 1, j-1)*prod(x[i], i, j, m)", { wrt: "x[j]" }),
    );
    expect(report.firstWrong).toBe(0);
    const [j, m] = ["j", "m"].map((name) => Number(report.witness?.values[name])) as [number, number];
    expect(j).toBeLessThanOrEqual(m);
  });
});
