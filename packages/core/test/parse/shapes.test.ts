/** The shapes that names get where nobody declares them: what a reader of the field would take them for. */
import { describe, expect, it } from "vitest";
import { parseProblem, toText } from "../../src/index.js";

/** "X: m x n, w: n, c: 1", in the order in which names occur. */
function shapesOf(problem: string, where: string): string {
  const { shapes, definitions, counts } = parseProblem(problem, { wrt: "x", where });
  return [...shapes]
    .filter(([name]) => !definitions.has(name) && !counts.has(name))
    .map(([name, { rows, columns }]) => {
      const [m, n] = [toText(rows), toText(columns)];
      return `${name}: ${n === "1" ? m : `${m} x ${n}`}`;
    })
    .join(", ");
}

/** [problem, shapes, what is declared] */
const inferred: readonly (readonly string[])[] = [
  // A factor on the right of a scalar is a scalar.
  ["(y-X*w)'*(y-X*w)/2 + w'*w*lambda", "y: m, X: m x n, w: n, lambda: 1"],
  ["sum((X*w-y).^2)/2 + sum(w.^2)*lambda", "X: m x n, w: n, y: m, lambda: 1"],
  ["w'*w*lambda", "w: m, lambda: 1"],
  ["sum(x)/n*m", "x: k, n: 1, m: 1"],
  ["tr(A*X)*c", "A: m x n, X: n x m, c: 1"],
  ["u'*A*v*s", "u: m, A: m x n, v: n, s: 1"],
  ["sum(log(1+exp(-y.*(X*w))))*c", "y: m, X: m x n, w: n, c: 1"],
  ["f(z) = z'*z; c*f(X*w-y)*d", "c: 1, X: m x n, w: n, y: m, d: 1"],
  ["(a*X*w - y)'*(X*w*a - y)", "a: 1, X: m x n, w: n, y: m"],
  ["sum(abs(x).^p)*c", "x: m, p: 1, c: 1"],
  // So is one on the left, and a term of a scalar cost.
  ["norm2(X*w - y)^2 + lambda*norm2(w)^2", "X: m x n, w: n, y: m, lambda: 1"],
  ["a*x'*x + b", "a: 1, x: m, b: 1"],
  ["tr(W'*L*W)*mu", "W: m x n, L: m x m, mu: 1"],
  ["log(1+exp(-y*(w'*x+b)))", "y: 1, w: m, x: m, b: 1"],
  ["x'*A*x/2 - b'*x", "x: m, A: m x m, b: m"],
  ["-y'*log(softmax(z))", "y: m, z: m"],
  ["exp(-gamma*norm2(x - y)^2)", "gamma: 1, x: m, y: m"],
  // A capital letter is a number where only that makes the cost one.
  ["C*sum(max(0, 1 - y.*(X*w))) + w'*w/2", "C: 1, y: m, X: m x n, w: n"],
  ["-N/2*log(det(S)) - tr(inv(S)*A)/2", "N: 1, S: m x m, A: m x m"],
  ["K*x'*x", "K: 1, x: m"],
  // Vectors stay what they are where the cost cannot be a scalar, or would be one by accident only.
  ["A*exp(x)", "A: m x n, x: n", "A: m x n, x: n"],
  ["sigmoid(X*theta)", "X: m x n, theta: n", "X: m x n"],
  ["A'*b", "A: m x n, b: m"],
  ["softmax(z)", "z: m"],
  ["softmax(W*x + b)", "W: m x n, x: n, b: m"],
  ["p*softmax(z)", "p: 1, z: m"],
  ["x*x'*y", "x: m, y: m"],
  // Declared without sizes: these follow from where it stands.
  ["tanh(W*x)", "W: m x n, x: n", "W: matrix"],
  ["A*tanh(B*x)", "A: m x n, B: n x k, x: k", "A: matrix, B: matrix, x: vector"],
  ["exp(x)*c", "x: m, c: 1", "x: vector"],
];

describe("shapes that nobody declares", () => {
  it.each(inferred)("%s has %s", (problem = "", shapes = "", where = "") => {
    expect(shapesOf(problem, where)).toBe(shapes);
  });
});
