/** What was said of matrices is used by rules, by proofs and by the numbers that refute. */
import { DeriveError, derive, toText } from "@derive/core";
import { describe, expect, it } from "vitest";

describe("a declaration", () => {
  it.each([
    ["x'*Q'*Q*x", "x", "Q: n x n orthogonal", "2 * x"],
    ["norm2(Q*x)^2", "x", "Q: n x n orthogonal", "2 * x"],
    ["tr(Q'*A*Q)", "A", "Q: n x n orthogonal", "eye(n)"],
    ["x'*inv(Q)*x", "x", "Q: n x n orthogonal", "(Q + Q') * x"],
    ["-y'*log(softmax(z))", "z", "y: n onehot", "softmax(z) - y"],
  ])("is used: %s by %s where %s", (problem, wrt, where, answer) => {
    const d = derive(problem, { wrt, where, expect: answer });
    expect(toText(d.result)).toBe(answer);
    expect(d.check?.verdict.kind).toBe("proved");
  });

  it("is kept by the numbers that refute", () => {
    const d = derive("x'*Q*x", { wrt: "x", where: "x: n, Q: n x n orthogonal", expect: "2*x" });
    if (d.check?.verdict.kind !== "refuted") throw new Error("not refuted");
    const entries = d.check.verdict.witness.values.filter(({ name }) => name.startsWith("Q["));
    expect(entries.length).toBeGreaterThan(0);
    for (const { value } of entries) expect(["0", "1", "-1"]).toContain(value);
  });

  it("of a positive definite matrix is seen in the witness", () => {
    const d = derive("logdet(S)", { wrt: "S", where: "S: n x n posdef", expect: "2*inv(S)" });
    if (d.check?.verdict.kind !== "refuted") throw new Error("not refuted");
    for (const { name, value } of d.check.verdict.witness.values) {
      const [, row, column] = /^S\[(\d), (\d)\]$/.exec(name) ?? [];
      if (row !== undefined && row === column) expect(Number(value)).toBeGreaterThan(1);
    }
  });
});

describe("shapes that never fit", () => {
  it.each([
    ["max(X*w)", "w", "X: m x n", "largest entry"],
    ["x'*A*x", "A", "A: m x n", "x'*A is a row of length n but x is of length m"],
    ["x'*A'*x", "x", "A: m x n", "x'*A' is a row of length m but x is of length n"],
    ["X = 3; norm2(X*w - y)^2", "w", "X: m x n", "no shape fits 3"],
    ["norm2(X*w - y)^2", "w", "X: -1 x n", "rows or columns"],
    ["norm2(X*w - y)^2/m", "m", "X: m x n", "m is a dimension"],
  ])("%s by %s where %s is refused", (problem, wrt, where, words) => {
    expect(() => derive(problem, { wrt, where })).toThrow(DeriveError);
    expect(() => derive(problem, { wrt, where })).toThrow(words);
  });

  it("refute an expectation, but for a transpose, which may be another convention", () => {
    const verdict = (expected: string) =>
      derive("softmax(z)", { wrt: "z", where: "z: n", expect: expected }).check?.verdict.kind;
    expect(verdict("softmax(z).*(1 - softmax(z))")).toBe("refuted");
    const row = derive("norm2(x)^2", { wrt: "x", where: "x: n", expect: "2*x'" });
    expect(row.check?.verdict.kind).toBe("undecided");
  });
});

it("a residual may be called e", () => {
  expect(toText(derive("h = X*w; e = h - y; e'*e", { wrt: "w" }).result)).toBe("2 * X' * e");
});
