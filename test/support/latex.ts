/** What is printed as LaTeX reads back. */
import {
  Arena,
  compare,
  type Derivation,
  DeriveError,
  type DeriveOptions,
  type Expr,
  type Problem,
  parseExpression,
  parseProblem,
  toLatex,
  toText,
} from "@derive/core";
import { knownOf, readLatex, readLatexWorking } from "@derive/core/latex";
import { expect } from "vitest";
import { dependentNames } from "../../packages/core/src/print/telling.js";

/**
 * Every expression of a derivation, printed as LaTeX and read, is the same node; or one that is printed alike and
 * proved equal: \log_2 x is both log2(x) and log(x, 2).
 */
export function expectReadBack(d: Derivation, source: string, options: DeriveOptions): void {
  const dependent = dependentNames(d);
  new Arena().run(() => {
    const problem = parseProblem(source, options);
    const known = knownOf(problem);
    for (const e of new Set(d.lines.flatMap(({ of, expression }) => [of, expression]))) {
      const latex = toLatex(e, { dependent });
      const { text } = readLatex(latex, known, { equation: e.kind === "rel" });
      expectSame(parseExpression(text, problem), parseExpression(toText(e), problem), problem, dependent);
    }
  });
}

export function expectSame(
  read: Expr,
  printed: Expr,
  problem: Problem,
  dependent: ReadonlySet<string> = new Set(),
): void {
  if (read === printed) return;
  const latex = toLatex(printed, { dependent });
  expect(toLatex(read, { dependent }), toText(read)).toBe(latex);
  expect(compare(read, printed, problem).kind, latex).toBe("proved");
}

/** A document that tells a derivation has its lines, read as a working. */
export function expectLines(document: string, d: Derivation, source: string, options: DeriveOptions): void {
  new Arena().run(() => {
    const problem = parseProblem(source, options);
    const { lines } = readLatexWorking(document, knownOf(problem));
    const parts = lines.flatMap((line) => line.parts.slice(-1));
    const read = new Set(parts.map(({ text }) => inProblem(text, problem)));
    for (const { expression } of d.lines) {
      const e = parseExpression(toText(expression), problem);
      const right = e.kind === "rel" ? e.args[e.args.length - 1] : e;
      expect(right !== undefined && read.has(right), toText(expression)).toBe(true);
    }
  });
}

/** Markdown states the rules too, in letters of their own that may not fit the problem. */
function inProblem(text: string, problem: Problem): Expr | undefined {
  try {
    return parseExpression(text, problem);
  } catch (error) {
    if (error instanceof DeriveError) return undefined;
    throw error;
  }
}
