/**
 * Random costs, by an evaluator that knows nothing of the engine: whatever is called convex lies below its
 * chords, whatever is called concave above them, and what is refuted is so by the numbers that are shown.
 */
import { Arena, type ConvexityReport, convexity, DeriveError, type Expr, type Variable } from "@derive/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WrittenOut } from "../packages/core/src/convexity/written.js";
import { build, type Dense, dense, sizeOf, type Values } from "./support/dense.js";

type Numbers = Map<string, Dense | number>;

const runs = Number(process.env.DERIVE_RUNS ?? 25);
const seeded = process.env.DERIVE_SEED === undefined ? {} : { seed: Number(process.env.DERIVE_SEED) };

/** Numbers between -2 and 2, the same for the same seed. */
function randomness(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.round((state / 2 ** 32) * 4000 - 2000) / 1000;
  };
}

interface Question {
  readonly cost: string;
  readonly wrt: string;
  readonly where?: string;
  readonly assume?: string;
  /** Rows and columns of the names; those that are left out are numbers. */
  readonly sizes: Readonly<Record<string, readonly [number, number]>>;
  /** Names whose entries are positive. */
  readonly positive: readonly string[];
  readonly definite?: readonly string[];
  readonly numbers: readonly string[];
}

function valuesFor({ sizes, positive, definite = [], numbers }: Question, random: () => number): Numbers {
  const values: Numbers = new Map(Object.entries({ m: 3, n: 2, k: 2 }));
  const made = (name: string): number => {
    const x = random();
    return positive.includes(name) ? Math.abs(x) + 0.05 : x;
  };
  for (const name of numbers) values.set(name, made(name));
  for (const [name, [rows, columns]] of Object.entries(sizes)) {
    const own = build(rows, columns, () => made(name));
    // B'B + I/10
    const square = (i: number, j: number): number =>
      own.reduce((total, row) => total + (row[i] ?? 0) * (row[j] ?? 0), i === j ? 0.1 : 0);
    values.set(name, definite.includes(name) ? build(rows, rows, square) : own);
  }
  return values;
}

const mixed = (a: Dense | number, b: Dense | number, t: number): Dense | number => {
  if (typeof a === "number" || typeof b === "number") return Number(a) * (1 - t) + Number(b) * t;
  const [rows, columns] = sizeOf(a);
  return build(rows, columns, (i, j) => (a[i]?.[j] ?? 0) * (1 - t) + (b[i]?.[j] ?? 0) * t);
};

function asked(question: Question): { report: ConvexityReport; cost: Expr } | undefined {
  const { cost, wrt, where, assume } = question;
  try {
    const report = convexity(cost, { wrt, where, assume });
    return {
      report,
      cost: new Arena().run(() => new WrittenOut(report.problem).of(report.problem.expression)),
    };
  } catch (error) {
    if (error instanceof DeriveError) return undefined;
    throw error;
  }
}

const value = (cost: Expr, values: Values): number =>
  new Arena().run(() => dense(cost, values)[0]?.[0] ?? Number.NaN);

/** Chords at random: what was found holds on each of them. */
function confirm(question: Question, seed: number): void {
  const found = asked(question);
  if (found === undefined) return;
  const { report, cost } = found;
  const random = randomness(seed);
  if (report.verdict === "not convex") confirmNumbers(report, cost, question);
  if (report.verdict === "undecided" || report.verdict === "not convex") return;
  for (let k = 0; k < 60; k++) {
    const [a, b] = [valuesFor(question, random), valuesFor(question, random)];
    const own = report.problem.variables.map(({ name }) => name);
    const between = new Map(a);
    for (const [name, x] of a) if (!own.includes(name)) b.set(name, x);
    for (const name of own) between.set(name, mixed(a.get(name) ?? 0, b.get(name) ?? 0, 0.5));
    const [first, middle, last] = [a, between, b].map((values) => value(cost, values)) as [
      number,
      number,
      number,
    ];
    if (!Number.isFinite(first) || !Number.isFinite(last)) continue;
    const size = Math.abs(first) + Math.abs(last) + Math.abs(middle) + 1;
    if (size > 1e9) continue;
    const text = `${question.cost} is ${report.degree} ${report.verdict}: ${first}, ${middle}, ${last}`;
    // Between two points of a convex domain there is no hole.
    expect(Number.isFinite(middle), text).toBe(true);
    const below = (first + last) / 2 - middle;
    if (report.verdict !== "concave") expect(below, text).toBeGreaterThan(-1e-9 * size);
    if (report.verdict !== "convex") expect(below, text).toBeLessThan(1e-9 * size);
  }
}

/** The numbers that refute, put in by hand. */
function confirmNumbers({ refutation, problem }: ConvexityReport, cost: Expr, question: Question): void {
  expect(refutation).toBeDefined();
  if (refutation === undefined) return;
  const values = arraysFrom(refutation.values, question, problem.variables);
  const direction = arraysFrom(refutation.direction, question, problem.variables);
  const at = (t: number): number => {
    const moved: Numbers = new Map(values);
    for (const { name } of problem.variables) {
      const [x, v] = [values.get(name), direction.get(name) ?? 1];
      if (x === undefined) continue;
      if (typeof x === "number" || typeof v === "number") moved.set(name, Number(x) + t * Number(v));
      else
        moved.set(
          name,
          build(...sizeOf(x), (i, j) => (x[i]?.[j] ?? 0) + t * (v[i]?.[j] ?? 0)),
        );
    }
    return value(cost, moved);
  };
  const t = Number(refutation.step);
  const [before, middle, behind] = [at(-t), at(0), at(t)];
  const size = Math.abs(before) + Math.abs(behind) + 1;
  expect(2 * middle - before - behind, question.cost).toBeGreaterThan(-1e-12 * size);
  if (refutation.curvature === undefined) return;
  const curvature = Number(refutation.curvature);
  const h = 1e-3;
  const measured = (at(h) + at(-h) - 2 * at(0)) / h ** 2;
  const tolerance = 1e-3 * Math.abs(curvature) + (1e-8 * (1 + Math.abs(middle))) / h;
  if (Math.abs(curvature) > 10 * tolerance && Math.abs(curvature) < 1e3) {
    expect(measured, question.cost).toBeLessThan(0);
  }
}

/** theta[1] = 0.5 and the like as arrays. */
function arraysFrom(
  told: readonly { readonly name: string; readonly value: string }[],
  { sizes }: Question,
  variables: readonly Variable[],
): Numbers {
  const flat = new Map(told.map(({ name, value: text }) => [name, Number(text)] as const));
  const count = (name: string): number => flat.get(name) ?? 0;
  const names = new Set([...flat.keys()].map((key) => key.replace(/\[.*$/, "")));
  const values: Numbers = new Map();
  for (const name of names) {
    const places = [...flat.keys()].flatMap((key) => {
      const match = new RegExp(`^${name}\\[(\\d+)(?:, (\\d+))?\\]$`).exec(key);
      return match === null ? [] : [[Number(match[1]), Number(match[2] ?? 1)] as const];
    });
    if (places.length === 0) {
      values.set(name, count(name));
      continue;
    }
    const rows = Math.max(...places.map(([row]) => row));
    const columns = Math.max(...places.map(([, column]) => column));
    const isColumn =
      sizes[name]?.[1] === 1 || variables.some((x) => x.name === name && sizes[name]?.[1] === 1);
    values.set(
      name,
      build(
        rows,
        columns,
        (i, j) =>
          flat.get(
            isColumn || !flat.has(`${name}[${i + 1}, ${j + 1}]`)
              ? `${name}[${i + 1}]`
              : `${name}[${i + 1}, ${j + 1}]`,
          ) ?? 0,
      ),
    );
  }
  return values;
}

/** Costs in x, with constants a, b and p > 0. */
const scalarFunctions = [
  "exp",
  "log",
  "sqrt",
  "softplus",
  "sigmoid",
  "tanh",
  "abs",
  "relu",
  "cosh",
  "sinh",
  "atan",
  "sin",
  "lgamma",
  "cbrt",
  "asinh",
  "log1p",
  "acos",
  "erf",
];
const scalar = fc.letrec<{ e: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(
    { weight: 5, arbitrary: fc.constant("x") },
    fc.constantFrom("a", "p"),
    fc.integer({ min: -3, max: 4 }).map(String),
    fc.constantFrom("1/2"),
  ),
  e: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("leaf"),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u} + ${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u} - ${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u})*(${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u})/(${v})`),
    fc
      .tuple(tie("e"), fc.constantFrom("-2", "-1", "2", "3", "4", "1/2", "3/2"))
      .map(([u, k]) => `(${u})^(${k})`),
    fc.tuple(fc.constantFrom(...scalarFunctions), tie("e")).map(([f, u]) => `${f}(${u})`),
    fc.tuple(fc.constantFrom("max", "min"), tie("e"), tie("e")).map(([f, u, v]) => `${f}(${u}, ${v})`),
    tie("e").map((u) => `-(${u})`),
    tie("e").map((u) => `2^(${u})`),
    tie("e").map((u) => `(${u})*log(${u})`),
  ),
})).e;

/** Costs of a vector x, by its shape: numbers, vectors of length n, of length m. */
const arrays = fc.letrec<Record<"number" | "short" | "long", string>>((tie) => ({
  number: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom("norm2(x)", "norm1(A*x - v)", "x'*P*x", "x'*x", "u'*x", "x'*S*x", "logsumexp(x)"),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `(${a} + ${b})`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `(${a} - ${b})`),
    fc.tuple(fc.constantFrom("a", "p", "-2", "1/2"), tie("number")).map(([c, a]) => `${c}*(${a})`),
    fc
      .tuple(fc.constantFrom("exp", "softplus", "abs", "sqrt", "log", "relu"), tie("number"))
      .map(([f, a]) => `${f}(${a})`),
    tie("number").map((a) => `(${a})^2`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `max(${a}, ${b})`),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => `(${a})/(${b})`),
    tie("short").map((a) => `sum(${a})`),
    tie("long").map((a) => `sum(${a})`),
    fc
      .tuple(fc.constantFrom("norm1", "norm2", "logsumexp"), fc.oneof(tie("short"), tie("long")))
      .map(([f, a]) => `${f}(${a})`),
    fc.oneof(tie("short"), tie("long")).map((a) => `norm2(${a})^2`),
    tie("long").map((a) => `w'*(${a})`),
    fc.tuple(tie("short"), tie("short")).map(([a, b]) => `(${a})'*(${b})`),
  ),
  short: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom("x", "x", "u", "S*x"),
    fc.tuple(tie("short"), tie("short")).map(([a, b]) => `(${a} + ${b})`),
    fc.tuple(tie("short"), tie("short")).map(([a, b]) => `(${a}) .* (${b})`),
    fc
      .tuple(fc.constantFrom("exp", "softplus", "abs", "tanh", "relu", "sigmoid"), tie("short"))
      .map(([f, a]) => `${f}(${a})`),
    tie("short").map((a) => `(-(${a}))`),
    tie("long").map((a) => `A'*(${a})`),
    tie("short").map((a) => `(${a}).^2`),
  ),
  long: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom("A*x", "A*x - v", "w", "diag(w)*(A*x)"),
    fc.tuple(tie("long"), tie("long")).map(([a, b]) => `(${a} - ${b})`),
    fc.tuple(tie("long"), tie("long")).map(([a, b]) => `(${a}) .* (${b})`),
    fc
      .tuple(fc.constantFrom("exp", "softplus", "abs", "tanh", "sigmoid", "log"), tie("long"))
      .map(([f, a]) => `${f}(${a})`),
    tie("short").map((a) => `A*(${a})`),
  ),
}));

const ofVector: Omit<Question, "cost"> = {
  wrt: "x",
  where: "x: n, u: n, v: m, w: m positive, A: m x n, S: n x n symmetric, P: n x n posdef, a:, p:",
  assume: "p > 0",
  sizes: { x: [2, 1], u: [2, 1], v: [3, 1], w: [3, 1], A: [3, 2], S: [2, 2], P: [2, 2] },
  positive: ["w", "p"],
  definite: ["P", "S"],
  numbers: ["a", "p"],
};

/** Costs over an index, by theta as a whole. */
const terms = fc.constantFrom(
  "theta'*x[i]",
  "theta'*x[i] - y[i]",
  "-z[i]*(theta'*x[i])",
  "theta[1]*y[i]",
  "(theta[1] - theta[2])*z[i]",
);
const indexed = fc
  .tuple(
    fc.constantFrom(
      "softplus(U)",
      "(U)^2",
      "z[i]*(U)^2",
      "y[i]*(U)",
      "exp(U)",
      "sigmoid(U)",
      "log(1 + exp(U))",
      "abs(U)",
      "max(U, 0)",
      "(sigmoid(U) - y[i])^2",
      "y[i]*log(sigmoid(U))",
      "log(1 + (U)^2)",
    ),
    terms,
    fc.constantFrom(
      "0",
      "p*sum(theta[k]^2, k, 1, n)",
      "a*sum(theta[k]^2, k, 1, n)",
      "p*theta'*theta",
      "log(sum(exp(theta[k]), k, 1, n))",
      "-p*theta[1]^2",
    ),
  )
  .map(([shape, u, rest]) => `1/m * sum(${shape.replaceAll("U", u)}, i, 1, m) + ${rest}`);

const ofIndices: Omit<Question, "cost"> = {
  wrt: "theta",
  assume: "p > 0; z > 0",
  sizes: { theta: [2, 1], x: [3, 2], y: [3, 1], z: [3, 1] },
  positive: ["p", "z"],
  numbers: ["a", "p"],
};

describe("random costs", { timeout: 20_000 + runs * 2_000 }, () => {
  const check = (cost: fc.Arbitrary<string>, question: Omit<Question, "cost">, numRuns: number): void => {
    fc.assert(
      fc.property(cost, fc.integer({ min: 1, max: 1000 }), (text, seed) =>
        confirm({ ...question, cost: text }, seed),
      ),
      { numRuns, ...seeded },
    );
  };
  const number = { sizes: {}, numbers: ["x", "a", "p"] };

  it("of a number", () => {
    check(scalar, { ...number, wrt: "x", assume: "p > 0", positive: ["p"] }, runs);
  });

  it("of a positive number", () => {
    check(scalar, { ...number, wrt: "x", assume: "p > 0; x > 0", positive: ["p", "x"] }, runs);
  });

  it("of two numbers together", () => {
    check(scalar, { ...number, wrt: "x, a", assume: "p > 0", positive: ["p"] }, runs);
  });

  it("of a vector", () => {
    check(arrays.number, ofVector, runs);
  });

  it("over an index", () => {
    check(indexed, ofIndices, Math.ceil(runs / 3));
  });
});
