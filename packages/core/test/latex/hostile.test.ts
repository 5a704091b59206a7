/** Texts that no person wrote are answered with a message in short time. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLatex } from "../../src/latex/index.js";
import { DeriveError } from "../../src/parse/index.js";

function outcome(source: string): "read" | "refused" {
  try {
    readLatex(source);
    return "read";
  } catch (error) {
    if (error instanceof DeriveError) return "refused";
    throw error;
  }
}

const deep = (open: string, close: string, depth: number): string =>
  `${open.repeat(depth)}x${close.repeat(depth)}`;

const refused: Readonly<Record<string, string>> = {
  "a megabyte": "x+".repeat(500_000),
  "braces in braces": deep("{", "}", 100_000),
  "brackets in brackets": deep("(", ")", 100_000),
  "growing brackets": deep("\\left(", "\\right)", 2_000),
  "fractions in fractions": deep("\\frac{1}{", "}", 2_000),
  "exponents of exponents": deep("x^{", "}", 1_000),
  "cases in cases": deep("\\begin{cases}", "\\end{cases}", 200),
  "open braces": "\\frac{".repeat(10_000),
  bars: "|".repeat(100_000),
  "functions of functions": `${"\\sin".repeat(50_000)} x`,
  "derivatives of derivatives": `${"\\frac{d}{dx}".repeat(10_000)}x`,
  "sums in sums": `${"\\sum_{i}".repeat(20_000)}x_i`,
  "a macro that calls itself": "\\def\\a{\\a\\a}\\a",
  "macros that double": `\\def\\a{xx}${[..."bcdefghijklmnopqrstuvwxyz"].map((letter, k) => `\\def\\${letter}{${`\\${String.fromCharCode(97 + k)}`.repeat(2)}}`).join("")}\\z`,
  "thousands of statements": "x = 1\\\\".repeat(20_000),
  "a foreign command": "\\input{file}",
  "characters that obey": "x\u0000\u001b[2J",
};

const read: Readonly<Record<string, string>> = {
  "a long sum": `${"x+".repeat(20_000)}x`,
  "a long product": "x".repeat(20_000),
  "sums one after the other": `${"\\sum_{i=1}^m x_i+\\sum_{j=1}^m x_j+".repeat(2_000)}x`,
  "many signs": `${"-".repeat(20_000)}x`,
  "many lines": `h = h_i\n${"x\n".repeat(20_000)}h`,
  "a macro": "\\newcommand{\\sq}[1]{#1^2} \\sq{x}",
};

describe("hostile texts", () => {
  it.each(Object.entries(refused))("refuses %s", (_, source) => {
    expect(outcome(source)).toBe("refused");
  });
  it.each(Object.entries(read))("reads %s", (_, source) => {
    expect(outcome(source)).toBe("read");
  });
});

/** What formulas are made of, in any order. */
const pieces = [
  ..."xyhdeXI012.()[]{}|+-*/=,;'!&_^",
  ..."\\frac \\sum_{i=1}^m \\left( \\right) \\log \\sin \\sigma \\partial \\nabla \\theta \\top ^{(i)} _{ij} \\text{if} \\\\ \\begin{cases} \\end{cases} \\lVert \\rVert \\hat \\sqrt \\cdot \\mathbf \\dot \\prod \\max \\le".split(
    " ",
  ),
];

describe("any text", () => {
  it("is read, or refused with a place inside of it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((list) => list.join(" ")),
        (source) => {
          try {
            const { text, offsets } = readLatex(source);
            expect(offsets).toHaveLength(text.length + 1);
          } catch (error) {
            if (!(error instanceof DeriveError)) throw error;
            if (error.place === undefined) return;
            expect(error.place.offset).toBeGreaterThanOrEqual(0);
            expect(error.place.offset).toBeLessThanOrEqual(source.length);
          }
        },
      ),
      { numRuns: Number(process.env.DERIVE_RUNS ?? 3000), seed: Number(process.env.DERIVE_SEED ?? 4) },
    );
  });
});
