/** Random expressions in all three notations: printed as LaTeX and read back, they are what they were. */
import { Arena, compare, DeriveError, parseProblem, toLatex } from "@derive/core";
import { knownOf, readLatex } from "@derive/core/latex";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** More runs and other seeds for a soak: DERIVE_RUNS=20000 DERIVE_SEED=7. */
const runs = Number(process.env.DERIVE_RUNS ?? 600);
const seed = Number(process.env.DERIVE_SEED ?? 20261125);

type Text = fc.Arbitrary<string>;

const unary =
  "sin cos tan exp log sqrt abs sigmoid softplus tanh atan erf lgamma relu sign log2 cbrt f g acosh".split(
    " ",
  );

/** A quotient of two numbers is one number when it is read, so there is none. */
const quotient = ([u, v]: readonly [string, string]): string =>
  /[a-z]/.test(u + v) ? `(${u})/(${v})` : `(${u})*(${v})`;

/** Numbers made of leaves, whatever the leaves are. */
const made = (leaves: readonly string[]): Text =>
  fc.letrec<{ leaf: string; e: string }>((tie) => ({
    leaf: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...leaves) },
      fc.integer({ min: 1, max: 12 }).map(String),
      fc.constantFrom("1/2", "0.25", "pi", "2/3"),
    ),
    e: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("leaf"),
      fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u}) + (${v})`),
      fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u}) - (${v})`),
      fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u})*(${v})`),
      fc.tuple(tie("e"), tie("e"), tie("e")).map(([u, v, w]) => `(${u})*(${v})*(${w})`),
      fc.tuple(tie("e"), tie("e")).map(quotient),
      fc.tuple(tie("e"), tie("leaf")).map(([u, v]) => `(${u})^(${v})`),
      fc.tuple(tie("e"), fc.integer({ min: -3, max: 4 })).map(([u, k]) => `(${u})^(${k})`),
      fc.tuple(fc.constantFrom(...unary), tie("e")).map(([f, u]) => `${f}(${u})`),
      fc.tuple(fc.constantFrom("max", "min", "h"), tie("e"), tie("e")).map(([f, u, v]) => `${f}(${u}, ${v})`),
      tie("e").map((u) => `-(${u})`),
      fc.tuple(tie("e"), tie("e"), tie("e")).map(([u, v, w]) => `piecewise(${u} < ${v}, ${w}, ${u})`),
      tie("e").map((u) => `diff(${u}, ${leaves[0]})`),
    ),
  })).e;

const scalar = made(["x", "a", "b", "lambda", "x_1", "rate"]);

/** Sums and products over i, of terms in x[i], y[i], w[i, j] and inner products, and what is made of them. */
const indexed = fc.letrec<{ body: string; big: string; e: string }>((tie) => ({
  body: made(["theta[j]", "x[i]", "y[i]", "w[i, j]", "(theta' * z[i])", "theta[1]", "u[i + 1]"]),
  big: fc
    .tuple(fc.constantFrom("sum", "prod"), tie("body"), fc.constantFrom("1, m", "0, m - 1", "j, n"))
    .map(([big, body, bounds]) => `${big}(${body}, i, ${bounds})`),
  e: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    tie("big"),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u}) - (${v})`),
    fc.tuple(tie("e"), tie("e")).map(([u, v]) => `(${u})*(${v})`),
    tie("e").map((u) => `-1/m*(${u})`),
    tie("e").map((u) => `log(${u})^2/(${u})`),
    tie("e").map((u) => `sum((${u})*y[k], k, 1, n)`),
    tie("e").map((u) => `diff(${u}, theta[j])`),
  ),
})).e;

const where = "X: m x n, A: n x n, S: n x n symmetric, theta: n, v: n, y: m, lambda: scalar";

/** By shapes: numbers s, columns of n entries v and of m entries y, square matrices M. */
const matrix = fc.letrec<{ s: string; v: string; y: string; M: string }>((tie) => {
  const two = (a: "s" | "v" | "y" | "M", b: "s" | "v" | "y" | "M", write: (a: string, b: string) => string) =>
    fc.tuple(tie(a), tie(b)).map(([u, w]) => write(u as string, w as string));
  const one = (a: "s" | "v" | "y" | "M", write: (a: string) => string) =>
    tie(a).map((u) => write(u as string));
  const entrywise = (own: "v" | "y" | "M"): Text[] => [
    two(own, own, (u, w) => `(${u}) + (${w})`),
    two(own, own, (u, w) => `(${u}) - (${w})`),
    two(own, own, (u, w) => `(${u}) .* (${w})`),
    two(own, own, (u, w) => `(${u}) ./ (${w})`),
    two("s", own, (u, w) => `(${u})*(${w})`),
    two(own, "s", (u, w) => `(${u})/(${w})`),
    one(own, (u) => `-(${u})`),
    one(own, (u) => `sigmoid(${u})`),
    one(own, (u) => `log(${u})`),
    one(own, (u) => `(${u}).^2`),
  ];
  return {
    s: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom("lambda", "1/2", "2", "m"),
      two("v", "v", (u, w) => `(${u})'*(${w})`),
      two("y", "y", (u, w) => `(${u})'*(${w})`),
      one("v", (u) => `norm2(${u})^2`),
      one("y", (u) => `norm1(${u})`),
      one("y", (u) => `sum(${u})`),
      one("M", (u) => `tr(${u})`),
      one("M", (u) => `logdet(${u})`),
      one("M", (u) => `norm2(${u})`),
      two("s", "s", (u, w) => `(${u}) + (${w})`),
      two("s", "s", (u, w) => `(${u})*(${w})`),
      one("s", (u) => `log(${u})`),
    ),
    v: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom("theta", "v"),
      two("M", "v", (u, w) => `(${u})*(${w})`),
      one("y", (u) => `X'*(${u})`),
      two("M", "v", (u, w) => `(${u})'*(${w})`),
      one("v", (u) => `softmax(${u})`),
      one("M", (u) => `diag(${u})`),
      ...entrywise("v"),
    ),
    y: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom("y", "ones(m)"),
      one("v", (u) => `X*(${u})`),
      ...entrywise("y"),
    ),
    M: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom("A", "S", "X'*X", "eye(n)"),
      two("M", "M", (u, w) => `(${u})*(${w})`),
      one("M", (u) => `(${u})'`),
      one("M", (u) => `inv(${u})`),
      one("v", (u) => `diag(${u})`),
      two("v", "v", (u, w) => `(${u})*(${w})'`),
      ...entrywise("M"),
    ),
  };
});

/** Whether it is the same node; undefined for what is no problem. What is read otherwise is never unequal. */
function readsBack(text: string, wrt: string, where?: string): boolean | undefined {
  return new Arena().run(() => {
    const problem = unlessRefused(() => parseProblem(text, { wrt, where }));
    if (problem === undefined) return undefined;
    const { text: read } = readLatex(toLatex(problem.expression), knownOf(problem));
    const { expression } = parseProblem(read, { wrt, where });
    if (expression === problem.expression) return true;
    expect(compare(expression, problem.expression, problem).kind, read).not.toBe("refuted");
    return false;
  });
}

/** Costs such as 1/0 or a name used in two ways are told, and are nothing to print. */
function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DeriveError) return undefined;
    throw error;
  }
}

describe("a random expression reads back from its LaTeX", () => {
  const rows: readonly { name: string; texts: Text; wrt: string; shapes?: string }[] = [
    { name: "of numbers", texts: scalar, wrt: "x" },
    { name: "over indices", texts: indexed, wrt: "theta[j]" },
    { name: "of matrices: a number", texts: matrix.s, wrt: "theta", shapes: where },
    { name: "of matrices: a column", texts: matrix.v, wrt: "theta", shapes: where },
  ];
  it.each(rows)(
    "$name",
    ({ texts, wrt, shapes }) => {
      const found: boolean[] = [];
      fc.assert(
        fc.property(texts, (text) => {
          const isSame = readsBack(text, wrt, shapes);
          if (isSame !== undefined) found.push(isSame);
        }),
        { numRuns: runs, seed },
      );
      // The rest is bracketed otherwise: v 2 ⊙ u, and quotients that are one number.
      expect(found.length).toBeGreaterThan(runs / 2);
      expect(found.filter(Boolean).length / found.length).toBeGreaterThan(0.9);
    },
    300_000,
  );
});
