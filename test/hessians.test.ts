/** Hessians in closed form: what an expert writes, and what second differences of the cost say. */
import { derive, type Expr, toText, type Variable } from "@derive/core";
import { describe, expect, it } from "vitest";
import { build, type Dense, dense, sizeOf, type Values } from "./support/dense.js";

/** The Hessian is undefined where several forms are as good. */
type Case = readonly [problem: string, wrt: string, where: string, hessian: string | undefined];

const logistic = "-1/m*(y'*log(sigmoid(X*theta)) + (ones(m)-y)'*log(ones(m)-sigmoid(X*theta)))";
const probability = "softmax(A * x + b)";

const cases: readonly Case[] = [
  [logistic, "theta", "X: m x n", "1/m * X' * diag(sigmoid(X * theta) .* (1 - sigmoid(X * theta))) * X"],
  [
    "s = sigmoid(X*theta); -1/m*(y'*log(s) + (ones(m)-y)'*log(ones(m)-s))",
    "theta",
    "X: m x n",
    "1/m * X' * diag(s .* (1 - s)) * X",
  ],
  [
    "p = sigmoid(X*theta); -(y'*log(p) + (1-y)'*log(1-p))",
    "theta",
    "X: m x n, y: m",
    "X' * diag(p .* (1 - p)) * X",
  ],
  [
    `${logistic} + lambda/2*theta'*theta`,
    "theta",
    "X: m x n",
    "1/m * X' * diag(sigmoid(X * theta) .* (1 - sigmoid(X * theta))) * X + lambda * eye(n)",
  ],
  [
    "sum(log(1 + exp(X*theta))) - y'*(X*theta)",
    "theta",
    "X: m x n, y: m",
    "X' * diag(sigmoid(X * theta) .* (1 - sigmoid(X * theta))) * X",
  ],
  ["1/2*norm2(X*w-y)^2", "w", "X: m x n, y: m", "X' * X"],
  ["(X*w-y)'*(X*w-y)", "w", "X: m x n, y: m", "2 * X' * X"],
  ["1/(2*m)*(X*w-y)'*(X*w-y)", "w", "X: m x n, y: m", "1/m * X' * X"],
  ["x'*A*x", "x", "A: n x n", "A + A'"],
  ["1/2*x'*A*x + b'*x", "x", "A: n x n symmetric", "A"],
  ["1/2*norm2(X*w-y)^2 + lambda/2*norm2(w)^2", "w", "X: m x n, y: m", "X' * X + lambda * eye(n)"],
  ["1/2*norm2(X*w-y)^2 + lambda/2*w'*w", "w", "X: m x n, y: m", "X' * X + lambda * eye(n)"],
  ["logsumexp(x)", "x", "x: n", "diag(softmax(x)) - softmax(x) * softmax(x)'"],
  ["log(sum(exp(x)))", "x", "x: n", "diag(softmax(x)) - softmax(x) * softmax(x)'"],
  [
    "logsumexp(A*x + b)",
    "x",
    "A: m x n, b: m",
    `A' * (diag(${probability}) - ${probability} * ${probability}') * A`,
  ],
  ["sum(exp(X*w)) - y'*(X*w)", "w", "X: m x n, y: m", "X' * diag(exp(X * w)) * X"],
  ["norm2(x)^2", "x", "x: n", "2 * eye(n)"],
  ["sum(v .* (X*w-y).^2)", "w", "X: m x n, y: m, v: m", "2 * X' * diag(v) * X"],
  ["(X*w-y)'*diag(v)*(X*w-y)", "w", "X: m x n, y: m, v: m", "2 * X' * diag(v) * X"],
  ["(X*w-y)'*V*(X*w-y)", "w", "X: m x n, y: m, V: m x m symmetric", "2 * X' * V * X"],
  ["norm2(x)^4", "x", "x: n", "8 * x * x' + 4 * norm2(x)^2 * eye(n)"],
  ["exp(a'*x)", "x", "x: n, a: n", "exp(a' * x) * a * a'"],
  [
    "sum(log(exp(-y.*(X*w)) + vector(1)))",
    "w",
    "",
    "X' * diag(y.^2 .* sigmoid(y .* (X * w)) .* (1 - sigmoid(y .* (X * w)))) * X",
  ],
  ["sum(exp(x).*x)", "x", "x: n", "diag(exp(x) .* (x + 2))"],
  ["(a'*x)^2", "x", "x: n, a: n", "2 * a * a'"],
  ["sum(log(cosh(X*w-y)))", "w", "X: m x n, y: m", "X' * diag(1 - tanh(X * w - y).^2) * X"],
  ["y'*exp(-X*w) + sum(X*w)", "w", "X: m x n, y: m", "X' * diag(y .* exp(-X * w)) * X"],
  ["sqrt(1 + x'*x)", "x", "x: n", undefined],
  ["1/(1 + x'*x)", "x", "x: n", undefined],
  ["theta*x^2", "x", "theta:, x:", "2 * theta"],
  ["sum(exp(t*x))", "t", "t:, x: n", "(x.^2)' * exp(t * x)"],
];

/** Small numbers for every name, dimensions different. */
function valuesFor(
  shapes: ReadonlyMap<string, { readonly rows: Expr; readonly columns: Expr }>,
  symmetric: readonly string[],
): Values {
  const values = new Map<string, Dense | number>(Object.entries({ m: 3, n: 2 }));
  let k = 0;
  const next = (): number => Math.round(700 * Math.sin(7 * ++k)) / 1000;
  for (const [name, { rows, columns }] of shapes) {
    if (values.has(name)) continue;
    const [m, n] = [rows, columns].map((dimension) => dense(dimension, values)[0]?.[0] ?? 1);
    const own = build(m as number, n as number, next);
    values.set(
      name,
      symmetric.includes(name) ? own.map((row, i) => row.map((x, j) => x + (own[j]?.[i] ?? 0))) : own,
    );
  }
  return values;
}

/** Second differences by every pair of entries of a column. */
function measured(cost: (values: Values) => number, { name }: Variable, values: Values): Dense {
  const own = values.get(name);
  const x: Dense = typeof own === "number" ? [[own]] : (own as Dense);
  const h = 1e-4;
  const at = (i: number, a: number, j: number, b: number): number => {
    const moved = x.map((row, k) => row.map((entry) => entry + (k === i ? a : 0) + (k === j ? b : 0)));
    return cost(new Map(values).set(name, moved));
  };
  const [size] = sizeOf(x);
  return build(
    size,
    size,
    (i, j) => (at(i, h, j, h) - at(i, h, j, -h) - at(i, -h, j, h) + at(i, -h, j, -h)) / (4 * h * h),
  );
}

describe("the Hessian of", () => {
  it.each(cases)("%s by %s where %s", (problem, wrt, where, hessian) => {
    const d = derive(problem, { wrt, where, order: 2 });
    if (hessian !== undefined) expect(toText(d.result)).toBe(hessian);
    for (const { verdict, expression } of d.lines) expect(verdict.kind, toText(expression)).toBe("proved");
    const [x] = d.problem.variables as readonly [Variable];
    const symmetric = [...d.problem.properties].flatMap(([name, own]) =>
      own.has("symmetric") ? [name] : [],
    );
    // Definitions move with the variable.
    const withDefinitions = (own: Values): Values => {
      const all = new Map(own);
      for (const { name, body } of d.problem.definitions.values()) all.set(name, dense(body, all));
      return all;
    };
    const values = valuesFor(d.problem.shapes, symmetric);
    const told = dense(d.result, withDefinitions(values));
    const cost = (own: Values): number =>
      dense(d.problem.expression, withDefinitions(own))[0]?.[0] ?? Number.NaN;
    const second = measured(cost, x, values);
    told.forEach((row, i) => {
      row.forEach((entry, j) => {
        expect(entry, `${toText(d.result)} at ${i}, ${j}`).toBeCloseTo(second[i]?.[j] ?? Number.NaN, 4);
      });
    });
  });
});
