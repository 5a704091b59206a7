/** The mistakes of algebra: what each writes is wrong, what it says belongs there is right. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fits } from "../../src/check/fits.js";
import type { Mistake, Slip } from "../../src/check/mistake.js";
import { cancellation } from "../../src/check/mistakes/cancellation.js";
import { droppedFactor } from "../../src/check/mistakes/droppedFactor.js";
import { droppedSum } from "../../src/check/mistakes/droppedSum.js";
import { droppedTerm } from "../../src/check/mistakes/droppedTerm.js";
import { expansion } from "../../src/check/mistakes/expansion.js";
import { expOfSum } from "../../src/check/mistakes/expOfSum.js";
import { indexConfusion } from "../../src/check/mistakes/indexConfusion.js";
import { logOfSum } from "../../src/check/mistakes/logOfSum.js";
import { regularisation } from "../../src/check/mistakes/regularisation.js";
import { sign } from "../../src/check/mistakes/sign.js";
import { transpose } from "../../src/check/mistakes/transpose.js";
import {
  Arena,
  compare,
  type Expr,
  type Problem,
  parseExpression,
  parseProblem,
  toText,
} from "../../src/index.js";

const mistakes: readonly Mistake[] = [
  cancellation,
  droppedFactor,
  droppedSum,
  droppedTerm,
  expansion,
  expOfSum,
  indexConfusion,
  logOfSum,
  regularisation,
  sign,
  transpose,
];

/** An example's text as a problem; in index notation the variable is an entry of theta. */
const problemOf = (text: string, where?: string): Problem =>
  parseProblem(text, where === undefined ? { wrt: "theta[j]" } : { wrt: "x", where });

const runs = Number(process.env.DERIVE_RUNS ?? 60);

const textOf = (slips: readonly Slip[]): string[] => slips.map(({ wrong }) => toText(wrong));

describe.each(mistakes.map((mistake) => [mistake.id, mistake] as const))("%s", (_, mistake) => {
  it("has an id, a source, an example, and a statement whose sides differ", () => {
    expect(mistake.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(mistake.source).not.toBe("");
    expect(mistake.examples.length).toBeGreaterThan(0);
    new Arena().run(() => {
      const problem = problemOf(mistake.statement[0], mistake.where);
      const other = parseExpression(mistake.statement[1], problem);
      expect(compare(problem.expression, other, problem).kind).toBe("refuted");
    });
  });

  it.each(mistake.examples.map(({ before, wrong }) => [before, wrong]))(
    "writes for %s: %s",
    (before, wrong) => {
      new Arena().run(() => {
        const problem = problemOf(before, mistake.where);
        const slips = mistake.slips(problem.expression, problem);
        const written: Expr = parseExpression(wrong, problem);
        expect(textOf(slips)).toContain(toText(written));
        const slip = slips.find((s) => s.wrong === written);
        expect(slip).toBeDefined();
        if (slip === undefined) return;
        expect(compare(slip.right, problem.expression, problem).kind).toBe("proved");
        expect(compare(slip.wrong, problem.expression, problem).kind).toBe("refuted");
        expect(slip.says.filter((part) => typeof part === "string").join("")).not.toBe("");
        expect(fits(slip.wrong)).toBe(true);
      });
    },
  );

  it.each(mistake.refuses.map((text) => [text]))("is not made at %s", (text) => {
    new Arena().run(() => {
      const problem = problemOf(text, mistake.where);
      expect(textOf(mistake.slips(problem.expression, problem))).toEqual([]);
    });
  });
});

/** Generic expressions: every leaf is another name, so that nothing is equal by accident. */
const generic = (): fc.Arbitrary<string> => {
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.constant("@"),
      fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => `(${a} + ${b})`),
      fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => `(${a} - ${b})`),
      fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => `(${a})*(${b})`),
      fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => `(${a})/(${b})`),
      tie("tree").map((a) => `-(${a})`),
      tie("tree").map((a) => `(${a})^2`),
      fc
        .tuple(fc.constantFrom("exp", "log", "sigmoid", "sqrt", "sin"), tie("tree"))
        .map(([f, a]) => `${f}(${a})`),
      tie("tree").map((a) => `sum((${a})*y[i]*x[i, j], i, 1, m)`),
    ),
  }));
  return tree.map((text) => {
    let count = 0;
    return text.replace(/@/g, () => `a${++count}`);
  });
};

describe("every slip", () => {
  it("leaves what is right equal to the node, and writes something else", () => {
    fc.assert(
      fc.property(generic(), (text) => {
        new Arena().run(() => {
          const problem = problemOf(text);
          const assumed = { ...problem, assumptions: [] };
          for (const mistake of mistakes) {
            const slips = mistake.slips(problem.expression, problem);
            expect(slips.length).toBeLessThan(6 * (problem.expression.args.length + 3));
            for (const { wrong, right } of slips) {
              expect(right).toBe(problem.expression);
              expect([mistake.id, toText(wrong), compare(wrong, right, assumed).kind]).not.toContain(
                "proved",
              );
            }
          }
        });
      }),
      { numRuns: runs },
    );
  });
});
