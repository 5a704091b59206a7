/** No proof rests on what nobody has granted. */
import { describe, expect, it } from "vitest";
import { Arena, compare, derive, parseExpression, parseProblem, toText } from "../../src/index.js";

const checked = (cost: string, expect: string, wrt: string, options: object = {}): string | undefined =>
  derive(cost, { wrt, expect, ...options }).check?.verdict.kind;

describe("an expectation", () => {
  it.each([
    ["x > y is not x >= y", "q*piecewise(x > y, 1, 0)", "1", { assume: "x in {0, 1}; y in {0, 1}; x >= y" }],
    ["a sum that may be 0 has no sign", "q*piecewise(x + y > 0, 1, 2)", "1", { assume: "x + y >= 0" }],
    ["y may be less than 0", "q*sum(abs(y^k), k, 1, n)", "sum(y^k, k, 1, n)", { assume: "y > -1/100" }],
  ])("is not proved where %s", (_, cost, expected, options) => {
    expect(checked(cost, expected, "q", options)).not.toBe("proved");
  });

  it("of a vector is refuted where the base of a power is less than 0", () => {
    const where = "w: n, x: n, y: scalar";
    expect(checked("w'*x*abs(y^n)", "x*y^n", "w", { where })).toBe("refuted");
    expect(checked("w'*x*abs(y)^n", "x*abs(y)^n", "w", { where })).toBe("proved");
  });
});

describe("two sums", () => {
  const verdict = (a: string, b: string, assume: string): string =>
    new Arena().run(() => {
      const problem = parseProblem(`${a} + 0*(${b})`, { wrt: "x", assume });
      const found = compare(parseExpression(a, problem), parseExpression(b, problem), problem);
      return [found.kind, ...(found.kind === "proved" ? found.assumptions.map(toText) : [])].join(" if ");
    });

  it("are not proved equal by a grant that says less than it seems to", () => {
    const [a, b] = ["sum(z[i]*abs(y^n + x), i, 1, n)", "sum(z[i]*(y^n + x), i, 1, n)"];
    expect(verdict(a, b, "sqrt(y^(2*n)) + x > 0")).not.toMatch(/^proved/);
    expect(verdict(a, b, "y^n + x > 0; y > 0")).toMatch(/^proved/);
  });

  it("are equal only where it is said, though a logarithm stands in a sum that may be empty", () => {
    const logs = "sum(log(y), i, 2, n)";
    const [a, b] = [`x*sum(abs(y^k), k, 1, n) + 2*${logs}`, `x*sum(y^k, k, 1, n) + ${logs} + ${logs}`];
    expect(verdict(a, b, "")).toBe("proved if y > 0");
  });
});
