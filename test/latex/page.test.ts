/** The derivations of a public page as they stand there, read in full. */
import { readFileSync } from "node:fs";
import { Arena, type DeriveOptions, parseProblem } from "@derive/core";
import { knownOf, nothingKnown, readLatexWorking } from "@derive/core/latex";
import { describe, expect, it } from "vitest";

const folder = new URL("../fixtures/logistic-page/", import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");

type Lines = readonly (readonly string[])[];

/** The parts of each line; a line that goes on begins with =, labels stand in braces, what they define behind them. */
function read(source: string, problem?: readonly [string, Pick<DeriveOptions, "wrt" | "where">]): Lines {
  const working = new Arena().run(() =>
    readLatexWorking(source, problem === undefined ? nothingKnown : knownOf(parseProblem(...problem))),
  );
  for (const { parts } of working.lines) {
    for (const { text, offsets } of parts) {
      expect(offsets.length).toBe(text.length + 1);
      expect(Math.max(...offsets)).toBeLessThanOrEqual(source.length);
    }
  }
  return working.lines.map(({ continues, parts }) => [
    ...(continues ? ["="] : []),
    ...parts.flatMap(({ text, label, defines }) => [
      ...(label === undefined ? [] : [`{${label}}`]),
      ...(defines === undefined ? [] : [`{${defines}}`]),
      text,
    ]),
  ]);
}

const h = "h_theta(x[i])";
const s = "sigmoid(theta' * x[i])";
const ds = `${s} * (1 - ${s}) * diff(theta' * x[i], theta[j])`;
const dh = `${h} * (1 - ${h}) * diff(theta' * x[i], theta[j])`;

describe("the derivation with sums", () => {
  const lines: Lines = [
    [
      "diff(J(theta), theta[j])",
      `diff((-1)/m * sum(y[i] * log(${h}) + (1 - y[i]) * log(1 - ${h}), i, 1, m), theta[j])`,
    ],
    [
      "=",
      "{linearity}",
      `(-1)/m * sum(y[i] * diff(log(${h}), theta[j]) + (1 - y[i]) * diff(log(1 - ${h}), theta[j]), i, 1, m)`,
    ],
    [
      "=",
      "{chain rule}",
      `(-1)/m * sum(y[i] * (diff(${h}, theta[j])/${h}) + (1 - y[i]) * (diff(1 - ${h}, theta[j])/(1 - ${h})), i, 1, m)`,
    ],
    [
      "=",
      "{h_\\theta(x)=\\sigma\\left(\\theta^\\top x\\right)}",
      "{h_theta(x) = sigmoid(theta' * x)}",
      `(-1)/m * sum(y[i] * (diff(${s}, theta[j])/${h}) + (1 - y[i]) * (diff(1 - ${s}, theta[j])/(1 - ${h})), i, 1, m)`,
    ],
    ["=", "{\\sigma'}", `(-1)/m * sum(y[i] * (${ds}/${h}) - (1 - y[i]) * (${ds}/(1 - ${h})), i, 1, m)`],
    [
      "=",
      "{\\sigma\\left(\\theta^\\top x\\right)=h_\\theta(x)}",
      `(-1)/m * sum(y[i] * (${dh}/${h}) - (1 - y[i]) * (${dh}/(1 - ${h})), i, 1, m)`,
    ],
    [
      "=",
      "{\\frac{\\partial}{\\partial \\theta_j}\\left(\\theta^\\top x^{(i)}\\right)=x_j^{(i)}}",
      `(-1)/m * sum(y[i] * (1 - ${h}) * x[i, j] - (1 - y[i]) * ${h} * x[i, j], i, 1, m)`,
    ],
    ["=", "{distribute}", `(-1)/m * sum((y[i] - y[i] * ${h} - ${h} + y[i] * ${h}) * x[i, j], i, 1, m)`],
    ["=", "{cancel}", `(-1)/m * sum((y[i] - ${h}) * x[i, j], i, 1, m)`],
    ["=", `1/m * sum((${h} - y[i]) * x[i, j], i, 1, m)`],
  ];

  it("is read without knowing the problem", () => {
    expect(read(textOf("sums.tex"))).toEqual(lines);
  });

  it("has the problem's h in the place of its own", () => {
    const problem =
      "h(z) = sigmoid(theta'*z); -1/m * sum(y[i]*log(h(x[i])) + (1-y[i])*log(1-h(x[i])), i, 1, m)";
    const own = lines.map((line) =>
      line.filter((text) => !text.startsWith("{h_theta")).map((text) => text.replaceAll("h_theta", "h")),
    );
    expect(read(textOf("sums.tex"), [problem, { wrt: "theta[j]" }])).toEqual(own);
  });
});

it("the derivation of the sigmoid is read", () => {
  expect(read(textOf("sigmoid.tex"))).toEqual([
    ["diff(sigmoid(x), x)", "diff(1/(1 + exp(-x)), x)"],
    ["=", "(-diff(1 + exp(-x), x))/(1 + exp(-x))^2"],
    ["=", "exp(-x)/(1 + exp(-x))^2"],
    ["=", "1/(1 + exp(-x)) * (exp(-x)/(1 + exp(-x)))"],
    ["=", "1/(1 + exp(-x)) * ((1 + exp(-x))/(1 + exp(-x)) - 1/(1 + exp(-x)))"],
    ["=", "sigmoid(x) * ((1 + exp(-x))/(1 + exp(-x)) - sigmoid(x))"],
    ["=", "sigmoid(x) * (1 - sigmoid(x))"],
  ]);
});

it("the chain of quantities is read out of its prose", () => {
  expect(read(textOf("chain.txt"))).toEqual([
    ["h", "1/(1 + exp(-z))"],
    ["z", "x * theta"],
    ["G", "y * log(h) + (1 - y) * log(1 - h)"],
    ["diff(G, theta)", "diff(G, h) * diff(h, z) * diff(z, theta)"],
    ["diff(G, h)", "y/h - (1 - y)/(1 - h)", "(y - h)/(h * (1 - h))"],
    ["diff(h, z)", "h * (1 - h)"],
    ["diff(z, theta)", "x"],
    ["diff(G, theta)", "(y - h) * x"],
  ]);
});

describe("the derivation with matrices", () => {
  const lines: Lines = [
    ["sigmoid(t)", "1/(1 + exp(-t))"],
    ["diff(log(sigmoid(t)), t)", "sigmoid(-t)", "1 - sigmoid(t)"],
    ["diff(sigmoid(t), t)", "sigmoid(t) * (1 - sigmoid(t))"],
    ["diff(log(1 - sigmoid(t)), t)", "sigmoid(t)"],
    [
      "m * J",
      "sum(-y[i] * log(sigmoid(x[i]' * theta)) - (1 - y[i]) * log(1 - sigmoid(x[i]' * theta)), i, 1, m)",
      "-y' * log(sigmoid(X * theta)) - (vector(1)' - y') * log(1 - sigmoid(X * theta))",
    ],
    ["diff(f(M * v), v)", "diag(f'(M * v)) * M"],
    [
      "m * diff(J, theta)",
      "-y' * diag(1 - sigmoid(X * theta)) * X - (vector(1)' - y') * diag(-sigmoid(X * theta)) * X",
    ],
    ["=", "-y' * X + vector(1)' * diag(sigmoid(X * theta)) * X", "-y' * X + sigmoid(X * theta)' * X"],
    ["diff(J, theta)'", "diff(J, theta)'", "1/m * X' * (sigmoid(X * theta) - y)"],
  ];

  it("is read out of its prose without knowing the problem", () => {
    expect(read(textOf("matrices.txt"))).toEqual(lines);
  });

  it("and beside it", () => {
    const problem = "-1/m*(y'*log(sigmoid(X*theta)) + (1 - y)'*log(1 - sigmoid(X*theta)))";
    expect(read(textOf("matrices.txt"), [problem, { wrt: "theta", where: "X: m x n" }])).toEqual(lines);
  });
});

it("of what names stand for, only what is a formula is read", () => {
  expect(read(textOf("names.tex"))).toEqual([["sigmoid(z)", "1/(1 + exp(-z))"]]);
});
