/** What is a whole number in one question need not be one in the next. */
import { expect, it } from "vitest";
import { Arena, compare, parseProblem } from "../../src/index.js";

type Sides = readonly [string, string];

/** The verdicts of several questions, one after the other under the same definitions. */
function verdictsOf(definitions: string, ...questions: readonly Sides[]): readonly string[] {
  return new Arena().run(() => {
    const read = (text: string) => parseProblem(`${definitions}${text} + q`, { wrt: "q" });
    const setting = read("0");
    return questions.map(([a, b]) => compare(read(a).expression, read(b).expression, setting).kind);
  });
}

const place: Sides = ["piecewise(k < 2, x[k], 0)", "piecewise(k <= 1, x[k], 0)"];
const number: Sides = ["piecewise(k < 2, x, 0)", "piecewise(k <= 1, x, 0)"];

it("a name is whole where it is used as a place, whatever was asked before", () => {
  expect(verdictsOf("", place, number, place)).toEqual(["proved", "refuted", "proved"]);
  expect(verdictsOf("", number, place, number)).toEqual(["refuted", "proved", "refuted"]);
});

it("also where a definition has it", () => {
  const defined: Sides = ["piecewise(h < 2, x, 0)", "piecewise(h <= 1, x, 0)"];
  expect(verdictsOf("h = k; ", place, defined)[1]).toBe("refuted");
});

it("and so is the index of a sum in it", () => {
  const summed: Sides = [
    "sum(piecewise(k < 2, x[k]^2, 0), k, 1, n)",
    "sum(piecewise(k <= 1, x[k]*x[k], 0), k, 1, n)",
  ];
  expect(verdictsOf("", summed, number)).toEqual(["proved", "refuted"]);
});
