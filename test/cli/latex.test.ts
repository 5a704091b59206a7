import { describe, expect, it } from "vitest";
import { derive as command, type Outcome } from "../support/commandLine.js";

const t = String.raw;

const derive = (...args: readonly string[]): Promise<Outcome> =>
  command(args, {
    stdin: t`# wrt: w
\frac12 (wx - y)^2`,
  });

const cost = t`h_\theta(x) = \sigma(\theta^\top x), \quad J(\theta) = -\frac{1}{m}\sum_{i=1}^m \left[ y^{(i)}\log h_\theta(x^{(i)}) + (1 - y^{(i)})\log\left(1 - h_\theta(x^{(i)})\right) \right]`;

describe("LaTeX on the command line", () => {
  it("is recognised in the problem and in each option", async () => {
    const expected = t`\frac1m \sum_{i=1}^m \left(h_\theta(x^{(i)}) - y^{(i)}\right) x_j^{(i)}`;
    const { code, out } = await derive(cost, "--wrt", t`\theta_j`, "--expect", expected, "--no-opinions");
    expect(out).toContain("answer: 1/m * sum((h_theta(x[i]) - y[i]) * x[i, j], i, 1, m)");
    expect(code).toBe(0);
  });

  it("takes matrices with their shapes", async () => {
    const { out } = await derive(
      t`\tfrac12\lVert Xw - y\rVert_2^2 + \lambda w^\top w`,
      "--wrt",
      "w",
      "--where",
      t`X \in \mathbb{R}^{m \times n}`,
    );
    expect(out).toContain("answer: X' * (X * w - y) + 2 * lambda * w");
  });

  it("takes facts", async () => {
    const { code } = await derive(
      t`\sqrt{x^2}`,
      "--wrt",
      "x",
      "--assume",
      t`x \ge 1`,
      "--expect",
      "1",
      "--no-opinions",
    );
    expect(code).toBe(0);
  });

  it("is taken by the other commands", async () => {
    expect(
      (await derive("code", t`\lVert Xw - y\rVert^2`, "--wrt", "w", "--where", "X: m x n")).out,
    ).toContain("return 2 * (X.T @ (X @ w - y))");
    expect((await derive("convexity", t`e^{x} + x^{2}`, "--wrt", "x")).code).toBe(0);
  });

  it("stands in a file with options", async () => {
    expect((await derive("-")).out).toContain("answer: (w * x - y) * x");
  });

  it("is explained on request, apart from the answer", async () => {
    const { out, err } = await derive(t`\sigma(wx)`, "--wrt", "w", "--explain-reading");
    expect(err).toContain("read as: sigmoid(w * x)");
    expect(err).toMatch(/\\sigma: the sigmoid function\n\s+write \\sigma \\cdot/);
    expect(out).not.toContain("read as");
    expect((await derive("x^2", "--wrt", "x", "--explain-reading")).err).toContain("read as: x^2");
  });

  it("is forced, and refused, by --from", async () => {
    expect((await derive("2xy", "--wrt", "x", "--from", "latex")).out).toContain("answer: 2 * y");
    const { code, err } = await derive(t`\frac{x}{2}`, "--wrt", "x", "--from", "text");
    expect([code, err]).toEqual([2, expect.stringContaining("LaTeX")]);
  });

  it("has errors of the reading and of the derivation in its own places", async () => {
    const reading = await derive(t`x + \frac{1`, "--wrt", "x");
    expect([reading.code, reading.err]).toEqual([2, expect.stringContaining("a brace { is not closed")]);
    const later = await derive(t`\log(x) + \operatorname{sigmiod}(x)`, "--wrt", "x");
    expect(later.err).toContain(t`  \log(x) + \operatorname{sigmiod}(x)
            ^^^^^^^^^^^^^^^^^^^^^^`);
    expect(later.err).toContain("did you mean sigmoid?");
  });
});
