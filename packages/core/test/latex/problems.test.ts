/** Problems as a command gets them: what is read with the variable, and what is refused rather than taken for 0. */
import { describe, expect, it } from "vitest";
import { type Given, readGiven } from "../../src/latex/index.js";
import { DeriveError } from "../../src/parse/index.js";

const t = String.raw;
const read = (given: Given): Given => readGiven(given, "latex").given;

function refusal(given: Given): string {
  try {
    readGiven(given, "latex");
  } catch (error) {
    if (error instanceof DeriveError) return error.render();
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("a prime", () => {
  const readings: readonly (readonly [latex: string, wrt: string, text: string, where?: string])[] = [
    [t`\theta'x`, "x", "theta' * x"],
    [t`\theta'x`, t`\theta`, "theta' * x"],
    [t`(y-X\beta)'(y-X\beta)`, t`\beta`, "(y - X * beta)' * (y - X * beta)"],
    [t`(y-X\beta)'(y-X\beta)`, t`\beta`, "(y - X * beta)' * (y - X * beta)", "X: n x p"],
    [t`\beta'(X'X)\beta-2\beta'X'y`, t`\beta`, "beta' * (X' * X) * beta - 2 * beta' * X' * y"],
    [t`(x-\mu)'\Sigma^{-1}(x-\mu)`, t`\mu`, "(x - mu)' * Sigma^(-1) * (x - mu)"],
    [t`\hat\beta'X'X\hat\beta`, t`\hat\beta`, "betahat' * X' * X * betahat"],
    [t`\lambda'(Ax-b)+c'x`, "x", "lambda' * (A * x - b) + c' * x"],
    [t`w'(x-\mu)`, "w", "w' * (x - mu)"],
    ["x'Ax", "x", "x' * A * x"],
    [t`\log(1+e^{-y\,w'x})`, "w", "log(1 + exp(-y * w' * x))"],
    ["(1+e^{-x})'", "x", "diff(1 + exp(-x), x)"],
    ["2(3x+1)(3x+1)'", "x", "2 * (3 * x + 1) * diff(3 * x + 1, x)"],
    ["f'(x) + y'(x)", "x", "f'(x) + y'(x)"],
    [t`u = x^2; v = \sin x; u'v + uv'`, "x", "u = x^2; v = sin(x); diff(u, x) * v + u * diff(v, x)"],
  ];
  it.each(readings)("in %s by %s", (source, wrt, text, where) => {
    expect(read({ source, wrt, where }).source).toBe(text);
  });

  const refused: readonly (readonly [latex: string, wrt: string, words: RegExp])[] = [
    ["k(x,x')", "x", /derivative, a transpose or another name.*\^\\top/s],
    [t`\exp(-(x-x')^2)`, "x", /\\tilde\{x\}/],
    [t`\frac{u'v-uv'}{v^2}`, "x", /derivative, a transpose/],
    ["f'g+fg'", "x", /f is not given.*define it/s],
    ["(ax+b)'(cx+d)", "x", /a transpose or a derivative/],
    [t`w'(x-\mu)`, "x", /w'\(…\) can be.*w\^\\top/s],
  ];
  it.each(refused)("of %s by %s is refused with its readings", (source, wrt, words) => {
    expect(refusal({ source, wrt })).toMatch(words);
  });
});

describe("what a problem does not give", () => {
  const refused: readonly (readonly [latex: string, wrt: string, words: RegExp])[] = [
    [
      t`\frac12\sum_i(h_\theta(x^{(i)})-y^{(i)})^2`,
      t`\theta_j`,
      /nothing says how.*h_\\theta\(x\) = \\theta\^\\top x/s,
    ],
    [t`\sum_{i=1}^m(f_{w,b}(x^{(i)})-y^{(i)})^2`, "w", /nothing says how.*f_\{w,b\}\(x\) = …/s],
    [t`\frac{\partial J}{\partial\theta_j}`, t`\theta_j`, /nothing says what J is/],
    [t`\frac{dL}{dw}`, "w", /nothing says what L is/],
    [t`\frac12 m\dot x^2`, "x", /nothing says what x is.*derivative by t/s],
  ];
  it.each(refused)("%s by %s", (source, wrt, words) => {
    expect(refusal({ source, wrt })).toMatch(words);
  });

  it("is no complaint where it is given, or another name is meant", () => {
    const cost = t`\sum_{i=1}^m(h_\theta(x_i)-y_i)^2`;
    expect(read({ source: t`h_\theta(x)=\theta^\top x; ${cost}`, wrt: t`\theta_j` }).source).toMatch(
      /^h_theta\(x\) =/,
    );
    expect(read({ source: cost, wrt: "y_k" }).source).toMatch(/^sum/);
    expect(read({ source: t`J=\theta^2; \frac{\partial J}{\partial\theta}`, wrt: t`\theta` }).source).toMatch(
      /diff\(J, theta\)/,
    );
    expect(read({ source: t`x=\sin t; \dot x`, wrt: "t" }).source).toMatch(/diff\(x, t\)/);
  });
});
