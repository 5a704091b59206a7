import { type Derivation, DeriveError, derive, toText } from "@derive/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { confirm } from "./support/values.js";

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

describe("a mixed derivative", () => {
  it.each([
    ["x'*A*y", "x, y", "x: n, y: m", "A"],
    ["x'*A*y", "y, x", "x: n, y: m", "A'"],
    ["(x'*y)^2", "x, y", "x: n, y: n", "2 * (y * x' + (x' * y) * eye(n))"],
    ["a*x'*x", "x, a", "x: n, a:", "2 * x"],
    ["a*x'*x", "a, x", "x: n, a:", "2 * x"],
  ])("of %s by %s where %s is %s: one variable moves at a time", (problem, wrt, where, answer) => {
    const d = derive(problem, { wrt, where });
    expect(toText(d.result)).toBe(answer);
    expect(d.lines.map(({ verdict }) => verdict.kind)).toEqual(d.lines.map(() => "proved"));
  });
});

describe("a function of whole vectors and matrices", () => {
  it.each([
    ["f(A) = A*x; sum(f(B))", "B", "x: n", "ones(m) * x'"],
    ["f(A) = A*A; sum(f(B))", "B", "B: n x n", "ones(n, n) * B' + B' * ones(n, n)"],
    ["f(c) = c*x; norm2(f(a))^2", "a", "x: n, a:", "2 * a * sum(x.^2)"],
    ["f(c) = c*x; sum(f(a)) + sum(X*x)", "a", "a:", "sum(x)"],
  ])("%s by %s where %s is %s: its names are not read entry by entry", (problem, wrt, where, answer) => {
    const d = derive(problem, { wrt, where });
    confirm(d, 3);
    expect(toText(d.result)).toBe(answer);
  });
});

describe("a matrix with one entry", () => {
  it.each([
    ["det(A)", "A", "A: 1 x 1", "1"],
    ["tr(A)*A", "A", "A: 1 x 1", "2 * A"],
    ["inv(A)", "A", "A: 1 x 1", "-1/A^2"],
    ["logdet(A)", "A", "A: 1 x 1", "1/A"],
    ["sum(softmax(x))", "x", "x: 1", "0"],
    ["norm2(c*x)^2", "c", "x: n, c:", "2 * c * sum(x.^2)"],
  ])("is a number: %s by %s where %s is %s", (problem, wrt, where, answer) => {
    const d = derive(problem, { wrt, where });
    expect(toText(d.result)).toBe(answer);
    expect(d.lines.map(({ verdict }) => verdict.kind)).toEqual(d.lines.map(() => "proved"));
  });
});

describe("what would be read otherwise than it is meant", () => {
  it.each([
    ["e'*x + x'*x", "x: n, e: n", "e is a number here"],
    ["sum(pi .* x)", "x: n, pi: n", "pi is a number here"],
    ["max(x)", "x: n", "max of one vector, its largest entry, is not known"],
    ["min(x) + sum(x)", "x: n", "min of one vector, its smallest entry, is not known"],
  ])("is refused: %s where %s", (problem, where, message) => {
    expect(() => derive(problem, { wrt: "x", where })).toThrow(message);
  });

  it("but a definition may be called e", () => {
    const d = derive("e = A*x - y; e'*e", { wrt: "x", where: "A: m x n, e: m" });
    expect(toText(d.result)).toBe("2 * A' * e");
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
