import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { derive as command, type Outcome } from "../support/commandLine.js";

const derive = (...args: readonly string[]): Promise<Outcome> => command(args, { stdin: "# wrt: x\nx^3" });

const folder = mkdtempSync(join(tmpdir(), "derive-code-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("derive code", () => {
  it("writes the cost and its gradient, with the Hessian on request", async () => {
    const shapes = ["--wrt", "w", "--where", "X: m x n"];
    const plain = await derive("code", "norm2(X*w - y)^2", ...shapes, "--to", "numpy");
    expect(plain.code).toBe(0);
    expect(plain.out).toContain("def cost(X, w, y):");
    expect(plain.out).toContain("return 2 * (X.T @ (X @ w - y))");
    expect(plain.out).not.toContain("def hessian");
    const more = await derive("code", "norm2(X*w - y)^2", ...shapes, "--hessian", "--to", "julia");
    expect(more.out).toContain("return 2 * (X' * X)");
  });

  it("reads a cost that begins with a minus, standard input, and the options of a file", async () => {
    expect((await derive("code", "-x^2", "--wrt", "x", "--to", "typescript")).out).toContain(
      "return -2 * x;",
    );
    expect((await derive("code", "-", "--to", "numpy")).out).toContain("return 3 * x**2");
    expect((await derive("code", "examples/poisson-regression.derive")).out).toContain(
      "def gradient(theta, x, y):",
    );
  });

  it("writes to a file", async () => {
    const file = join(folder, "cost.py");
    expect((await derive("code", "x^2", "--wrt", "x", "-o", file)).out).toBe("");
    expect(readFileSync(file, "utf8")).toContain("def derivative(x):");
  });

  it("refuses languages it does not know, and what a language lacks", async () => {
    const unknown = await derive("code", "x^2", "--wrt", "x", "--to", "cobol");
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain("numpy");
    const lacking = await derive("code", "erf(x)", "--wrt", "x", "--to", "typescript");
    expect(lacking.code).toBe(2);
    expect(lacking.err).toContain("TypeScript has no erf");
    expect(lacking.err).toContain("choose --to numpy");
    const running = await derive("code", "sum(sum(x[i]*x[j], j, i, m), i, 1, m)", "--wrt", "x[k]");
    expect(running.code).toBe(2);
    expect(running.err).toContain("a sum that runs from or to i");
  });
});
