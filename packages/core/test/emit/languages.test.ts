import { code, targets } from "@derive/core";
import { describe, expect, it } from "vitest";
import { bodyOf } from "./body.js";

const logistic = "h(z) = sigmoid(theta'*z); -1/m*sum(y[i]*log(h(x[i])) + (1-y[i])*log(1-h(x[i])), i, 1, m)";

const told: Readonly<Record<(typeof targets)[number], readonly [cost: string[], gradient: string[]]>> = {
  numpy: [
    ["z = x @ theta", "return xp.sum(y * xp.logaddexp(0, -z) + (1 - y) * xp.logaddexp(0, z)) / m"],
    ["h = _sigmoid(xp, x @ theta)", "return x.T @ (h - y) / m"],
  ],
  jax: [
    ["z = x @ theta", "return jnp.sum(y * jnp.logaddexp(0, -z) + (1 - y) * jnp.logaddexp(0, z)) / m"],
    ["h = jax.nn.sigmoid(x @ theta)", "return x.T @ (h - y) / m"],
  ],
  torch: [
    ["z = x @ theta", "return torch.sum(y * _softplus(-z) + (1 - y) * _softplus(z)) / m"],
    ["h = torch.sigmoid(x @ theta)", "return x.T @ (h - y) / m"],
  ],
  typescript: [
    [
      "const z = vector(m, (i) => total(n, (j) => x[i][j] * theta[j]));",
      "const t1 = total(m, (i) => y[i] * softplus(-z[i]) + (1 - y[i]) * softplus(z[i]));",
      "return t1 / m;",
    ],
    [
      "const h = vector(m, (i) => sigmoid(total(n, (j) => x[i][j] * theta[j])));",
      "return vector(n, (i) => total(m, (j) => x[j][i] * (h[j] - y[j])) / m);",
    ],
  ],
  julia: [
    ["z = x * theta", "return sum(y .* softplus.(-z) + (1 .- y) .* softplus.(z)) / m"],
    ["h = sigmoid.(x * theta)", "return x' * (h - y) / m"],
  ],
};

describe("the logistic cost", () => {
  it.each(targets)("in %s", (to) => {
    const [cost, gradient] = told[to];
    expect(bodyOf("cost", logistic, { wrt: "theta[j]", to })).toEqual(cost);
    expect(bodyOf("gradient", logistic, { wrt: "theta[j]", to })).toEqual(gradient);
  });
});

describe("a file", () => {
  it("says what its functions take and return, and names helpers only where they are called", () => {
    const text = code("norm2(X*w - y)^2", { wrt: "w", where: "X: m x n", to: "numpy" });
    expect(text).toBe(`"""The cost and gradient, written by derive code."""

import numpy as np


def _namespace(*arrays):
    """The array API namespace of the arrays; without one NumPy, which hands Dask arrays on to Dask."""
    for array in arrays:
        if hasattr(array, "__array_namespace__"):
            return array.__array_namespace__()
    return np


def cost(X, w, y):
    """The cost.

        norm2(X * w - y)^2

    Args:
        X: array of shape (m, n)
        w: array of shape (n,)
        y: array of shape (m,)

    Returns:
        number
    """
    xp = _namespace(X, w, y)
    return xp.sum((X @ w - y) ** 2)


def gradient(X, w, y):
    """The gradient of the cost by w.

        2 * X' * (X * w - y)

    Args:
        X: array of shape (m, n)
        w: array of shape (n,)
        y: array of shape (m,)

    Returns:
        array of shape (n,)
    """
    return 2 * (X.T @ (X @ w - y))
`);
  });

  it("has lines of a length that linters let pass", () => {
    const factors = Array.from({ length: 24 }, (_, k) => `sin(${k + 1}*x)`).join("*");
    for (const to of targets) {
      const lines = code(factors, { wrt: "x", to }).split("\n");
      expect(Math.max(...lines.map((line) => line.length)), to).toBeLessThanOrEqual(110);
    }
  });

  it("avoids the words of the language", () => {
    const text = code("lambda*pass^2 + xp", { wrt: "lambda", to: "numpy" });
    expect(text).toContain("def cost(lambda_, pass_, xp_):");
  });

  it("asks for a dimension that no argument has", () => {
    expect(code("sum(x^k, k, 1, K)", { wrt: "x", to: "numpy" })).toContain("def cost(x, K):");
    expect(code("x'*x", { wrt: "x", where: "x: n+1", to: "numpy" })).toContain("def cost(x):");
  });
});

describe("is refused with a reason:", () => {
  it("an answer that holds for some entries only", () => {
    const ridge = "sum((y[i]-x[i]'*theta)^2, i, 1, m) + lambda*sum(theta[k]^2, k, 2, n)";
    expect(() => code(ridge, { wrt: "theta[j]", to: "numpy" })).toThrow("the answer holds where 2 <= j only");
  });

  it("several variables", () => {
    expect(() => code("x*y", { wrt: "x, y", to: "numpy" })).toThrow("code is written for one variable");
  });

  it("an array of three axes in TypeScript and Julia", () => {
    const options = { wrt: "W", where: "X: m x n, W: n x k", hessian: true } as const;
    for (const to of ["typescript", "julia"] as const)
      expect(() => code("sum((X*W - Y).^2)", { ...options, to })).toThrow("three or more axes");
  });
});
