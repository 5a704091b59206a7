/** What is known of names settles what LaTeX leaves open. */
import { describe, expect, it } from "vitest";
import { Arena } from "../../src/expr/index.js";
import { type Known, knownOf, readGiven, readLatex, readLatexShapes } from "../../src/latex/index.js";
import { type ProblemOptions, parseProblem } from "../../src/parse/problem.js";

const t = String.raw;

const knownFrom = (problem: string, options: ProblemOptions): Known =>
  new Arena().run(() => knownOf(parseProblem(problem, options)));

const logistic = knownFrom(
  "h(z) = sigmoid(theta' * z); -1/m * sum(y[i]*log(h(x[i])) + (1 - y[i])*log(1 - h(x[i])), i, 1, m)",
  {
    wrt: "theta[j]",
  },
);
const matrices = knownFrom("-1/m*(y'*log(sigmoid(X*theta)) + (1 - y)'*log(1 - sigmoid(X*theta)))", {
  wrt: "theta",
  where: "X: m x n, y: m, theta: n",
});
const scalar = knownFrom("log(1 - sigmoid(t))", { wrt: "t" });
const gaussian = knownFrom("sum((x[i] - mu)^2, i, 1, n)/(2*sigma^2) + a*d*log(w_1)", { wrt: "sigma" });
const linear = knownFrom("X * w", { wrt: "w", where: "X: m x n, w: n" });

const cases: readonly (readonly [known: Known, latex: string, text: string])[] = [
  [logistic, t`h_\theta(x^{(i)})`, "h(x[i])"],
  [logistic, t`\sum_i x_j^{(i)}(h_\theta(x^{(i)}) - y_i)`, "sum(x[i, j] * (h(x[i]) - y[i]), i, 1, m)"],
  [logistic, t`\theta_1 + \theta_0`, "theta[1] + theta[0]"],
  [logistic, t`x_{12}`, "x[1, 2]"],
  [logistic, "y_i(1 - y_i)", "y[i] * (1 - y[i])"],
  [logistic, "m(y_1 + 1)", "m * (y[1] + 1)"],
  [logistic, t`\sigma(1-\sigma)(\theta^\top x_i)`, "sigmoid(theta' * x[i]) * (1 - sigmoid(theta' * x[i]))"],
  [logistic, t`(1 - h)(x_i)`, "1 - h(x[i])"],
  [matrices, t`X'(\sigma(X\theta) - y)`, "X' * (sigmoid(X * theta) - y)"],
  [matrices, t`\frac{\partial J}{\partial \theta}`, "diff(J, theta)'"],
  [matrices, t`\nabla_\theta J`, "diff(J, theta)'"],
  [matrices, t`D_\theta J`, "diff(J, theta)"],
  [matrices, t`\frac{\partial J}{\partial m}`, "diff(J, m)"],
  [matrices, t`\sigma(1-\sigma)(X\theta)`, "sigmoid(X * theta) .* (1 - sigmoid(X * theta))"],
  [matrices, t`\sigma'(X\theta)`, "sigmoid(X * theta) .* (1 - sigmoid(X * theta))"],
  [matrices, t`d\theta`, "d(theta)"],
  [matrices, t`\lVert X\theta - y \rVert_2`, "norm2(X * theta - y)"],
  [matrices, "y^{-1}", "y^(-1)"],
  [matrices, "X^{-1}", "inv(X)"],
  [matrices, t`y \cdot y`, "y' * y"],
  [scalar, t`\sigma`, "sigmoid(t)"],
  [scalar, t`-\sigma(1 - \sigma)`, "-sigmoid(t) * (1 - sigmoid(t))"],
  [scalar, "(t^2)'", "diff(t^2, t)"],
  [scalar, "f'", "diff(f, t)"],
  [gaussian, t`\sigma(x_1 - \mu)`, "sigma * (x[1] - mu)"],
  [gaussian, t`\sigma^2 (x_i - \mu)`, "sigma^2 * (x[i] - mu)"],
  [gaussian, "a(a + 1)", "a * (a + 1)"],
  [gaussian, "w_1^2", "w_1^2"],
  [gaussian, t`\frac{d}{n}`, "d/n"],
  [linear, "w_1 + X_{12}", "w[1] + X[1, 2]"],
  [linear, "|X|", "det(X)"],
  [linear, "|w|", "abs(w)"],
];

describe("beside a problem", () => {
  it.each(cases)("%# %s", (known, latex, text) => {
    expect(readLatex(latex, known).text).toBe(text);
  });
});

describe("notes", () => {
  const notes: readonly (readonly [latex: string, notation: string, meaning: RegExp, otherwise: RegExp])[] = [
    ["y^{(i)}", "y^{(i)}", /an index/, /for a power/],
    ["y^{(i)} + y^{i}", "y^{i}", /as in y\^\{\(i\)\}/, /for a power/],
    ["x(y + 1)", "x(y + 1)", /a product/, /operatorname\{x\}/],
    ["f(y + 1)", "f(y + 1)", /the function f/, /\\cdot/],
    [t`\sigma(z)`, t`\sigma`, /sigmoid/, /\\cdot/],
    [t`\sum_{i} x_i`, t`\sum_{i}`, /from 1 to m/, /other bounds/],
    [t`\sum_{i=1}^m x_i - y_i`, "x_i - y_i", /belongs to the sum/, /brackets around the sum/],
    ["a/b c", "a/b c", /a quotient times/, /a\/\(b c\)/],
    [t`\sin^{-1} x`, t`\sin^{-1}`, /inverse function/, /reciprocal/],
    [t`w + \mathbf{w}`, t`\mathbf{w}`, /a name of its own/, /same font/],
    ["X'y", "X'", /a transpose/, /derivative/],
    [t`J = x^2`, "J", /a name for what follows/, /implicit/],
  ];
  it.each(notes)("of %s", (latex, notation, meaning, otherwise) => {
    const found = readLatex(latex).notes.find((note) => note.notation === notation);
    expect(found?.meaning).toMatch(meaning);
    expect(found?.otherwise).toMatch(otherwise);
  });
});

describe("a problem with its options", () => {
  it("is read as a whole, each text by itself", () => {
    const { given } = readGiven({
      source: t`h_\theta(x) = \sigma(\theta^\top x); \sum_{i=1}^m y_i \log h_\theta(x_i)`,
      wrt: t`\theta_j`,
      assume: t`y \in \{0, 1\}; m > 0`,
      expect: t`\sum_{i=1}^m y_i(1 - h_\theta(x_i))x_{ij}`,
    });
    expect(given).toMatchObject({
      source: "h_theta(x) = sigmoid(theta' * x); sum(y[i] * log(h_theta(x[i])), i, 1, m)",
      wrt: "theta[j]",
      assume: "y in {0, 1}; m > 0",
      expect: "sum(y[i] * (1 - h_theta(x[i])) * x[i, j], i, 1, m)",
    });
  });

  it("leaves text alone", () => {
    const given = { source: "x^2", wrt: "x", expect: "2*x" };
    expect(readGiven(given).given).toMatchObject(given);
  });

  it("takes shapes", () => {
    expect(
      readLatexShapes(
        t`X \in \mathbb{R}^{m \times n}, \theta \in \mathbb R^n, y: m, S: n \times n \text{ symmetric}`,
      ),
    ).toBe("X: m x n, theta: n, y: m, S: n x n symmetric");
    expect(readLatexShapes(t`x, y \in \mathbb{R}^n`)).toBe("x: n, y: n");
  });

  it("takes an equation for an implicit derivative", () => {
    expect(readGiven({ source: "x^{2} + y^{2} = 1", implicit: "y", wrt: "x" }).given.source).toBe(
      "x^2 + y^2 == 1",
    );
  });
});
