/** Costs of whole vectors and matrices, differentiated by one entry. */
import { describe, expect, it } from "vitest";
import { DeriveError, derive, toText } from "../../src/index.js";

const softmaxOfZ = "exp(z[i])/sum(exp(z[k]), k, 1, m)";

/** [problem, entry, the derivative by hand] */
const byEntry: readonly (readonly [problem: string, wrt: string, expected: string])[] = [
  ["softmax(z)", "z[j]", `${softmaxOfZ}*(delta(i, j) - exp(z[j])/sum(exp(z[k]), k, 1, m))`],
  ["logsumexp(z)", "z[j]", "exp(z[j])/sum(exp(z[i]), i, 1, m)"],
  ["-log(softmax(z)[c])", "z[j]", "exp(z[j])/sum(exp(z[i]), i, 1, m) - delta(c, j)"],
  [
    "-log(softmax(W*x)[c])",
    "W[k, j]",
    "(exp(sum(W[k, l]*x[l], l, 1, n))/sum(exp(sum(W[i, l]*x[l], l, 1, n)), i, 1, m) - delta(c, k))*x[j]",
  ],
  ["sum(z.^2)", "z[j]", "2*z[j]"],
  ["x'*A*x", "x[j]", "sum((A[j, i] + A[i, j])*x[i], i, 1, m)"],
  ["norm(X*w - y)^2", "w[j]", "2*sum(X[i, j]*(sum(X[i, k]*w[k], k, 1, n) - y[i]), i, 1, m)"],
  ["z = X*w; sum(z.^2)", "w[j]", "2*sum(X[i, j]*sum(X[i, k]*w[k], k, 1, n), i, 1, m)"],
  ["h(u) = sigmoid(u); sum(h(z))", "z[j]", "h(z[j])*(1 - h(z[j]))"],
];

describe("by one entry", () => {
  it.each(byEntry)("%s by %s", (problem, wrt, expected) => {
    const { check, result } = derive(problem, { wrt, expect: expected });
    expect(check?.verdict.kind, toText(result)).toBe("proved");
  });

  const message = (problem: string, wrt: string, where?: string): string => {
    try {
      return toText(derive(problem, { wrt, where }).result);
    } catch (error) {
      if (error instanceof DeriveError) return error.render();
      throw error;
    }
  };

  it("refuses what has no entries, entries of scalars, and whole vectors among entries", () => {
    expect(message("logdet(X)", "X[i, j]")).toMatchInlineSnapshot(`
      "error: the entries of logdet have no formula of their own
      differentiate by the whole: --wrt X"
    `);
    expect(message("tr(A*X)", "X[j]", "A: n x m, X: m x n")).toMatchInlineSnapshot(`
      "error: X is a matrix
      write --wrt "X[i, j]""
    `);
    expect(message("y[i]*softmax(z)", "z[j]")).toMatchInlineSnapshot(`
      "error: softmax takes a whole vector or matrix and does not mix with entries
        y[i]*softmax(z)
             ^^^^^^^
      leave the indices out, as in derive "softmax(z)" --wrt z; with entries write exp(z[k])/sum(exp(z[j]), j, 1, K)"
    `);
  });
});
