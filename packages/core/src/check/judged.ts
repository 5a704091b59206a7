/** What is said of a part of a line, and of a line from its parts. */
import type { Expr } from "../expr/index.js";
import type { Verdict } from "../verify/verdict.js";
import type { Explanation, LineVerdict } from "./report.js";

/** One part of a line, judged. */
export interface Judged {
  readonly expression: Expr | undefined;
  readonly verdict: LineVerdict;
  readonly fromPrevious: LineVerdict;
  readonly remark: string;
  readonly verdicts: readonly Verdict[];
  readonly explanation: Explanation | undefined;
}

export const nothingToSay: Judged = {
  expression: undefined,
  verdict: "right",
  fromPrevious: "right",
  remark: "",
  verdicts: [],
  explanation: undefined,
};

export function wordFor({ kind }: Verdict): LineVerdict {
  return kind === "proved" ? "right" : kind === "refuted" ? "wrong" : "undecided";
}

export const reasonOf = (verdict: Verdict): string => (verdict.kind === "undecided" ? verdict.reason : "");

const gravity: readonly LineVerdict[] = ["wrong", "undecided", "right"];
const worst = (verdicts: readonly LineVerdict[]): LineVerdict =>
  gravity.find((verdict) => verdicts.includes(verdict)) ?? "right";

/** A line of several parts is as right as the worst of them. */
export function together(parts: readonly Judged[]): Judged {
  const last = parts[parts.length - 1] ?? nothingToSay;
  return {
    expression: last.expression,
    verdict: worst(parts.map(({ verdict }) => verdict)),
    fromPrevious: worst(parts.map(({ fromPrevious }) => fromPrevious)),
    remark: parts.map(({ remark }) => remark).find((remark) => remark !== "") ?? "",
    verdicts: parts.flatMap(({ verdicts }) => verdicts),
    explanation: parts.find(({ explanation }) => explanation !== undefined)?.explanation,
  };
}
