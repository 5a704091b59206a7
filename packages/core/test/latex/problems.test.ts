/** Problems as a command gets them: what is read with the variable, and what is refused rather than taken for 0. */
import { describe, expect, it } from "vitest";
import { type Given, nothingKnown, readGiven, readLatexWorking } from "../../src/latex/index.js";
import { DeriveError } from "../../src/parse/index.js";
import { foreign } from "./foreign.js";

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
  const readings: readonly (readonly [latex: string, wrt: string, text: string])[] = [
    [t`\theta'x`, "x", "theta' * x"],
    [t`\theta'x`, t`\theta`, "theta' * x"],
    [t`(y-X\beta)'(y-X\beta)`, t`\beta`, "(y - X * beta)' * (y - X * beta)"],
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
  it.each(readings)("in %s by %s", (source, wrt, text) => {
    expect(read({ source, wrt }).source).toBe(text);
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
    [t`\ell(\theta)=\sum_{i=1}^n y_i\log h(x_i)`, t`\theta_j`, /theta does not stand here.*h\(x\) = …/s],
    [t`\nabla_\theta\sum_i(\theta^\top x_i-y_i)^2`, t`\theta`, /one entry of \\theta.*--wrt "\\theta_j"/s],
    [t`u_{ij}^2`, t`u_{\mathrm{out}}`, /u_out does not stand here: u has indices/],
    [t`-\frac1n\sum_x[y\ln a+(1-y)\ln(1-a)]`, "a", /x does not stand in what is summed/],
    [t`x^2\,\mathrm dx`, "x", /a differential stands alone/],
    [t`{v'_i}^\top w_j`, "w_k", /v_i' can be a derivative, a transpose or another name/],
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

describe("what is no part of the language", () => {
  const refused: readonly (readonly [latex: string, place: string, words: RegExp])[] = [
    [t`\operatorname{E}[x^2]`, t`\operatorname{E}`, /expectations/],
    [t`\mathrm{Var}(x)`, t`\mathrm{Var}`, /expectations/],
    [t`\operatorname{Cov}(x,y)`, t`\operatorname{Cov}`, /expectations/],
    [t`\Pr(x=1)`, t`\Pr`, /probabilities/],
    [t`\mathbb E_q\log p`, t`\mathbb E_q`, /expectations/],
    ["E[x^2]", "E", /expectations.*E \\cdot/s],
    ["p(x|y)", "|", /conditional densities/],
    [t`\log p(y|x;\theta)`, "|", /conditional densities/],
    [t`D(q\|p)`, t`\|`, /divergences/],
  ];
  it.each(refused)("%s", (source, place, words) => {
    const message = refusal({ source, wrt: "x" });
    expect(message).toMatch(words);
    const [, text = "", carets = ""] = message.split("\n");
    expect(text.slice(carets.indexOf("^")).startsWith(place)).toBe(true);
  });

  it("leaves an error E(w), and an E that is given, alone", () => {
    expect(read({ source: "\\frac{1}{2} E(w)^2", wrt: "w" }).source).toBe("1/2 * E(w)^2");
    expect(read({ source: "E = x^2; E[x + 1]", wrt: "x" }).source).toBe("E = x^2; E * (x + 1)");
  });
});

describe("sums over two indices, and conditions", () => {
  const readings: readonly (readonly [latex: string, wrt: string, text: string])[] = [
    [
      t`\sum_{i=1}^n\sum_{j\ne i} x_ix_j`,
      "x_k",
      "sum(sum(piecewise(j != i, x[i] * x[j], 0), j, 1, n), i, 1, n)",
    ],
    [t`\sum_{i\ne j} x_ix_j`, "x_k", "sum(sum(piecewise(i != j, x[i] * x[j], 0), i, 1, m), j, 1, m)"],
    [t`\sum_{i<j}(x_i-x_j)^2`, "x_k", "sum(sum((x[i] - x[j])^2, i, 1, j - 1), j, 1, m)"],
    [t`\sum_{1\le i<j\le n}(x_i-x_j)^2`, "x_k", "sum(sum((x[i] - x[j])^2, i, 1, j - 1), j, 1, n)"],
    [t`\sum_{i=1}^n\sum_{j<i} x_ix_j`, "x_k", "sum(sum(x[i] * x[j], j, 1, i - 1), i, 1, n)"],
    [t`\sum_{i=1}^n\sum_{j>i} x_ix_j`, "x_k", "sum(sum(x[i] * x[j], j, i + 1, n), i, 1, n)"],
    [t`\sum_{j\ne y}\max(0,s_j-s_y+1)`, "s_k", "sum(piecewise(j != y, max(0, s[j] - s[y] + 1), 0), j, 1, n)"],
    [t`s_i\sum_{j\ne i} s_j`, "s_k", "s[i] * sum(piecewise(j != i, s[j], 0), j, 1, n)"],
    [t`\prod_{j\ne i}(z-x_j)`, "z", "prod(piecewise(j != i, z - x[j], 1), j, 1, n)"],
    [t`1_{\{y=k\}}\log p`, "p", "piecewise(y == k, 1, 0) * log(p)"],
    [t`\mathbb 1_{[y=k]}\log p`, "p", "piecewise(y == k, 1, 0) * log(p)"],
    [t`[y_i=k]\log p`, "p", "piecewise(y[i] == k, 1, 0) * log(p)"],
    [t`\sum x_i^2-2\mu x_i`, t`\mu`, "sum(x[i]^2 - 2 * mu * x[i], i, 1, m)"],
    [t`\log D(x)+\log(1-D(G(z)))`, "z", "log(D(x)) + log(1 - D(G(z)))"],
    [t`r_t(\theta)\hat A_t`, t`\theta`, "r(t, theta) * Ahat[t]"],
    [t`\sigma(w^la^{l-1}+b^l)`, "b^l", "sigmoid(w[l] * a[l - 1] + b[l])"],
    ["x^l+lx^{l-1}", "x", "x^l + l * x^(l - 1)"],
    [t`C=x^2; \nabla_xC\odot\sigma'(z)`, "x", "C = x^2; diff(C, x)' .* (sigmoid(z) * (1 - sigmoid(z)))"],
    [t`\widetilde E(w)=w^2`, "w", "w^2"],
    [t`\text{SiLU}(x)=x\sigma(x)`, "x", "x * sigmoid(x)"],
    [t`x^\star(1-x)`, "x", "x_star * (1 - x)"],
  ];
  it.each(readings)("%s by %s", (source, wrt, text) => {
    expect(read({ source, wrt }).source).toBe(text);
  });

  it("says where a sum may end in two places", () => {
    const message = refusal({ source: t`\sum_i x_i^2-2\mu x_i+\mu^2`, wrt: t`\mu` });
    expect(message).toMatch(/\\mu\^2 can belong to the sum or stand behind it/);
    // A penalty has a name of its own.
    const cost = t`\sum_i y_i\log p_i+(1-y_i)\log(1-p_i)+\lambda w^2`;
    expect(read({ source: cost, wrt: "w" }).source).toMatch(/, i, 1, m\) \+ lambda \* w\^2$/);
  });
});

describe("commands that a text defines", () => {
  it("are known in the formula and in the variable", () => {
    const source = t`\newcommand{\bx}{\mathbf{x}} \def\A{\mathbf A} \DeclareMathOperator{\sg}{sigmoid}
\newcommand{\half}[1]{\frac{#1}{2}} \half{\bx^\top\A\bx}+\sg(b)`;
    expect(read({ source, wrt: t`\bx` })).toMatchObject({ source: "x' * A * x/2 + sigmoid(b)", wrt: "x" });
  });

  it("are known in a working, whose page is passed over", () => {
    const source = t`\documentclass[a4paper]{article}\usepackage{amsmath}
\newcommand{\w}{\theta}
\begin{document}\section*{Proof}
\begin{align}\frac{d}{d\w}\w^2&=2\w\end{align}
\end{document}`;
    const { lines } = readLatexWorking(source, nothingKnown);
    expect(lines.map(({ parts }) => parts.map(({ text }) => text))).toEqual([
      ["diff(theta^2, theta)", "2 * theta"],
    ]);
  });

  it("that call themselves are refused", () => {
    expect(refusal({ source: t`\newcommand{\z}{\z x} \z`, wrt: "x" })).toMatch(/does not come to an end/);
  });
});

describe("bold letters", () => {
  const shapes: readonly (readonly [latex: string, wrt: string, where: string | undefined])[] = [
    [t`\tanh(\mathbf W\mathbf x)`, "x", "W: matrix, x: vector"],
    [t`\mathbf W_2\tanh(\mathbf W_1\mathbf x)`, t`\mathbf x`, "W_2: matrix, W_1: matrix, x: vector"],
    [t`\mathbf z=\mathbf W\mathbf x; \mathbf 1^\top\sigma(\mathbf z)`, "x", "W: matrix, x: vector"],
    // Indices say it themselves, and \mathbf x^2 is a number's.
    [t`\sum_i(\mathbf w^\top\mathbf x_i-y_i)^2`, "w_j", undefined],
    [t`\mathbf x^2`, "x", undefined],
  ];
  it.each(shapes)("of %s by %s are vectors and matrices", (source, wrt, where) => {
    expect(read({ source, wrt }).where).toBe(where);
  });

  it("stand beside shapes that are given", () => {
    const given = { source: t`\tanh(\mathbf W\mathbf x)`, wrt: "x", where: "W: m x n" };
    expect(read(given).where).toBe("W: m x n, x: vector");
  });
});

describe("notes", () => {
  const said: readonly (readonly [latex: string, notation: string, meaning: RegExp, otherwise: RegExp])[] = [
    [t`\log p/q`, t`\log p`, /the quotient is not inside/, /\\log\(…\/…\)/],
    ["1/2x^2", "1/2x^2", /a number times what follows/, /a\/\(2 b\)/],
    [t`\theta'x`, t`\theta'`, /a transpose/, /derivative/],
  ];
  it.each(said)("of %s", (source, notation, meaning, otherwise) => {
    const note = readGiven({ source, wrt: "x" }, "latex").notes.find((own) => own.notation === notation);
    expect(note?.meaning).toMatch(meaning);
    expect(note?.otherwise).toMatch(otherwise);
  });
});

it("notes quote whole groups in braces", () => {
  const formulas = Object.values(foreign).flat();
  const notes = formulas.flatMap(
    ({ latex, wrt, where }) => readGiven({ source: latex, wrt, where }, "latex").notes,
  );
  expect(notes.length).toBeGreaterThan(50);
  const depth = (text: string): number => text.split("{").length - text.split("}").length;
  expect(notes.filter(({ notation }) => depth(notation.replace(/\\[{}]/g, "")) !== 0)).toEqual([]);
});
