import { describe, expect, it } from "vitest";
import { Arena, compare, parseProblem } from "../../src/index.js";
import { readGiven } from "../../src/latex/index.js";
import { foreign } from "./foreign.js";

describe.each(Object.entries(foreign))("%s", (_, formulas) => {
  it.each(formulas)("$latex means $means", ({ latex, means, wrt, where }) => {
    new Arena().run(() => {
      const { given } = readGiven({ source: latex, wrt, where }, "latex");
      const wanted = parseProblem(means, { wrt, where });
      const read = parseProblem(given.source, { wrt, where });
      if (read.expression === wanted.expression) return;
      // The same in other words: \ln\Gamma is lgamma.
      expect(compare(read.expression, wanted.expression, wanted).kind, given.source).toBe("proved");
    });
  });
});

it("they are more than a hundred", () => {
  expect(Object.values(foreign).flat().length).toBeGreaterThan(100);
});
