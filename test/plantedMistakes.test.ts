/**
 * Mistakes made by machine: Derive's own lines of a cost up to a random one, a random slip at a random place of it,
 * and right lines from there on, in text and in LaTeX. For a longer run: DERIVE_PLANTED=600 DERIVE_SEED=7.
 */
import type { CheckJson } from "@derive/core";
import { describe, expect, it } from "vitest";
import { Garden, type Planting } from "./support/planting.js";
import { checkedText } from "./support/workings.js";

const count = Number(process.env.DERIVE_PLANTED ?? 40);
const seed = Number(process.env.DERIVE_SEED ?? 1);
/** What one working may take, at the longest. */
const patience = 4_000;

interface Checked extends Planting {
  readonly report: CheckJson;
}

function checkedOf(many: number, mistakes: number): Checked[] {
  const garden = new Garden(seed);
  return Array.from({ length: many }, () => {
    const planting = garden.working(mistakes);
    const { problem, working, options } = planting;
    return { ...planting, report: checkedText(problem, working, options) };
  });
}

const told = ({ problem, working, report, mistakes }: Checked): string =>
  `${problem}\n${working}\n${mistakes}: ${report.firstWrong}, ${report.mistakes}: ${report.message}`;

/** A slip may leave a line that is right under a relation people take for granted: Σ y = 1 lost as a factor. */
const isFound = ({ report, firstWrong }: Checked): boolean =>
  report.firstWrong === firstWrong || /^right only where/.test(report.lines[firstWrong]?.remark ?? "");
const isNamed = ({ report, mistakes }: Checked): boolean =>
  [...report.mistakes].sort().join() === [...mistakes].sort().join();
const follows = ({ report, firstWrong }: Checked): boolean =>
  report.lines.slice(firstWrong + 1).every(({ fromPrevious }) => fromPrevious !== "wrong");

describe("planted by machine", () => {
  it(
    "one mistake: every first wrong line is found and explained, and nearly every mistake is named",
    () => {
      const checked = checkedOf(count, 1);
      expect(checked.filter((one) => !isFound(one)).map(told)).toEqual([]);
      // Several mistakes may lead to the same line: another name for it explains it as well.
      expect(
        checked.filter(({ report }) => report.firstWrong !== null && report.mistakes.length === 0).map(told),
      ).toEqual([]);
      expect(checked.filter((one) => !follows(one)).map(told)).toEqual([]);
      expect(checked.filter(isNamed).length).toBeGreaterThanOrEqual(0.9 * count);
    },
    count * patience,
  );

  it(
    "two in one line: every first wrong line is found, and most are explained",
    () => {
      const many = Math.ceil(count / 4);
      const checked = checkedOf(many, 2);
      expect(checked.filter((one) => !isFound(one)).map(told)).toEqual([]);
      const explained = checked.filter(({ report }) => report.mistakes.length > 0);
      expect(explained.length).toBeGreaterThanOrEqual(0.7 * many);
    },
    count * patience,
  );
});
