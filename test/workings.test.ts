/**
 * Workings as people write them, in test/workings: the first wrong line is found in every one, the mistake is named,
 * and no right line is refused.
 */
import type { CheckJson } from "@derive/core";
import { describe, expect, it } from "vitest";
import { checkedText, type PlantedWorking, workingsIn } from "./support/workings.js";

const checked = ({ problem, working, options }: PlantedWorking): CheckJson =>
  checkedText(problem, working, options);

const verdictsOf = ({ lines }: CheckJson): string[] => lines.map(({ verdict }) => verdict);
const fromPreviousOf = ({ lines }: CheckJson): string[] => lines.map(({ fromPrevious }) => fromPrevious);

/** Whether the mistakes that were named are those of one of the sets. */
const isNamed = ({ mistakes }: PlantedWorking, report: CheckJson): boolean =>
  mistakes.some((own) => own.join() === [...report.mistakes].sort().join());

/** The words, and the line as it should be, where the working asks for them. */
function isTold({ says, shouldBe }: PlantedWorking, report: CheckJson): void {
  if (says !== undefined) expect(report.message.toLowerCase()).toContain(says.toLowerCase());
  if (shouldBe !== undefined) expect(report.shouldBe).toBe(shouldBe);
}

const described = (prefix: string) =>
  workingsIn(prefix).map((working) => [`${working.file}: ${working.title}`, working] as const);

describe("one planted mistake", () => {
  it.each(described("planted"))("%s", (_, working) => {
    const report = checked(working);
    expect(report.firstWrong).toBe(working.firstWrong);
    expect({ named: report.mistakes, is: isNamed(working, report) }).toMatchObject({ is: true });
    const first = working.firstWrong ?? 0;
    // What stands before is right, and what stands behind follows from the wrong line.
    expect(verdictsOf(report).slice(0, first)).toEqual(Array(first).fill("right"));
    expect(fromPreviousOf(report).slice(first + 1)).not.toContain("wrong");
    expect(report.message).toMatch(/\w.* \w/);
    expect(report.shouldBe).not.toBeNull();
    isTold(working, report);
  });

  it("is of every kind, twice or more", () => {
    const times = new Map<string, number>();
    for (const { mistakes } of workingsIn("planted"))
      for (const id of mistakes.flat()) times.set(id, (times.get(id) ?? 0) + 1);
    expect([...times.values()].every((count) => count >= 2)).toBe(true);
    expect(times.size).toBe(22);
  });
});

describe("a right working in an unusual form", () => {
  it.each(described("right"))("%s", (_, working) => {
    const report = checked(working);
    expect(report.firstWrong).toBeNull();
    const { needs } = working;
    const open = verdictsOf(report).flatMap((verdict, k) => (verdict === "right" ? [] : [k]));
    expect(open).toEqual(needs === undefined ? [] : [needs.line]);
    if (needs !== undefined) expect(report.lines[needs.line]?.remark).toContain(needs.word);
  });
});

describe("two mistakes", () => {
  it.each(described("combined"))("%s", (_, working) => {
    const report = checked(working);
    expect(report.firstWrong).toBe(working.firstWrong);
    expect({ named: report.mistakes, is: isNamed(working, report) }).toMatchObject({ is: true });
    isTold(working, report);
    if (working.verdicts !== undefined) expect(verdictsOf(report)).toEqual(working.verdicts);
    if (working.fromPrevious !== undefined) expect(fromPreviousOf(report)).toEqual(working.fromPrevious);
  });
});

describe("a line without a value", () => {
  it.each(described("unevaluable"))("%s", (_, working) => {
    const report = checked(working);
    expect(report.firstWrong).toBe(working.firstWrong);
    expect(report.message).toMatch(/\w.* \w/);
    if (working.says !== undefined) expect(report.message).toContain(working.says);
    if (working.mistakes.length > 0)
      expect({ named: report.mistakes, is: isNamed(working, report) }).toMatchObject({ is: true });
  });
});

describe("the question on the derivative of the logistic cost", () => {
  it.each(described("page"))("%s", (_, working) => {
    const report = checked(working);
    expect(report.firstWrong).toBe(working.firstWrong);
    if (working.firstWrong === null) expect(new Set(verdictsOf(report))).toEqual(new Set(["right"]));
    else expect({ named: report.mistakes, is: isNamed(working, report) }).toMatchObject({ is: true });
  });
});
