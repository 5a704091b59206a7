/** Which part of a wrong line is marked, and what there is between a line and what it should be. */
import { describe, expect, it } from "vitest";
import { differenceBetween } from "../../src/check/difference.js";
import { replacedAt } from "../../src/check/search.js";
import { wrongPart } from "../../src/check/wrongPart.js";
import {
  Arena,
  compare,
  type Expr,
  type Problem,
  parseExpression,
  parseProblem,
  subexpression,
  toText,
} from "../../src/index.js";

type Case = readonly [written: string, right: string, part: string, shouldBe: string];

const shapes = "X: m x n, w: n, y: m, A: n x n, B: n x n";
const hypothesis = "h(z) = sigmoid(theta' * z); ";

function inSetting<T>(right: string, matrices: boolean, f: (problem: Problem) => T): T {
  return new Arena().run(() =>
    f(
      matrices
        ? parseProblem(right, { wrt: "w", where: shapes })
        : parseProblem(hypothesis + right, { wrt: "theta[j]" }),
    ),
  );
}

const readBoth = (written: string, right: string, problem: Problem): readonly [Expr, Expr] => [
  parseExpression(written, problem),
  parseExpression(right, problem),
];

const scalar: readonly Case[] = [
  ["a*(x - y)", "a*(x + y)", "-y", "y"],
  ["a*(y - x)*b", "a*(x - y)*b", "y - x", "x - y"],
  ["y/p - (1 + y)/(1 - p)", "y/p - (1 - y)/(1 - p)", "y", "-y"],
  ["(1 - p)/(1 - y) + y/p", "y/p + (1 - p)/(2 - y)", "1", "2"],
  ["sin(x)*x + cos(x)", "sin(x)*x - cos(x)", "cos(x)", "-cos(x)"],
  ["exp(x)*2*x", "2*x*exp(-x)", "x", "-x"],
  ["exp(x)/(1 + exp(x))^3", "exp(x)/(1 + exp(x))^2", "3", "2"],
  ["a*x^2 + b*x + c", "b*x + c + a*x^3", "2", "3"],
  ["log(u)*(1 + u^2)", "(u^2 + 1)*log(v)", "u", "v"],
  ["2*(a + b)^2*c", "2*(a^2 + 2*a*b + b^2)*d", "c", "d"],
  ["-(a - b)/c", "(-a - b)/c", "-b", "b"],
  ["a*b", "a*b*c", "", ""],
];

const indexed: readonly Case[] = [
  [
    "1/m*sum((y[i] - h(x[i]))*x[i, j], i, 1, m)",
    "1/m*sum((h(x[i]) - y[i])*x[i, j], i, 1, m)",
    "y[i] - h(x[i])",
    "h(x[i]) - y[i]",
  ],
  [
    "1/m*sum((h(x[i]) - y[i])*x[i, k], i, 1, m)",
    "1/m*sum((h(x[i]) - y[i])*x[i, j], i, 1, m)",
    "x[i, k]",
    "x[i, j]",
  ],
  [
    "1/m*sum(x[k, j]*(h(x[k]) + y[k]), k, 1, m)",
    "1/m*sum((h(x[i]) - y[i])*x[i, j], i, 1, m)",
    "y[k]",
    "-y[k]",
  ],
  [
    "sum(y[i]*x[i, j], i, 1, m) + 2*lambda*theta[j]",
    "lambda*theta[j] + sum(y[i]*x[i, j], i, 1, m)",
    "2 * lambda * theta[j]",
    "lambda * theta[j]",
  ],
  ["sum(theta' * x[i] + y[i], i, 1, m)", "sum(theta' * x[i] - y[i], i, 1, m)", "y[i]", "-y[i]"],
  [
    "sum(theta' * x[i], i, 1, n)/m",
    "sum(theta' * x[i], i, 1, m)/m",
    "sum(theta' * x[i], i, 1, n)",
    "sum(theta' * x[i], i, 1, m)",
  ],
];

const matrices: readonly Case[] = [
  ["1/m*X' * (y - X*w)", "1/m*X' * (X*w - y)", "y - X * w", "X * w - y"],
  ["X' * (sigmoid(X*w) + y)", "X' * (sigmoid(X*w) - y)", "y", "-y"],
  ["A*w + A*w", "A*w + A' * w", "A", "A'"],
  ["X' * (X*w - y) + lambda*w", "X' * (X*w - y) + 2*lambda*w", "lambda * w", "2 * lambda * w"],
  ["A*B*w", "B*A*w", "", ""],
];

describe.each([
  ["scalar", scalar, false],
  ["indexed", indexed, false],
  ["matrix", matrices, true],
] as const)("the wrong part of a %s line", (_, cases, inMatrices) => {
  it.each(cases)("%s, which should be %s", (written, right, part, shouldBe) => {
    inSetting(right, inMatrices, (problem) => {
      const [w, r] = readBoth(written, right, problem);
      const found = wrongPart(w, r, problem);
      if (found === undefined) return expect(part).toBe("");
      expect([toText(subexpression(w, found.path) as Expr), toText(found.shouldBe)]).toEqual([
        part,
        shouldBe,
      ]);
      expect(compare(replacedAt(w, found.path, found.shouldBe), r, problem).kind).toBe("proved");
    });
  });
});

describe("with the mistake that was found", () => {
  it.each([
    ["c*(a - a*b + d)", "c*(a - b + d)", "a*b", "b", "a * b", "b"],
    ["y - y*p + (1 - y)*p", "y - p", "(1 - y)*p", "-(1 - y)*p", "(1 - y) * p", "-(1 - y) * p"],
  ])("%s, which should be %s", (written, right, wrong, belongs, part, shouldBe) => {
    inSetting(right, false, (problem) => {
      const [w, r] = readBoth(written, right, problem);
      const slip = {
        wrong: parseExpression(wrong, problem),
        right: parseExpression(belongs, problem),
        says: [],
      };
      const found = wrongPart(w, r, problem, slip);
      expect(found && [toText(subexpression(w, found.path) as Expr), toText(found.shouldBe)]).toEqual([
        part,
        shouldBe,
      ]);
    });
  });
});

describe("the difference between what was written and what is right", () => {
  it.each([
    ["-2*x*y", "x*y", false, "factor", "-2"],
    [
      "sum((y[i] - h(x[i]))*x[i, j], i, 1, m)",
      "1/m*sum((h(x[i]) - y[i])*x[i, j], i, 1, m)",
      false,
      "factor",
      "-m",
    ],
    ["lambda*theta[j]/2", "lambda*theta[j]", false, "factor", "1/2"],
    ["theta[j]", "lambda*theta[j]", false, "factor", "1/lambda"],
    ["(a + b)^2", "a^2 + b^2", false, "difference", "2 * a * b"],
    ["y - y*p + p", "y - p", false, "difference", "p * (2 - y)"],
    ["diff(x*sin(x), x)", "x*cos(x)", false, "difference", "sin(x)"],
    ["X' * (y - X*w)", "1/m*X' * (X*w - y)", true, "factor", "-m"],
    ["X' * (X*w - y) + w", "X' * (X*w - y)", true, "difference", "w"],
    ["sum(y[i] + x[i], i, 1, m)", "sum(y[i], i, 1, m)", false, "difference", "sum(x[i], i, 1, m)"],
  ] as const)("%s beside %s", (written, right, inMatrices, kind, expression) => {
    inSetting(right, inMatrices, (problem) => {
      const [w, r] = readBoth(written, right, problem);
      const found = differenceBetween(w, r, problem);
      expect(found && [found.kind, toText(found.expression)]).toEqual([kind, expression]);
    });
  });

  it("is not told where it says no more than the two themselves", () => {
    inSetting("exp(x)", false, (problem) => {
      const [w, r] = readBoth("cosh(y)", "exp(x)", problem);
      expect(differenceBetween(w, r, problem)).toBeUndefined();
    });
  });
});
