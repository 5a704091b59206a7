/** `--assume` in problems of vectors and matrices. */
import { describe, expect, it } from "vitest";
import { DeriveError, derive, toText } from "../../src/index.js";

const answer = (problem: string, wrt: string, assume: string, where?: string): string => {
  try {
    const d = derive(problem, { wrt, assume, where });
    expect(d.lines.map(({ verdict }) => verdict.kind)).not.toContain("refuted");
    return toText(d.result);
  } catch (error) {
    if (error instanceof DeriveError) return error.render();
    throw error;
  }
};

describe("what is assumed of whole vectors and matrices", () => {
  it.each([
    ["-y'*log(softmax(z))", "z", "sum(y) = 1", "softmax(z) - y"],
    ["-y'*log(softmax(z))", "z", "ones(m)'*y = 1", "softmax(z) - y"],
    ["-sum(Y.*log(softmax(X*W)))", "W", "Y*ones(k) = ones(m)", "X' * (softmax(X * W) - Y)"],
    ["x'*A*x", "x", "A' = A", "2 * A * x"],
    ["x'*A*x", "x", "A = A'; c > 0", "2 * A * x"],
  ])("%s by %s uses %s", (problem, wrt, assume, expected) => {
    expect(answer(problem, wrt, assume)).toBe(expected);
  });

  it("proves with it, entries included", () => {
    const d = derive("-y'*log(softmax(z))", { wrt: "z", assume: "sum(y) = 1", expect: "softmax(z) - y" });
    expect(d.check?.verdict.kind).toBe("proved");
  });

  it("says what cannot be used, and how it is declared", () => {
    expect(answer("x'*A*x", "x", "A*x > 0")).toMatchInlineSnapshot(`
      "error: of whole vectors and matrices this cannot be used
        A*x > 0
        ^^^^^^^
      equations can be assumed: sum(y) = 1; of a matrix --where says what it is: A: n x n posdef, Y: m x K onehot"
    `);
    expect(answer("x'*A*x", "x", "c > 0; sum(x) > 0")).toMatchInlineSnapshot(`
      "error: of whole vectors and matrices this cannot be used
               sum(x) > 0
               ^^^^^^^^^^
      equations can be assumed: sum(y) = 1; of a matrix --where says what it is: A: n x n posdef, Y: m x K onehot"
    `);
    expect(answer("norm2(Q*x)^2", "x", "Q' = Q", "Q: m x n")).toMatchInlineSnapshot(`
      "error: Q is m×n and cannot be symmetric
        Q' = Q
        ^^^^^^
      declare --where "Q: n x n symmetric""
    `);
    expect(answer("norm2(x)^2", "x", "sum(x) = x")).toMatchInlineSnapshot(`
      "error: the left side is a scalar and the right side of length m
        sum(x) = x
        ^^^^^^^^^^"
    `);
    expect(answer("t^2", "t", "A' = A")).toMatchInlineSnapshot(`
      "error: this speaks of whole vectors or matrices, and the problem of numbers and entries
        A' = A
        ^^^^^^
      with entries write sum(y[k], k, 1, K) = 1"
    `);
  });
});
