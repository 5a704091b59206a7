/** A long working: what is asked late in a problem is answered like what is asked first. */
import { describe, expect, it } from "vitest";
import { Arena, compare, parseExpression, parseProblem } from "../../src/index.js";

const matrices = [
  "1/m*X'*(sigmoid(X*theta) - y)",
  "-1/m*X'*(y - sigmoid(X*theta))",
  "-1/m*(X'*y - X'*sigmoid(X*theta))",
  "-1/m*X'*(y .* (1 - sigmoid(X*theta)) - (1 - y) .* sigmoid(X*theta))",
  "1/m*X'*(1 ./ (1 + exp(-X*theta)) - y)",
  "-1/m*X'*(y - 1 + sigmoid(-X*theta))",
  "1/m*X'*sigmoid(X*theta) - X'*y/m",
  "1/m*(exp(X*theta) ./ (1 + exp(X*theta)) - y)'*X",
];
const sums = [
  "1/m*sum((sigmoid(theta'*x[i]) - y[i])*x[i, j], i, 1, m)",
  "-1/m*sum((y[i] - sigmoid(theta'*x[i]))*x[i, j], i, 1, m)",
  "-1/m*sum(y[i]*(1 - sigmoid(theta'*x[i]))*x[i, j] - (1 - y[i])*sigmoid(theta'*x[i])*x[i, j], i, 1, m)",
  "1/m*sum(x[i, j]/(1 + exp(-theta'*x[i])), i, 1, m) - sum(y[i]*x[i, j], i, 1, m)/m",
  "1/m*sum(x[i, j]*(1 - sigmoid(-theta'*x[i]) - y[i]), i, 1, m)",
  "1/m*sum(x[i, j]*(exp(theta'*x[i])/(1 + exp(theta'*x[i])) - y[i]), i, 1, m)",
];

/** Lines that are all different and all equal: one part of one, the rest of another. */
function linesOf(forms: readonly string[], count: number): string[] {
  const turned = forms.map((form) => (form.endsWith("'*X") ? `(${form})'` : form));
  return Array.from({ length: count }, (_, k) => {
    const [a, b] = [turned[k % turned.length], turned[(k * k + 1) % turned.length]];
    return `1/${k + 2}*(${a}) + ${k + 1}/${k + 2}*(${b})`;
  });
}

describe.each([
  ["matrices", matrices, { wrt: "theta", where: "X: m x n, theta: n, y: m" }],
  ["sums", sums, { wrt: "theta[j]" }],
] as const)("sixty right lines in %s", (_, forms, options) => {
  it("are all proved", () => {
    new Arena().run(() => {
      const lines = linesOf(forms, 60);
      const problem = parseProblem(lines[0] as string, options);
      const read = lines.map((line) => parseExpression(line, problem, problem.variables));
      const kinds = read.slice(1).map((line, k) => compare(read[k] as never, line, problem).kind);
      expect(new Set(kinds)).toEqual(new Set(["proved"]));
    });
  });
});

it("an answer does not hang on what was asked before", () => {
  new Arena().run(() => {
    const problem = parseProblem("sin(x)*log(1 + exp(x))*a", { wrt: "x" });
    const asked = (k: number, isTurned: boolean) =>
      isTurned
        ? `sin(a + ${k}*x)*log(x^2*exp(-x) + exp(x) + ${k})`
        : `log(${k} + exp(x) + x^2/exp(x))*sin(${k}*x + a)`;
    for (let k = 2; k < 250; k++) {
      const [e, other] = [false, true].map((isTurned) => parseExpression(asked(k, isTurned), problem));
      expect(compare(e as never, other as never, problem).kind).toBe("proved");
    }
  });
}, 60_000);
