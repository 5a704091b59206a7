import { type Derivation, DeriveError, derive, freeNames, some, toText, type Variable } from "@derive/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradient, jacobian, lineValue } from "./support/calculus.js";
import { build, type Dense, dense, sizeOf, type Values } from "./support/dense.js";

/** Numbers for every name of a problem, its dimensions small and different. */
function valuesFor(d: Derivation, seed: number): Values {
  const values = new Map<string, Dense | number>();
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.round((state / 2 ** 32) * 1800 - 900) / 1000;
  };
  for (const [k, name] of [...d.problem.counts].sort().entries()) values.set(name, 2 + ((k + seed) % 3));
  if (d.problem.shapes.size === 0) {
    for (const name of freeNames(d.problem.expression)) values.set(name, Math.abs(random()) + 0.2);
  }
  for (const [name, { rows, columns }] of d.problem.shapes) {
    if (values.has(name)) continue;
    const [m, n] = [rows, columns].map((dimension) => dense(dimension, values)[0]?.[0] ?? 1);
    const properties = d.problem.properties.get(name);
    const own = build(m as number, n as number, () => random());
    if (properties?.has("posdef"))
      values.set(
        name,
        own.map((row, i) => row.map((x, j) => (x + (own[j]?.[i] ?? 0)) / 8 + (i === j ? 1.5 : 0))),
      );
    else if (properties?.has("symmetric"))
      values.set(
        name,
        own.map((row, i) => row.map((x, j) => x + (own[j]?.[i] ?? 0))),
      );
    else if (properties?.has("positive"))
      values.set(
        name,
        own.map((row) => row.map((x) => Math.abs(x) + 0.1)),
      );
    else if (properties?.has("onehot"))
      values.set(
        name,
        own.map((row, i) => row.map((_, j) => (j === i % row.length ? 1 : 0))),
      );
    else if (m === n && (m as number) > 1)
      values.set(
        name,
        own.map((row, i) => row.map((x, j) => x / 4 + (i === j ? 1.3 : 0))),
      );
    else values.set(name, own);
  }
  return values;
}

const close = (a: Dense, b: Dense, tolerance: number): boolean => {
  const size = Math.max(1, ...a.flat().map(Math.abs), ...b.flat().map(Math.abs));
  return (
    String(sizeOf(a)) === String(sizeOf(b)) &&
    a.every((row, i) => row.every((x, j) => Math.abs(x - (b[i]?.[j] ?? Number.NaN)) <= tolerance * size))
  );
};

/** The numbers side with the answer, and with every line. Definitions stand for their values. */
function confirm(d: Derivation, seed: number): void {
  const [x] = d.problem.variables as readonly [Variable];
  const values = valuesFor(d, seed);
  const unfolded = withValues(d, values);
  const scalarCost = String(sizeOf(dense(d.problem.expression, unfolded))) === "1,1";
  const measured = (scalarCost ? gradient : jacobian)(d.problem.expression, x, unfolded);
  if (d.problem.variables.length > 1) return;
  if (some(d.result, (e) => e.kind === "at")) return;
  const told = dense(d.result, unfolded);
  expect(close(told, measured, 1e-5), `${toText(d.result)} = ${told} is not ${measured}`).toBe(true);
  for (const [k, line] of d.lines.entries()) {
    const before = d.lines[k - 1];
    if (before === undefined || before.of !== line.of) continue;
    const [now, then] = [line, before].map(({ expression }) => lineValue(expression, x, unfolded));
    expect(
      close(now as Dense, then as Dense, 1e-4),
      `${toText(line.expression)} after ${toText(before.expression)}`,
    ).toBe(true);
  }
  for (const { verdict, expression } of d.lines) expect(verdict.kind, toText(expression)).not.toBe("refuted");
}

/** Names of definitions get the values of their bodies; none here depends on a later one. */
function withValues(d: Derivation, values: Values): Values {
  const all = new Map(values);
  for (const { name, form, body } of d.problem.definitions.values()) {
    if (form === "value") all.set(name, dense(body, all));
  }
  return all;
}

const logistic = "-1/m*(y'*log(sigmoid(X*theta)) + (ones(m)-y)'*log(ones(m)-sigmoid(X*theta)))";

/** [problem, variable, shapes, what an expert writes] */
const costs: readonly (readonly [string, string, string, string])[] = [
  [logistic, "theta", "X: m x n", "1/m * X' * (sigmoid(X * theta) - y)"],
  ["0.5*x'*A*x", "x", "", "1/2 * (A + A') * x"],
  ["A*exp(x)", "x", "A: m x n, x: n", "A * diag(exp(x))"],
  ["(y.*v)'*x", "x", "", "y .* v"],
  ["a^b", "b", "", "a^b * log(a)"],
  ["norm1(A*x-y)", "x", "", "A' * sign(A * x - y)"],
  ["norm2(A*x-y)^2", "x", "", "2 * A' * (A * x - y)"],
  ["sum(log(exp(-y.*(X*w)) + vector(1)))", "w", "", "-X' * (y .* (1 - sigmoid(y .* (X * w))))"],
  ["tr(A*X'*B*X*C)", "X", "", "B * X * C * A + B' * X * A' * C'"],
  ["log(det(inv(X)))", "X", "", "-inv(X)'"],
  ["1/2*norm2(X*w-y)^2 + lambda/2*norm2(w)^2", "w", "", "X' * (X * w - y) + lambda * w"],
  ["(X*w-y)'*(X*w-y)", "w", "", "2 * X' * (X * w - y)"],
  ["tr(A*X*B)", "X", "", "A' * B'"],
  ["logdet(X)", "X", "", "inv(X)'"],
  ["logdet(X)", "X", "X: n x n symmetric", "inv(X)"],
];

describe("the derivative of", () => {
  it.each(costs)("%s by %s where %s", (problem, wrt, where, answer) => {
    for (const style of ["differential", "jacobian", undefined] as const) {
      const d = derive(problem, { wrt, where, ...(style && { style }) });
      confirm(d, 7);
      expect(toText(d.result), style ?? "default").toBe(answer);
    }
  });
});

/** Well-typed expressions in x and u (length n), v (length m), A (m×n), S (n×n symmetric), c: by shape. */
const written = fc.letrec<Record<"scalar" | "short" | "long" | "wide" | "square", string>>((tie) => {
  const two = (
    a: "scalar" | "short" | "long" | "wide" | "square",
    b: typeof a,
    f: (u: string, v: string) => string,
  ) => fc.tuple(tie(a), tie(b)).map(([u, v]) => f(u, v));
  const one = (a: "scalar" | "short" | "long" | "wide" | "square", f: (u: string) => string) => tie(a).map(f);
  const entrywise = fc.constantFrom("sigmoid", "tanh", "sin", "exp", "softplus", "atan");
  const applied = (a: "scalar" | "short" | "long" | "wide" | "square") =>
    fc.tuple(entrywise, tie(a)).map(([f, u]) => `${f}(${f === "exp" ? `sin(${u})` : u})`);
  const own = (a: "scalar" | "short" | "long" | "wide" | "square") => [
    two(a, a, (u, v) => `(${u} + ${v})`),
    two(a, a, (u, v) => `(${u} - ${v})`),
    two(a, a, (u, v) => `(${u}) .* (${v})`),
    two("scalar", a, (u, v) => `(${u})*(${v})`),
    applied(a),
    one(a, (u) => `(-(${u}))`),
    one(a, (u) => `(${u})/2`),
    one(a, (u) => `(${u}).^2`),
  ];
  const of = (leaves: readonly string[], ...more: readonly fc.Arbitrary<string>[]) =>
    fc.oneof(
      { depthSize: "xsmall", maxDepth: 5, withCrossShrink: true },
      fc.constantFrom(...leaves),
      ...more,
    );
  return {
    scalar: of(
      ["c", "2", "x'*u", "norm2(x)^2"],
      two("short", "short", (u, v) => `(${u})'*(${v})`),
      two("long", "long", (u, v) => `(${u})'*(${v})`),
      one("long", (u) => `sum(${u})`),
      one("wide", (u) => `sum(${u})`),
      one("square", (u) => `tr(${u})`),
      one("short", (u) => `logsumexp(${u})`),
      one("wide", (u) => `norm2(${u})^2`),
      one("short", (u) => `logdet(3*eye(n) + sin((${u})*(${u})')/n)`),
      applied("scalar"),
      two("scalar", "scalar", (u, v) => `(${u})*(${v})`),
    ),
    short: of(
      ["x", "x", "u", "ones(n)"],
      ...own("short"),
      two("wide", "long", (u, v) => `(${u})'*(${v})`),
      two("square", "short", (u, v) => `(${u})*(${v})`),
      one("short", (u) => `softmax(${u})`),
      two("short", "short", (u, v) => `diag(${u})*(${v})`),
      one("square", (u) => `diag(${u})`),
    ),
    long: of(
      ["v", "A*x", "ones(m)"],
      ...own("long"),
      two("wide", "short", (u, v) => `(${u})*(${v})`),
    ),
    wide: of(
      ["A", "v*x'"],
      ...own("wide"),
      two("long", "short", (u, v) => `(${u})*(${v})'`),
      two("wide", "square", (u, v) => `(${u})*(${v})`),
      two("long", "wide", (u, v) => `diag(${u})*(${v})`),
    ),
    square: of(
      ["S", "x*x'", "eye(n)"],
      ...own("square"),
      two("wide", "wide", (u, v) => `(${u})'*(${v})`),
      one("square", (u) => `(${u})'`),
      one("short", (u) => `diag(${u})`),
      one("short", (u) => `inv(3*eye(n) + sin((${u})*(${u})')/n)`),
    ),
  };
});

const where = "x: n, u: n, v: m, A: m x n, S: n x n, c:";
const runs = Number(process.env.DERIVE_RUNS ?? 25);
const seed = Number(process.env.DERIVE_SEED ?? 20261125);
/** Some costs are deep, and each line of each is put to numbers. */
const patience = 180_000;

/** A Jacobian through an inverse of entrywise functions has no form here, and is refused. */
function told(text: string, wrt: string): Derivation | undefined {
  try {
    return derive(text, { wrt, where });
  } catch (error) {
    if (error instanceof DeriveError && error.message.includes("has no form as a matrix")) return undefined;
    throw error;
  }
}

describe("random costs of vectors and matrices", () => {
  it.each([
    ["x", written.scalar],
    ["A", written.scalar],
    ["c", written.scalar],
    ["x", written.long],
  ] as const)(
    "by %s: the answer and every line agree with differences",
    (wrt, cost) => {
      fc.assert(
        fc.property(cost, fc.integer({ min: 1, max: 50 }), (text, seed) => {
          const d = told(text, wrt);
          if (d !== undefined) confirm(d, seed);
        }),
        { numRuns: runs, seed },
      );
    },
    patience,
  );
});
