import { describe, expect, it } from "vitest";
import { type ConvexityVerdict, convexity, toText } from "../../src/index.js";

type Case = readonly [
  cost: string,
  wrt: string,
  where: string | undefined,
  assume: string | undefined,
  says: `${"" | "strictly " | "strongly "}${ConvexityVerdict}`,
];

const logistic = "-1/m*(y'*log(sigmoid(X*theta)) + (ones(m)-y)'*log(ones(m)-sigmoid(X*theta)))";
const indexed =
  "h(z) = sigmoid(theta' * z); -1/m * sum(y[i]*log(h(x[i])) + (1-y[i])*log(1-h(x[i])), i, 1, m)";

const cases: readonly Case[] = [
  [logistic, "theta", "X: m x n", undefined, "convex"],
  [`${logistic} + lambda/2*theta'*theta`, "theta", "X: m x n", "lambda > 0", "strongly convex"],
  [indexed, "theta", undefined, undefined, "convex"],
  [indexed, "theta[j]", undefined, undefined, "convex"],
  [`${indexed} + lambda/2*sum(theta[k]^2, k, 1, n)`, "theta", undefined, "lambda > 0", "strongly convex"],
  ["sum((sigmoid(X*theta)-y).^2)", "theta", "X: m x n, y: m", undefined, "not convex"],
  ["1/2*sum((sigmoid(theta'*x[i])-y[i])^2, i, 1, m)", "theta", undefined, undefined, "not convex"],
  ["(sigmoid(t*x)-y)^2", "t", undefined, undefined, "not convex"],
  ["1/2*norm2(X*w-y)^2", "w", "X: m x n, y: m", undefined, "convex"],
  ["1/2*norm2(X*w-y)^2 + lambda*norm1(w)", "w", "X: m x n, y: m", "lambda > 0", "convex"],
  ["lambda/2*norm2(w)^2 + sum(relu(1 - y.*(X*w)))", "w", "X: m x n, y: m", "lambda > 0", "strongly convex"],
  ["x'*A*x", "x", "A: n x n posdef", undefined, "strongly convex"],
  ["x'*A*x", "x", "A: n x n symmetric", undefined, "not convex"],
  ["-logdet(X)", "X", "X: n x n posdef", undefined, "strictly convex"],
  ["logdet(S) + x'*inv(S)*x", "S", "S: n x n posdef, x: n", undefined, "not convex"],
  ["-sum(Y.*log(softmax(X*W)))", "W", "X: m x n, Y: m x K onehot", undefined, "convex"],
  ["norm2(R - U*V')^2", "U, V", "R: m x n, U: m x k, V: n x k", undefined, "not convex"],
  ["norm2(R - U*V')^2", "U", "R: m x n, U: m x k, V: n x k", undefined, "convex"],
  ["log(x)", "x", undefined, undefined, "strictly concave"],
  ["3*x - 1", "x", undefined, undefined, "affine"],
  ["x^2/y", "x, y", undefined, "y > 0", "convex"],
  ["x*y", "x, y", undefined, undefined, "not convex"],
  // The Hessian beside a kink, or a hole in the domain, shows nothing.
  ["-abs(x)", "x", undefined, undefined, "concave"],
  ["-sqrt(x^2)", "x", undefined, undefined, "concave"],
  ["acos(cos(x))", "x", undefined, undefined, "not convex"],
  ["1/x^2", "x", undefined, undefined, "undecided"],
  ["1/x^2", "x", undefined, "x > 0", "strictly convex"],
  ["x^2", "x", undefined, "x in {0, 1}", "undecided"],
  ["x^2", "x", undefined, "x != 0", "undecided"],
  ["norm2(X)^2", "X", "X: n x n orthogonal", undefined, "undecided"],
  ["f(x)", "x", undefined, undefined, "undecided"],
];

describe("convexity", () => {
  it.each(cases)("of %s in %s where %s assuming %s: %s", (cost, wrt, where, assume, says) => {
    const { verdict, degree, steps, refutation, tried } = convexity(cost, { wrt, where, assume });
    expect(`${degree} ${verdict}`.trim()).toBe(says);
    for (const { label, source } of steps) expect(label !== "" && source !== "").toBe(true);
    expect(refutation !== undefined).toBe(verdict === "not convex");
    if (verdict === "undecided") expect(tried.length).toBeGreaterThan(0);
    else if (verdict !== "not convex") expect(steps.length).toBeGreaterThan(0);
  });

  it("shows the Hessian of the logistic cost as XᵀDX with D ≥ 0", () => {
    const report = convexity(logistic, { wrt: "theta", where: "X: m x n" });
    expect(report.by).toBe("Hessian");
    expect(report.steps.map(({ expression, says }) => `${toText(expression)} ${says}`)).toEqual([
      "diag(sigmoid(X * theta) .* (1 - sigmoid(X * theta))) positive definite",
      "X' * diag(sigmoid(X * theta) .* (1 - sigmoid(X * theta))) * X positive semidefinite",
      "1/m * X' * diag(sigmoid(X * theta) .* (1 - sigmoid(X * theta))) * X positive semidefinite",
    ]);
  });

  it("names the domain, and the sign that would decide", () => {
    expect(convexity("-log(b - a*x)", { wrt: "x" }).domain.map(toText)).toEqual(["b - a * x > 0"]);
    const open = convexity("norm2(X*w - y)^2 + lambda*norm1(w)", { wrt: "w", where: "X: m x n, y: m" });
    expect(open.wanted.map(toText)).toEqual(["lambda >= 0"]);
  });
});
