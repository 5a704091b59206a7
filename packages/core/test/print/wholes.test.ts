/** Functions of whole vectors and matrices in formulas: norms, inverses, ones, identities. */
import { describe, expect, it } from "vitest";
import { Arena, derive, parseProblem, toLatex, toText, toUnicode } from "../../src/index.js";

const where = "X: m x n, w: n, y: m, S: n x n, x: n, A: m x K";

/** [input language, Unicode, LaTeX] */
const formulas: readonly (readonly [text: string, unicode: string, latex: string])[] = [
  ["norm2(X * w - y)^2", "‖X w − y‖²", "\\lVert X w - y \\rVert_{2}^{2}"],
  ["norm1(x)", "‖x‖₁", "\\lVert x \\rVert_{1}"],
  ["norm2(A)", "‖A‖_F", "\\lVert A \\rVert_{F}"],
  ["norm2(x/2)", "‖x/2‖", "\\left\\lVert \\frac{x}{2} \\right\\rVert_{2}"],
  ["inv(S)", "S⁻¹", "S^{-1}"],
  ["inv(S)' * x", "S⁻ᵀ x", "S^{-\\top} x"],
  ["inv(S') * x", "Sᵀ⁻¹ x", "(S^{\\top})^{-1} x"],
  ["inv(S + eye(n)) * x", "(S + Iₙ)⁻¹ x", "(S + I_{n})^{-1} x"],
  ["ones(m)' * y", "1ₘᵀ y", "\\mathbf{1}_{m}^{\\top} y"],
  ["A * ones(K)", "A 1_K", "A \\mathbf{1}_{K}"],
  ["X + ones(m, n)", "X + ones(m, n)", "X + \\mathbf{1}_{m \\times n}"],
  ["logdet(S)", "log det(S)", "\\log\\det(S)"],
  ["tr(S)", "tr(S)", "\\operatorname{tr}(S)"],
];

describe("signs of whole vectors and matrices", () => {
  it.each(formulas)("%s", (text, unicode, latex) => {
    new Arena().run(() => {
      const { expression } = parseProblem(text, { wrt: "x", where });
      expect(toUnicode(expression)).toBe(unicode);
      expect(toLatex(expression)).toBe(latex);
      expect(toText(expression)).toBe(text);
    });
  });
});

describe("norm", () => {
  it.each([
    ["norm(X*w - y)^2", "w", "2 * X' * (X * w - y)"],
    ["norm(w, 2)^2", "w", "2 * w"],
    ["norm(w, 1)", "w", "sign(w)"],
    ['norm(A, "fro")^2', "A", "2 * A"],
  ])("%s by %s, of whole vectors and matrices", (problem, wrt, answer) => {
    expect(toText(derive(problem, { wrt }).result)).toBe(answer);
  });
});
