/** What a reader sees of whole derivations: names, indices, labels. */
import { type DeriveOptions, derivationToLatex, derivationToText, derive } from "@derive/core";
import { describe, expect, it } from "vitest";

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
