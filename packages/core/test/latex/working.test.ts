import { describe, expect, it } from "vitest";
import { Arena, DeriveError, parseProblem } from "../../src/index.js";
import { knownOf, nothingKnown, readLatexWorking } from "../../src/latex/index.js";

const t = String.raw;

const partsOf = (source: string, known = nothingKnown): string[][] =>
  readLatexWorking(source, known).lines.map(({ parts }) => parts.map(({ text }) => text));

describe("a working in LaTeX", () => {
  it("has parts whose characters know where they stand in the source", () => {
    const source = t`Then \begin{align} \frac{d}{dx} x^2 &= 2 x \\[2ex] &\underset{\text{so}}{=} x + y \end{align}`;
    const { lines } = readLatexWorking(source, nothingKnown);
    const [first, second] = lines;
    const [, value] = first?.parts ?? [];
    expect(value?.text).toBe("2 * x");
    expect(value?.offsets[0]).toBe(source.indexOf("2 x"));
    const [sum] = second?.parts ?? [];
    expect(sum?.text).toBe("x + y");
    expect(sum?.label).toBe("so");
    expect(sum?.offsets[4]).toBe(source.indexOf("y \\end"));
    expect(second?.text).toBe("= x + y");
    expect(second?.continues).toBe(true);
    const { offset = 0, length = 0 } = first?.place ?? {};
    expect(source.slice(offset, offset + length)).toBe("\\frac{d}{dx} x^2 &= 2 x");
  });

  it("uses letters alike in all its lines", () => {
    expect(partsOf(t`J = \sum_{i=1}^m y^{(i)} \\ = \sum_{i=1}^m y^{i}`)).toEqual([
      ["J", "sum(y[i], i, 1, m)"],
      ["sum(y[i], i, 1, m)"],
    ]);
    expect(partsOf(t`g(x) = x^2 \\ f = g(a)`)).toEqual([
      ["g(x)", "x^2"],
      ["f", "g(a)"],
    ]);
  });

  it("differentiates σ by what the chain differentiates by", () => {
    const known = new Arena().run(() => knownOf(parseProblem("log(sigmoid(t))", { wrt: "t" })));
    const source = t`\begin{align} \frac{d\sigma}{dt} &= \sigma(1-\sigma) \\ &= \sigma - \sigma^2 \end{align}`;
    expect(partsOf(source, known)).toEqual([
      ["diff(sigmoid(t), t)", "sigmoid(t) * (1 - sigmoid(t))"],
      ["sigmoid(t) - sigmoid(t)^2"],
    ]);
  });

  it("takes a definition out of a label, once, and only of a name that is not known", () => {
    const source = t`f \underset{u = 1 - h}{=} u^2 \underset{u = 1 - h}{=} (1-h)^2 \underset{\sigma' = \sigma(1-\sigma)}{=} h`;
    const defined = (known = nothingKnown) =>
      readLatexWorking(source, known).lines.flatMap(({ parts }) =>
        parts.flatMap(({ defines }) => defines ?? []),
      );
    expect(defined()).toEqual(["u = 1 - h"]);
    expect(defined(new Arena().run(() => knownOf(parseProblem("u^2", { wrt: "u" }))))).toEqual([]);
  });

  it("notes what it passes over", () => {
    const { notes } = readLatexWorking(t`$f = x$ for $x > 0$, \( i = 1, \ldots, m \)`, nothingKnown);
    expect(notes.map(({ notation, meaning }) => `${notation}: ${meaning}`)).toEqual([
      "x > 0: no equation, passed over",
      "i = 1: a list, passed over",
      "\\ldots: a list, passed over",
      "m: a list, passed over",
    ]);
  });

  it.each([
    [t`\begin{align} f &= x^2 \\ &= \frac{1}{} + \end{align}`, "&= \\frac{1}{} +"],
    [t`$f = x^2$ and $f = \lim x$`, "\\lim"],
    [t`Let $f = x`, "$"],
    [t`f = a \\ \le b \\ = c`, "\\le"],
  ])("says where %s cannot be read", (source, written) => {
    try {
      readLatexWorking(source, nothingKnown);
    } catch (error) {
      if (!(error instanceof DeriveError)) throw error;
      expect(error.source).toBe(source);
      const at = source.indexOf(written);
      const offset = error.place?.offset ?? -1;
      expect(offset).toBeGreaterThanOrEqual(at);
      expect(offset).toBeLessThanOrEqual(at + written.length);
      return;
    }
    throw new Error("it was read");
  });
});
