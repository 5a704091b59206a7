import { describe, expect, it } from "vitest";
import { bodyOf } from "./body.js";

/** [cost, variable, shapes, which function, its lines] */
const products: readonly (readonly [string, string, string, string, readonly string[]])[] = [
  ["b'*A*B*x", "x", "A: m x n, B: n x k", "cost", ["return b @ (A @ (B @ x))"]],
  ["u'*A'*A*u", "u", "A: m x n", "cost", ["return u @ (A.T @ (A @ u))"]],
  ["sum(diag(u)*X*w)", "w", "X: m x n", "cost", ["return u @ (X @ w)"]],
  ["sum(diag(u)*X*w)", "w", "X: m x n", "gradient", ["return X.T @ u"]],
  ["tr(A*B)", "A", "A: m x n, B: n x m", "cost", ["return xp.sum(A * B.T)"]],
  ["tr(A*B*C)", "A", "A: m x n, B: n x k", "cost", ["return xp.sum(A * (C.T @ B.T))"]],
  ["a'*X*b", "X", "X: m x n", "gradient", ["return a[:, None] * b"]],
  ["b'*inv(A)*b", "b", "A: n x n", "cost", ["return b @ xp.linalg.solve(A, b)"]],
  ["tr(inv(A)*B)", "B", "A: n x n", "cost", ["return xp.sum(_diagonal(xp, xp.linalg.solve(A, B)))"]],
  ["sum(X*W + ones(m)*b')", "W", "X: m x n", "cost", ["return xp.sum(X @ W + b)"]],
  ["ones(m)'*X*w", "w", "X: m x n", "gradient", ["return xp.sum(X, axis=0)"]],
  [
    "logsumexp(A*x)",
    "x",
    "A: m x n",
    "hessian",
    ["p = _softmax(xp, A @ x)", "return A.T @ (p[:, None] * A - p[:, None] * (A.T @ p))"],
  ],
  [
    "sum(softplus(X*w))",
    "w",
    "X: m x n",
    "hessian",
    ["p = _sigmoid(xp, X @ w)", "return X.T @ ((p * (1 - p))[:, None] * X)"],
  ],
];

describe("no matrix is made that is not needed", () => {
  it.each(products)("%s by %s where %s: %s", (cost, wrt, where, name, lines) => {
    expect(bodyOf(name, cost, { wrt, where, hessian: name === "hessian" })).toEqual(lines);
  });
});

it("computes what is used twice once, under the name it has in the problem", () => {
  const net = "H = tanh(X*W + ones(m)*b'); sum((H*v - y).^2)";
  expect(bodyOf("gradient", net, { wrt: "W", where: "X: m x n, W: n x k, v: k" })).toEqual([
    "H = xp.tanh(X @ W + b)",
    "return 2 * (X.T @ ((H @ v - y)[:, None] * (1 - H**2))) * v",
  ]);
});
