import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asciiText } from "../../src/print/ascii.js";
import { columns, markEnd, markStart, withMarks } from "../../src/print/marks.js";
import { breakLatex, printedWidth } from "../../src/print/texLayout.js";
import { wrapFormula } from "../../src/print/wrap.js";

describe("wrapFormula", () => {
  it.each([
    ["a + b", 20, ["a + b"]],
    ["aaaa + bbbb − cccc", 12, ["aaaa + bbbb", "− cccc"]],
    ["aaaa·(bb + cc) + dddd", 18, ["aaaa·(bb + cc)", "+ dddd"]],
    ["f(aaaa + bbbb + cccc)", 16, ["f(aaaa + bbbb", "+ cccc)"]],
    ["aaaa · bbbb + cccc · dddd", 22, ["aaaa · bbbb", "+ cccc · dddd"]],
    ["abcdefghijklmnop", 5, ["abcdefghijklmnop"]],
    ["abcdefghijklmnop + q", 5, ["abcdefghijklmnop", "+ q"]],
    ["−a −b", 2, ["−a −b"]],
    ["{ aa + bb if x − y < 0; cc + dd otherwise }", 30, ["{ aa + bb if x − y < 0;", "cc + dd otherwise }"]],
    ["|aaaa − bbbb| ≤ δ·cccc + dddd", 24, ["|aaaa − bbbb| ≤ δ·cccc", "+ dddd"]],
    ["a·|bbbb − cccc| + |dddd − eeee|", 28, ["a·|bbbb − cccc|", "+ |dddd − eeee|"]],
    ["piecewise(x < 0, aa + bb, cc + dd)", 28, ["piecewise(x < 0, aa + bb,", "cc + dd)"]],
  ] as const)("%s in %i columns", (line, width, lines) => {
    expect(wrapFormula(line, width, 2)).toEqual(lines);
  });

  it("closes marks before a break and opens them again", () => {
    const lines = wrapFormula(`${markStart}aaaa + bbbb${markEnd} + cc`, 6, 0);
    expect(lines.map((line) => withMarks(line, (text) => `<${text}>`))).toEqual([
      "<aaaa>",
      "<+ bbbb>",
      "+ cc",
    ]);
    expect(lines.map(columns)).toEqual([4, 6, 4]);
  });

  it("loses nothing but the blanks it breaks at", () => {
    const term = fc.constantFrom("a", "(b + c)", "f(x) · y", "1/2", "dddddddd");
    const sign = fc.constantFrom(" + ", " − ", " · ");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(sign, term), { maxLength: 12 }),
        fc.integer({ min: 4, max: 40 }),
        (parts, width) => {
          const line = `x${parts.map(([a, b]) => a + b).join("")}`;
          const lines = wrapFormula(line, width, 2);
          expect(lines.join(" ")).toBe(line);
          for (const [k, part] of lines.entries()) if (k > 0) expect(part).toMatch(/^[+−·] /);
        },
      ),
    );
  });
});

describe("breakLatex", () => {
  it("breaks at the top before it breaks in brackets", () => {
    expect(breakLatex("x \\left( \\frac{a}{b} + c \\right) + y", 8, 0)).toEqual([
      "x \\left( \\frac{a}{b} + c \\right)",
      "{} + y",
    ]);
  });

  it("takes growing brackets around a break for fixed ones, and no others", () => {
    const latex = "\\left[ \\left( \\frac{a}{b} \\right) + aaaa - bbbb \\right]";
    expect(breakLatex(latex, 11, 0)).toEqual([
      "\\Bigl[ \\left( \\frac{a}{b} \\right) + aaaa",
      "{} - bbbb \\Bigr]",
    ]);
  });

  it("never breaks inside a group or an environment", () => {
    for (const latex of ["\\frac{a + b + c + d}{e + f + g}", "\\begin{cases} a + b & c + d \\end{cases}"])
      expect(breakLatex(latex, 3, 0)).toEqual([latex]);
  });
});

describe("printedWidth", () => {
  it("takes the wider side of a fraction and words for their letters", () => {
    expect(printedWidth("x")).toBe(1);
    expect(printedWidth("\\frac{abc}{d}")).toBe(3.5);
    expect(printedWidth("\\text{loss}")).toBe(4);
    expect(printedWidth("x_{i}")).toBeCloseTo(1.7);
    expect(printedWidth("\\underset{\\text{linearity}}{=} x")).toBeGreaterThan(9);
  });
});

describe("asciiText", () => {
  it.each([
    ["σ′ = σ(1 − σ)", "sigma' = sigma(1 - sigma)"],
    ["∂/∂θⱼ [θᵀxᵢ] = xᵢⱼ", "d/dtheta_j [theta' x_i] = x_ij"],
    ["x² ≠ ∞", "x^2 != infinity"],
    ["日", "?"],
  ])("%s", (text, expected) => {
    expect(asciiText(text)).toBe(expected);
  });
});
