import { readdirSync, readFileSync } from "node:fs";
import {
  Arena,
  derivationToLatex,
  derivationToMarkdown,
  derive,
  parseExpression,
  parseProblem,
  styles,
  toLatex,
  toText,
} from "@derive/core";
import katex from "katex";
import { describe, expect, it } from "vitest";
import { readProblemFile } from "../packages/cli/src/problemFile.js";
import { rulesNamed, stepNamed } from "../packages/cli/src/ruleNames.js";
import { expectLines, expectReadBack } from "./support/latex.js";

const folder = new URL("../examples/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".derive"));

function derived(name: string) {
  const { source, options } = readProblemFile(readFileSync(new URL(name, folder), "utf8"));
  const { wrt = "", order, implicit, assume, where, expect: expected = "", style } = options;
  const asked = {
    wrt,
    order: order === undefined ? undefined : Number(order),
    implicit,
    assume,
    where,
    expect: expected,
    style: styles.find((own) => own === style),
  };
  return { derivation: derive(source, asked), expected, options: asked };
}

describe("the examples", () => {
  it("are at least fifteen", () => {
    expect(files.length).toBeGreaterThanOrEqual(15);
  });

  describe.each(files)("%s", (name) => {
    const { derivation, expected, options } = derived(name);

    it("ends in the expected answer, to the letter, and proves it", () => {
      expect(toText(derivation.result)).toBe(expected);
      expect(derivation.check?.verdict.kind).toBe("proved");
    });

    it("has every line proved", () => {
      const unproved = derivation.lines.filter(({ verdict }) => verdict.kind !== "proved");
      expect(unproved.map(({ expression }) => toText(expression))).toEqual([]);
    });

    it("has no idle line, and each chain ends where the next begins", () => {
      for (const [k, line] of derivation.lines.entries()) {
        const before = derivation.lines[k - 1];
        // The first line of a chain is given, or read off the one before.
        if (line.rule === "given" || line.of !== before?.of) continue;
        expect(line.expression).not.toBe(before.expression);
        expect(line.substeps.length).toBeGreaterThan(0);
        expect(line.label).not.toBe("");
      }
    });

    it("prints text that reads back as the same expression", () => {
      new Arena().run(() => {
        // Shapes are expressions of an arena: those of the problem read again.
        const { problem } = derivation;
        const setting = problem.shapes.size === 0 ? { ...problem } : parseProblem(problem.source, options);
        for (const { expression } of derivation.lines) {
          const text = toText(expression);
          const again = parseExpression(text, setting);
          expect(toText(again)).toBe(text);
        }
      });
    });

    it("prints LaTeX and documents that read back as the same expressions", () => {
      const { source } = derivation.problem;
      expectReadBack(derivation, source, options);
      const documents = [
        derivationToLatex(derivation),
        derivationToLatex(derivation, { standalone: true, width: 60 }),
        derivationToMarkdown(derivation),
      ];
      for (const document of documents) expectLines(document, derivation, source, options);
    });

    it("has labels that derive rules explains", () => {
      const labels = derivation.lines.flatMap(({ substeps }) => substeps.map(({ label }) => label));
      for (const label of new Set(labels))
        if (stepNamed(label) === undefined) expect(rulesNamed(label).length, label).toBeGreaterThan(0);
    });

    it("prints LaTeX that KaTeX renders", () => {
      const options = { displayMode: true, throwOnError: true, strict: "ignore" } as const;
      for (const { expression, labelLatex, statement } of derivation.lines) {
        for (const latex of [toLatex(expression), labelLatex, statement]) {
          expect(() => katex.renderToString(latex, options)).not.toThrow();
        }
      }
      const [display] =
        /\\begin\{align\*\}[\s\S]*?\\end\{align\*\}/.exec(derivationToLatex(derivation)) ?? [];
      expect(() => katex.renderToString(display ?? "\\undefined", options)).not.toThrow();
    });
  });
});
