import { describe, expect, it } from "vitest";
import { derive, type Outcome } from "../support/commandLine.js";

const convexity = (...args: string[]): Promise<Outcome> => derive(["convexity", ...args]);

const logistic = "-1/m*(y'*log(sigmoid(X*theta)) + (ones(m)-y)'*log(ones(m)-sigmoid(X*theta)))";

describe("derive convexity", () => {
  it("proves the logistic cost convex by XᵀDX, with exit code 0", async () => {
    const { code, out } = await convexity(logistic, "--wrt", "theta", "--where", "X: m x n", "--ascii");
    expect(code).toBe(0);
    expect(out).toContain("Hessian = 1/m * X' * diag(sigmoid(X * theta) .* (1 - sigmoid(X * theta))) * X");
    expect(out).toContain("diag(sigmoid(X * theta) .* (1 - sigmoid(X * theta))) is positive definite");
    expect(out).toContain("[Boyd & Vandenberghe, Convex Optimization, A.5.2]");
    expect(out).toContain("verdict: convex in theta: proved by the second derivative");
  });

  it("refutes squared error over a sigmoid with numbers and exit code 1", async () => {
    const { code, out } = await convexity(
      "sum((sigmoid(X*theta)-y).^2)",
      "--wrt",
      "theta",
      "--where",
      "X: m x n, y: m",
    );
    expect(code).toBe(1);
    expect(out).toMatch(/^at m = 1, n = 2, X\[1, 1\] = /m);
    expect(out).toContain("in the direction v: theta[1] = ");
    expect(out).toMatch(/^curvature .* = -\d.* < 0$/m);
    expect(out).toContain("verdict: not convex in θ: refuted by the numbers above");
  });

  it("says what it tried, with exit code 3", async () => {
    const { code, out } = await convexity("1/x^2", "--wrt", "x");
    expect(code).toBe(3);
    expect(out).toContain("the domain, which is not shown to be convex: x != 0");
    expect(out).toContain("verdict: undecided");
  });

  it("takes a cost that begins with a minus, and the only variable there is", async () => {
    const { code, out } = await convexity("-log(x)");
    expect(code).toBe(0);
    expect(out).toContain("domain: x > 0");
  });

  it.each(["latex", "markdown", "json"])("writes %s", async (format) => {
    const { code, out } = await convexity("x^2", "--wrt", "x", "--format", format);
    expect(code).toBe(0);
    if (format === "json")
      expect(JSON.parse(out)).toMatchObject({ version: 1, verdict: "convex", degree: "strongly" });
    else expect(out).toContain("strongly convex in $x$: proved");
  });

  it("refuses what it cannot read with exit code 2", async () => {
    const { code, err } = await convexity("x^2 +", "--wrt", "x");
    expect(code).toBe(2);
    expect(err).toContain("error:");
  });
});
