/** The workings under examples/: the first wrong line and its mistake. */
import { readFileSync } from "node:fs";
import { check, checkToJson } from "@derive/core";
import { knownOf, readLatexWorking } from "@derive/core/latex";
import { describe, expect, it } from "vitest";
import { readProblemFile } from "../packages/cli/src/problemFile.js";
import { Arena, isLatex, parseProblem } from "../packages/core/src/index.js";

describe("the workings under examples/", () => {
  it.each([
    ["log-of-one-minus-sigmoid", 0, "sign-of-one-minus"],
    ["gradient-with-a-minus", 1, "sign"],
    ["least-squares", 1, "missing-inner-derivative"],
  ])("%s is wrong in line %i: %s", (name, firstWrong, mistake) => {
    const text = readFileSync(new URL(`../examples/${name}.working`, import.meta.url), "utf8");
    const { options } = readProblemFile(text);
    const { problem = "", wrt = "", where } = options;
    const known = () => new Arena().run(() => knownOf(parseProblem(problem, { wrt, where })));
    const working = isLatex(text) ? readLatexWorking(text, known()) : text;
    const report = checkToJson(check(problem, working, { wrt, where }));
    expect([report.firstWrong, report.mistake]).toEqual([firstWrong, mistake]);
    expect(report.message).not.toBe("");
    expect(report.shouldBe).not.toBeNull();
  });
});
