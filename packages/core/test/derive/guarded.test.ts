import { describe, expect, it } from "vitest";
import { derive } from "../../src/library.js";
import { toText } from "../../src/print/text.js";

const huber = "piecewise(abs(r) <= c, r^2/2, c*(abs(r) - c/2))";

describe("a condition that a case needs", () => {
  it.each([
    ["piecewise(abs(r) <= 1, r^2/2, abs(r) - 1/2)", undefined, []],
    ["piecewise(abs(r) >= 1, abs(r) - 1/2, r^2/2)", undefined, []],
    ["piecewise(r > 1, abs(r), r < -1, abs(r), r^2)", undefined, []],
    [huber, "c > 0", ["c > 0"]],
    ["piecewise(r > 1, log(r)/y, r)", undefined, ["y != 0"]],
    ["piecewise(abs(r) > 1, log(r - 2), r)", undefined, ["r > 2"]],
  ] as const)("is not assumed where the case implies it: %s", (problem, assume, needed) => {
    expect(derive(problem, { wrt: "r", assume }).assumptions.map(toText)).toEqual(needed);
  });

  it.each([
    // A case that may be taken at 0, or that meets another one there.
    [huber, ["r != 0"]],
    ["piecewise(abs(r) > 0, abs(r), r^2)", ["r != 0"]],
    ["piecewise(r > 0, log(r), r)", ["r > 0"]],
    ["piecewise(r == 0, 1, sin(r)/r)", ["r != 0"]],
    // Needed elsewhere, too.
    ["abs(r) + piecewise(abs(r) > 1, abs(r), r)", ["r != 0"]],
    ["piecewise(abs(r) > 1, r, abs(r))", ["r != 0"]],
    // What is said of one entry is not said of all.
    ["sum(piecewise(abs(r*x[i]) > 1, abs(r*x[i]), r^2), i, 1, m)", ["r != 0", "x[i] != 0"]],
  ] as const)("is assumed where it is needed: %s", (problem, needed) => {
    expect(derive(problem, { wrt: "r" }).assumptions.map(toText)).toEqual(needed);
  });
});
