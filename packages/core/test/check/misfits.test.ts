/** Lines whose shapes do not fit, and the edit that mends each. */
import { describe, expect, it } from "vitest";
import { repairsOf } from "../../src/check/misfits.js";
import { Arena, compare, DeriveError, parseExpression, parseProblem } from "../../src/index.js";

/** The kinds of the repairs after which the line can be read and is equal to what is right. */
function mendedBy(line: string, right: string, where: string | undefined, wrt: string): string[] {
  return new Arena().run(() => {
    const problem = parseProblem(right, { wrt, where });
    expect(() => parseExpression(line, problem)).toThrow(DeriveError);
    return repairsOf(line, problem).flatMap(({ text, mistake, says }) => {
      try {
        const verdict = compare(parseExpression(text, problem), problem.expression, problem);
        return verdict.kind === "proved" ? [`${mistake}: ${says}`] : [];
      } catch (error) {
        if (error instanceof DeriveError) return [];
        throw error;
      }
    });
  });
}

const shapes = "X: m x n, w: n, y: m, r: m, A: n x n, V: k x n, U: k x m";

describe("a line of matrices that has no value", () => {
  it.each([
    ["X*r", "X' * r", "transpose: the transpose of X is missing"],
    ["r*X", "r' * X", "transpose: the transpose of r is missing"],
    ["r*X'", "X' * r", "transpose: r and X' stand in the wrong order"],
    ["1/m*X*(X*w - y)", "1/m*X' * (X*w - y)", "transpose: the transpose of X is missing"],
    ["1/m*(X*w - y)*X'", "1/m*X' * (X*w - y)", "transpose: (X*w - y) and X' stand in the wrong order"],
    ["X' * X'*w", "X' * X*w", "transpose: the transpose of X is one too many"],
    ["X' * X*w'", "X' * X*w", "transpose: the transpose of w is one too many"],
    ["w*w + r' * r", "w' * w + r' * r", "transpose: the transpose of w is missing"],
    ["sigmoid(w*X)", "sigmoid(X*w)", "transpose: w and X stand in the wrong order"],
    ["(y - r)*X*w", "(y - r)' * X*w", "transpose: the transpose of (y - r) is missing"],
    ["r*X", "diag(r)*X", "transpose: r stands on a diagonal: diag(r)"],
    ["X' * (r*y)", "X' * (r .* y)", "transpose: r and y go together entry by entry"],
    [
      "X' * X*w - y",
      "X' * (X*w - y)",
      "expansion: X' multiplies y too: every term of a bracket is multiplied",
    ],
    [
      "1/m*(X' * r + X*w)",
      "1/m*X' * (r + X*w)",
      "expansion: X' multiplies X*w too: every term of a bracket is multiplied",
    ],
    ["V*U*r", "V' * U*r", "transpose: the transpose of V is missing"],
  ])("%s for %s", (line, right, expected) => {
    const mended = mendedBy(line, right, shapes, "w");
    expect(mended).toContain(expected);
  });

  it("takes two transposes where one is not enough", () => {
    expect(mendedBy("X'*w' - y", "X*w - y", shapes, "w")).toEqual([
      "transpose: the transpose of X is one too many, and the transpose of w is one too many",
    ]);
  });
});

describe("a line with an index that nothing binds", () => {
  it.each([
    [
      "sum(y[i], i, 1, m) + x[i, j]",
      "sum(y[i], i, 1, m) + x[j, j]",
      "index-confusion: the index i stands where j belongs",
    ],
    [
      "sum(y[i], i, 1, m) - x[i, j]/m + theta[j]",
      "sum(y[i], i, 1, m) - sum(x[i, j]/m, i, 1, m) + theta[j]",
      "dropped-sum: the sum over i is gone, and nothing says what i is",
    ],
  ])("%s", (line, right, expected) => {
    const mended = mendedBy(line, right, undefined, "theta[j]");
    expect(mended).toContain(expected);
  });
});

it("offers a few hundred texts at most, none of them the line itself", () => {
  new Arena().run(() => {
    const problem = parseProblem("X*w", { wrt: "w", where: shapes });
    const line = Array.from({ length: 60 }, () => "X*w").join(" + ");
    const texts = repairsOf(line, problem).map(({ text }) => text);
    expect(texts.length).toBeLessThanOrEqual(300);
    expect(texts).not.toContain(line);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
