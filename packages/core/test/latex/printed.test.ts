/** What we print as LaTeX is read back: any expression, sensible or not, prints the same again. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Arena, type Expr, postorder } from "../../src/expr/index.js";
import { type Known, nothingKnown, readLatex } from "../../src/latex/index.js";
import { DeriveError, parseExpression } from "../../src/parse/index.js";
import { toLatex } from "../../src/print/latex.js";
import { toText } from "../../src/print/text.js";
import { anyExpr } from "../print/expressions.js";

/** The names of an expression, as a problem with it would know them. */
function namesOf(root: Expr): Known {
  const names = new Set<string>();
  const functions = new Set<string>();
  const extents = new Map<string, readonly string[]>();
  for (const e of postorder(root)) {
    if (e.kind === "call") functions.add(e.name);
    else if ("name" in e && e.kind !== "rel" && e.kind !== "logic") names.add(e.name);
    if (e.kind === "at")
      extents.set(
        e.name,
        e.args.map(() => "n"),
      );
  }
  return { ...nothingKnown, names, functions, extents };
}

/** Whether the input language has the expression: relations stand in cases only, a number has no transpose. */
function isText(text: string): boolean {
  try {
    return toText(parseExpression(text)) === text;
  } catch (error) {
    if (error instanceof DeriveError) return false;
    throw error;
  }
}

/** A quotient of two numbers, a relation as a number: LaTeX cannot tell them from a fraction and from two formulas. */
const isBeyond = (root: Expr): boolean =>
  postorder(root).some(
    (e) =>
      (e.kind === "div" && e.args.every(({ kind }) => kind === "num")) ||
      (e.kind !== "piecewise" &&
        e.kind !== "logic" &&
        e.args.some(({ kind }) => kind === "rel" || kind === "logic")) ||
      (e.kind === "dot" && e.args.some(({ kind }) => kind === "num" || kind === "neg")),
  );

describe("printed LaTeX", () => {
  it("of derivatives of a high order reads back", () => {
    new Arena().run(() => {
      const fourteen = `diff(${["f(x)", ...new Array(14).fill("x")].join(", ")})`;
      const e = parseExpression(fourteen);
      const latex = toLatex(e);
      expect(latex).toContain("d^{14}");
      expect(parseExpression(readLatex(latex, namesOf(e)).text)).toBe(e);
    });
  });

  it("reads back as what prints the same", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(anyExpr, (drawn) => {
        new Arena().run(() => {
          const text = toText(drawn);
          if (!isText(text)) return;
          const e = parseExpression(text);
          if (e.kind === "rel" || e.kind === "logic" || isBeyond(e)) return;
          const latex = toLatex(e);
          expect(toLatex(parseExpression(readLatex(latex, namesOf(e)).text))).toBe(latex);
        });
      }),
      { numRuns: Number(process.env.DERIVE_RUNS ?? 600), seed: Number(process.env.DERIVE_SEED ?? 2) },
    );
  });
});
