import { type Derivation, derive, toText } from "@derive/core";
import { afterAll, describe, expect, it } from "vitest";
import { matrixCosts } from "./support/costs/matrix.js";
import { expectReadBack } from "./support/latex.js";
import { confirm } from "./support/values.js";

const lines = { told: 0, proved: 0 };

/** The numbers side with every line, no step is told twice, and the lines are counted. */
function examined(d: Derivation): string {
  confirm(d, 7);
  for (const [k, line] of d.lines.entries()) {
    const before = d.lines[k - 1];
    // Two functions of one name inside of one another are two steps.
    if (before?.of === line.of && !line.label.includes("′ = ")) expect(line.label).not.toBe(before.label);
    lines.told += 1;
    if (line.verdict.kind === "proved") lines.proved += 1;
  }
  return toText(d.result);
}

/** By a scalar or a matrix the two tellings are one. */
const isColumn = ({ problem }: Derivation): boolean => {
  const [x] = problem.variables;
  return x?.kind === "matrix" && toText(x.args[1]) === "1";
};

describe("the derivative of", () => {
  it.each(matrixCosts)("%s by %s where %s", (problem, wrt, where, answer) => {
    const byDifferentials = derive(problem, { wrt, where, style: "differential" });
    expect(examined(byDifferentials)).toBe(answer);
    expectReadBack(byDifferentials, problem, { wrt, where });
    if (!isColumn(byDifferentials)) return;
    const byJacobian = derive(problem, { wrt, where, style: "jacobian" });

    expect(examined(byJacobian)).toBe(answer);
    expectReadBack(byJacobian, problem, { wrt, where });
  });

  afterAll(() => {
    expect(lines.proved / lines.told).toBeGreaterThan(0.99);
  });
});
