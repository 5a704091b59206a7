/** What a reader sees of whole derivations: names, indices, labels. */
import {
  type DeriveOptions,
  derivationToLatex,
  derivationToMarkdown,
  derivationToText,
  derive,
  rules,
} from "@derive/core";
import katex from "katex";
import { describe, expect, it } from "vitest";
import { asciiText } from "../packages/core/src/print/ascii.js";
import { latexText } from "../packages/core/src/print/latexNames.js";

const text = (problem: string, options: DeriveOptions, detail: "steps" | "full" = "steps"): string =>
  derivationToText(derive(problem, { ...options, lemmas: detail === "full" }), { detail });

describe("names and indices", () => {
  it("are written in one way through a derivation, labels included", () => {
    const factorisation = "1/2 * sum(sum((R[i, j] - U[i]' * V[j])^2, i, 1, m), j, 1, n)";
    const small = text(factorisation, { wrt: "U[a, k]" });
    expect(small).toContain("∂/∂Uₐₖ [UᵢᵀVⱼ] = δᵢₐ·Vⱼₖ");
    expect(small.split("answer:")[0]).not.toMatch(/\w\[[a-z]/i);
    const bracketed = text(factorisation, { wrt: "U[a, b]" });
    expect(bracketed).toContain("∂/∂U[a, b] [U[i]ᵀV[j]] = δ(i, a)·V[j, b]");
    expect(bracketed.replace(/Σ[ᵢⱼ]₌₁[ᵐⁿ]/g, "")).not.toMatch(/[ᵢⱼₖₐ]/);
  });

  it("have in labels the letters that they have in formulas", () => {
    expect(text("mu = x*t; (mu - s)^2", { wrt: "t" })).toContain("✓ definition of μ");
    const d = derive("mu = x*t; sigmoid(mu)", { wrt: "t" });
    const latex = derivationToLatex(d);
    expect(latex).toContain("\\text{definition of }\\mu");
    expect(latex).toContain("\\sigma'\\text{ = }\\sigma\\text{(1 }-\\text{ }\\sigma\\text{)}");
  });
});

describe("LaTeX and ASCII", () => {
  it("have a formula for what a rule's terms stood for", () => {
    const d = derive("log(x)^2/x", { wrt: "x" });
    const latex = derivationToLatex(d, { detail: "full" });
    expect(latex).toContain("$v + w = 2 - \\log(x)$");
    expect(latex).not.toMatch(/U[0-9A-F]{4}/);
  });

  it("have every sign that stands in a label", () => {
    for (const { label } of rules) {
      expect(latexText(label), label).not.toContain("?");
      expect(asciiText(label), label).not.toContain("?");
    }
    const d = derive("y'*tanh(X*w)", { wrt: "w" });
    for (const { label } of d.lines) expect(asciiText(label), label).not.toContain("?");
  });

  it("have the expectation as a formula", () => {
    const d = derive("x[1]^2*theta", { wrt: "theta", expect: "x[1]^2" });
    const said = "proved: the answer equals $x_{1}^{2}$";
    expect(derivationToLatex(d)).toContain(`Check: ${said}.`);
    expect(derivationToMarkdown(d)).toContain(`**Check:** ${said}`);
  });
});

describe("a rule's statement", () => {
  it.each(["x^2*sin(x)", "sin(x)/x", "exp(x^2)"])("has one sign for derivatives: %s", (problem) => {
    for (const { statement } of derive(problem, { wrt: "x" }).lines)
      expect(/\\partial/.test(statement) && /\{d/.test(statement), statement).toBe(false);
  });
});

describe("the Leibniz telling", () => {
  it("ends in the user's own names, whatever names were made up for it", () => {
    const made = text("log(1 + exp(-y*w*x))", { wrt: "w", style: "leibniz" });
    expect(made).toContain("✓ definitions put back in");
    expect(made).toMatch(/answer: (?!.*\b[zhu]\b)/);
    const d = derive("log(1 + exp(-y*w*x))", {
      wrt: "w",
      style: "leibniz",
      expect: "-y*x*(1 - sigmoid(y*w*x))",
    });
    expect(d.check?.verdict.kind).toBe("proved");
    expect(d.lines.every(({ verdict }) => verdict.kind === "proved")).toBe(true);
  });

  it("keeps the names that the user gave", () => {
    const own = text("z = x*t; h = sigmoid(z); y*log(h) + (1 - y)*log(1 - h)", {
      wrt: "t",
      style: "leibniz",
    });
    expect(own).not.toContain("put back");
    expect(own).toContain("answer: (y - h) * x");
  });

  it("writes d where nothing else varies, as the textbook telling does", () => {
    expect(text("log(sigmoid(x))", { wrt: "x" })).toMatch(/^d\/dx log/);
    expect(text("log(sigmoid(x))", { wrt: "x", style: "leibniz" })).toContain("\nd/dx log(z)\n");
    expect(text("h = sigmoid(x); log(h)", { wrt: "x" })).toContain("\nd/dx log(h)\n");
    expect(text("h = sigmoid(a*x); log(h)", { wrt: "x" })).toContain("\n∂/∂x log(h)\n");
  });
});

describe("every single rewrite", () => {
  const d = derive("log(sigmoid(w*x))", { wrt: "w", lemmas: true });

  it("says whose letters a rule's are, and not what is seen anyway", () => {
    const told = derivationToText(d, { detail: "full" });
    expect(told).toContain("where, in the rule: f(u) = σ(w·x), x = w, u = w·x");
    expect(told).not.toContain("a = ");
    expect(told).not.toMatch(/\d1[a-z]/);
  });

  it("is told in Markdown, with the lemma", () => {
    const markdown = derivationToMarkdown(d, { detail: "full" });
    expect(markdown).toContain("\n   - chain rule: $\\frac{\\partial}{\\partial w} \\log(\\sigma(w x))$ → ");
    expect(markdown).toContain("     - because $\\frac{d}{dx} \\sigma(x)$ ");
    for (const [, formula = ""] of markdown.replace(/\$\$[\s\S]*?\$\$/, "").matchAll(/\$([^$]+)\$/g))
      katex.renderToString(formula, { throwOnError: true, strict: "error" });
    expect(derivationToMarkdown(d)).not.toContain("because");
  });

  it("is told in LaTeX, with the lemma", () => {
    const latex = derivationToLatex(d, { detail: "full" });
    expect(latex).toContain("\\item[$\\cdot$] chain rule: $");
    expect(latex).toContain("; because $\\frac{d}{dx} \\sigma(x)$ $= ");
    expect(derivationToLatex(d)).not.toContain("itemize");
  });

  it("is left out, with all lines between, in brief", () => {
    expect(derivationToLatex(d, { detail: "brief" }).match(/=/g)).toHaveLength(1);
    expect(derivationToMarkdown(d, { detail: "brief" })).not.toContain("1. ");
  });

  it("names the rule whose statement stands beside a line of several", () => {
    const line = derivationToMarkdown(derive("x^2*sin(x)", { wrt: "x" }));
    expect(line).toContain("**power rule, derivative of sin** — power rule: $");
  });
});
