import { type DeriveOptions, derive } from "@derive/core";
import { describe, expect, it } from "vitest";

const indexed =
  "h(z) = sigmoid(theta' * z); -1/m * sum(y[i]*log(h(x[i])) + (1-y[i])*log(1-h(x[i])), i, 1, m)";
const matrices = "-1/m*(y'*log(sigmoid(X*theta)) + (ones(m)-y)'*log(ones(m)-sigmoid(X*theta)))";
const byEntry: DeriveOptions = { wrt: "theta[j]" };
const byVector: DeriveOptions = { wrt: "theta", where: "X: m x n" };
const squares = "sum((X*W - Y).^2)/2";
const byMatrix: DeriveOptions = { wrt: "W", where: "X: m x n" };

describe("an answer and an expectation in two notations", () => {
  it.each([
    [indexed, byEntry, "1/m * X'*(sigmoid(X*theta) - y)"],
    [matrices, byVector, "1/m * sum((sigmoid(theta'*x[i]) - y[i]) * x[i,j], i, 1, m)"],
    [matrices, byVector, "1/m * sum((sigmoid(theta'*x[i]) - y[i]) * X[i,k], i, 1, m)"],
    [squares, byMatrix, "sum((sum(X[i,k]*W[k,l], k, 1, n) - Y[i,l]) * X[i,j], i, 1, m)"],
  ])("%s is proved", (problem, options, expected) => {
    expect(derive(problem, { ...options, expect: expected }).check?.verdict.kind).toBe("proved");
  });

  it.each([
    [indexed, byEntry, "-1/m * X'*(sigmoid(X*theta) - y)"],
    [matrices, byVector, "1/m * sum((sigmoid(theta'*x[i]) + y[i]) * x[i,j], i, 1, m)"],
    [squares, byMatrix, "sum((sum(X[i,k]*W[k,l], k, 1, n) + Y[i,l]) * X[i,j], i, 1, m)"],
  ])("%s with a mistake is refuted", (problem, options, expected) => {
    expect(derive(problem, { ...options, expect: expected }).check?.verdict.kind).toBe("refuted");
  });
});
