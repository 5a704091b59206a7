import fc from "fast-check";
import katex from "katex";
import { describe, expect, it } from "vitest";
import { derivationDisplay, derivationToLatex } from "../../src/print/derivation-latex.js";
import { derivationToMarkdown } from "../../src/print/derivation-markdown.js";
import { chainOf, line, logistic, refuted, second } from "./derivations.js";
import { anyExpr, gradient, isBalanced, x, y } from "./expressions.js";

const render = (latex: string): string =>
  katex.renderToString(latex, { throwOnError: true, displayMode: true, strict: "error" });
const displays = (latex: string): string[] =>
  latex.match(/\\begin\{align\*\}[\s\S]*?\\end\{align\*\}/g) ?? [];
const check = { expected: gradient, verdict: refuted, opinions: [] };

describe("derivationToLatex", () => {
  it("prints one display, labels under the equals signs", () => {
    expect(derivationToLatex(logistic(check))).toMatchInlineSnapshot(`
      "\\noindent Let $\\displaystyle h(z) = \\sigma(\\theta^{\\top} z)$.

      \\begin{align*}
      & \\frac{\\partial}{\\partial \\theta_{j}} \\left[ -\\frac{1}{m} \\sum_{i=1}^{m} [y_{i} \\log(h(x_{i})) + (1 - y_{i}) \\log(1 - h(x_{i}))] \\right] \\\\[1ex]
      & \\quad \\underset{\\text{linearity}}{=} -\\frac{1}{m} \\sum_{i=1}^{m} \\left[ y_{i} \\frac{\\partial}{\\partial \\theta_{j}} \\log(h(x_{i})) + (1 - y_{i}) \\frac{\\partial}{\\partial \\theta_{j}} \\log(1 - h(x_{i})) \\right] \\\\[1ex]
      & \\quad \\underset{\\substack{\\sigma' = \\sigma(1 - \\sigma) \\\\ \\text{cancel}}}{=} -\\frac{1}{m} \\sum_{i=1}^{m} (y_{i} - h(x_{i})) x_{ij} \\\\[1ex]
      & \\quad \\underset{\\text{sign absorbed}}{=} \\frac{1}{m} \\sum_{i=1}^{m} (h(x_{i}) - y_{i}) x_{ij}
      \\end{align*}

      \\noindent Assuming $1 \\le j \\le n$.

      \\noindent Check: refuted: at $x_{1, 2} = 0.75$, $y_{1} = 1$, the answer is 1.5 and the expectation $-$1.5.
      "
    `);
  });

  it("stacks several labels, and puts a doubt above the sign", () => {
    expect(derivationDisplay(logistic(), "align*")).toContain(
      "\\underset{\\substack{\\sigma' = \\sigma(1 - \\sigma) \\\\ \\text{cancel}}}{=}",
    );
    const latex = derivationDisplay(second(), "align*");
    expect(latex).toContain("\\underset{\\text{power rule}}{\\overset{?}{=}} 3 x^{2}");
    expect(latex).toContain("\\underset{\\text{power rule}}{\\overset{\\text{refuted}}{=}} 6 x");
    expect(latex).toContain("\\\\[3ex]\n& \\frac{d^{2}}{dx^{2}} [x^{3}]");
  });

  it("breaks long lines before a sign, in brackets of fixed size", () => {
    const latex = derivationDisplay(logistic(), "align*", 30);
    expect(latex).toContain("\\sum_{i=1}^{m} \\Bigl[ y_{i}");
    expect(latex).toContain("\\\\[1ex]\n& \\qquad\\qquad {} + (1 - y_{i})");
    expect(render(latex)).toContain("katex");
  });

  it("renders in KaTeX", () => {
    for (const d of [logistic(), logistic(check), second()]) {
      const [display] = displays(derivationToLatex(d));
      expect(render(display as string)).toContain("katex");
    }
  });

  it("always renders in KaTeX and is ASCII, at any width", () => {
    fc.assert(
      fc.property(
        fc.array(anyExpr, { maxLength: 3 }),
        fc.integer({ min: 5, max: 120 }),
        (expressions, width) => {
          const latex = derivationToLatex(chainOf(expressions), { standalone: true, width });
          expect(latex).toMatch(/^[\n\x20-\x7e]*$/);
          const [display] = displays(latex);
          expect(isBalanced(display as string)).toBe(true);
          render(display as string);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("is a complete document, if standalone", () => {
    const latex = derivationToLatex(logistic(check), { standalone: true });
    expect(latex.startsWith("\\documentclass[10pt]{article}\n\\usepackage{amsmath}\n")).toBe(true);
    expect(latex).toContain("paperwidth=297mm");
    expect(latex.endsWith("\\end{document}\n")).toBe(true);
    expect(latex).toContain(
      "\\noindent Check: refuted: at $x_{1, 2} = 0.75$, $y_{1} = 1$, the answer is 1.5",
    );
  });

  it("makes the page as wide as a line that cannot be broken", () => {
    const product = chainOf([x]);
    const name = "a".repeat(300);
    const wide = { ...product, lines: [...product.lines, line(x, name, y)] };
    const paper = /paperwidth=(\d+)mm/.exec(derivationToLatex(wide, { standalone: true }))?.[1];
    expect(Number(paper)).toBeGreaterThan(600);
  });
});

describe("derivationToMarkdown", () => {
  it("prints the display in aligned, then the steps, the answer and the check", () => {
    expect(derivationToMarkdown(logistic(check))).toMatchInlineSnapshot(`
      "\`h(z) = sigmoid(theta' * z); -1/m * sum(y[i]*log(h(x[i])) + (1-y[i])*log(1-h(x[i])), i, 1, m)\` by \`theta[j]\`

      Let $\\displaystyle h(z) = \\sigma(\\theta^{\\top} z)$.

      $$
      \\begin{aligned}
      & \\frac{\\partial}{\\partial \\theta_{j}} \\left[ -\\frac{1}{m} \\sum_{i=1}^{m} [y_{i} \\log(h(x_{i})) + (1 - y_{i}) \\log(1 - h(x_{i}))] \\right] \\\\[1ex]
      & \\quad \\underset{\\text{linearity}}{=} -\\frac{1}{m} \\sum_{i=1}^{m} \\left[ y_{i} \\frac{\\partial}{\\partial \\theta_{j}} \\log(h(x_{i})) + (1 - y_{i}) \\frac{\\partial}{\\partial \\theta_{j}} \\log(1 - h(x_{i})) \\right] \\\\[1ex]
      & \\quad \\underset{\\substack{\\sigma' = \\sigma(1 - \\sigma) \\\\ \\text{cancel}}}{=} -\\frac{1}{m} \\sum_{i=1}^{m} (y_{i} - h(x_{i})) x_{ij} \\\\[1ex]
      & \\quad \\underset{\\text{sign absorbed}}{=} \\frac{1}{m} \\sum_{i=1}^{m} (h(x_{i}) - y_{i}) x_{ij}
      \\end{aligned}
      $$

      1. ✓ **linearity** — $\\frac{d}{dx} [u + v] = \\frac{du}{dx} + \\frac{dv}{dx}$ — proved
      2. ✓ **σ′ = σ(1 − σ)** — $\\frac{d}{dx} [u + v] = \\frac{du}{dx} + \\frac{dv}{dx}$ — proved
      3. ✓ **sign absorbed** — $\\frac{d}{dx} [u + v] = \\frac{du}{dx} + \\frac{dv}{dx}$ — proved

      Assuming $1 \\le j \\le n$.

      **Answer:** \`1/m * sum((h(x[i]) - y[i]) * x[i, j], i, 1, m)\`

      **Check:** refuted: at $x_{1, 2} = 0.75$, $y_{1} = 1$, the answer is 1.5 and the expectation -1.5
      "
    `);
  });

  it("renders in KaTeX, displays and inline formulas", () => {
    for (const d of [logistic(check), second()]) {
      const markdown = derivationToMarkdown(d);
      const display = /\$\$\n([\s\S]*?)\n\$\$/.exec(markdown)?.[1] ?? "";
      expect(render(display)).toContain("katex");
      const inline = [...markdown.replace(/\$\$[\s\S]*?\$\$/, "").matchAll(/\$([^$]+)\$/g)];
      expect(inline.length).toBeGreaterThan(1);
      for (const [, latex] of inline) expect(render(latex as string)).toContain("katex");
    }
  });

  it("keeps Markdown from acting on the words", () => {
    const d = chainOf([x]);
    const odd = {
      ...d,
      problem: { ...d.problem, source: "a `b` *c*\n`` d" },
      lines: [line(x, "*odd* [label](url) _x_ <b>", x)],
    };
    const markdown = derivationToMarkdown(odd);
    expect(markdown).toContain("``` a `b` *c* `` d ``` by `x`");
    expect(markdown).toContain("**\\*odd\\* &#91;label](url) \\_x\\_ \\<b\\>**");
  });

  it("says where a line is in doubt", () => {
    const markdown = derivationToMarkdown(second());
    expect(markdown).toContain("1. ≈ **power rule**");
    expect(markdown).toContain("— agrees at 12 points");
    expect(markdown).toContain("2. ✗ **power rule**");
  });
});
