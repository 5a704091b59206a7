/** What an engine's derivative says of ours, in numbers. */
import type { Opinion } from "../derive/derivation.js";
import type { OpinionQuestion } from "./question.js";

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * (1 + Math.abs(a) + Math.abs(b));

/** @param value the engine's derivative at the names' values */
export function judge(
  engine: Opinion["engine"],
  question: OpinionQuestion,
  value: (scope: Readonly<Record<string, number>>) => number,
): Opinion {
  let compared = 0;
  for (const { scope, ours, numeric } of question.points) {
    const theirs = value(scope);
    if (!Number.isFinite(theirs)) continue;
    compared += 1;
    if (near(theirs, ours)) continue;
    return { engine, says: "differs", detail: settled(theirs, ours, numeric) };
  }
  if (compared === 0)
    return { engine, says: "cannot say", detail: "its derivative has no value at the points tried" };
  return { engine, says: "agrees", detail: `at ${compared} points` };
}

/** A disagreement is settled by finite differences of the cost itself. */
function settled(theirs: number, ours: number, numeric: number): string {
  const figures = `it says ${round(theirs)}, Derive ${round(ours)}, finite differences ${round(numeric)}`;
  if (near(numeric, ours)) return `${figures}: the numbers side with Derive`;
  return near(numeric, theirs)
    ? `${figures}: the numbers side with it`
    : `${figures}: the numbers side with neither`;
}

const round = (value: number): string => String(Number(value.toPrecision(6)));

export const cannotSay = (engine: Opinion["engine"], detail: string): Opinion => ({
  engine,
  says: "cannot say",
  detail,
});
