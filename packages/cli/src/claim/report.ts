/** What is said of somebody's gradient function: as text and as JSON. */
import {
  type Comparison,
  confirmation,
  dataOf,
  type GradientClaim,
  type Judgement,
  mistakes as knownMistakes,
  type Nested,
  type Paint,
} from "@derive/core";
import { type Fault, faultText } from "./fault.js";
import type { ClaimOutcome } from "./run.js";

export type ClaimVerdict = "right" | "wrong" | "undecided";

export interface ClaimReport {
  readonly claim: GradientClaim;
  readonly outcome: ClaimOutcome;
  readonly file: string;
}

/** A fault of the code is one whatever the numbers say, and numbers without a confirmed gradient say nothing. */
export function verdictOf({ claim, outcome: { faults, judgement, granted } }: ClaimReport): ClaimVerdict {
  if (faults.length > 0) return "wrong";
  if (granted !== undefined) return "undecided";
  if (judgement === undefined || !isConfirmed(claim)) return "undecided";
  return judgement.verdict;
}

/** Relative errors of central differences against a right gradient are smaller. */
const confirmed = 1e-5;

const isConfirmed = ({ trials }: GradientClaim): boolean => (confirmation(trials) ?? 0) <= confirmed;

/** What happened, in a sentence or two. */
function messageOf({ claim, outcome }: ClaimReport): string {
  const { faults, judgement, granted, part, says } = outcome;
  const isWhole = part === "" ? "" : ` (of what it returns, ${part})`;
  const parts = faults.map(faultText);
  const mended = faults.length > 0 ? "with that mended " : "";
  if (judgement === undefined) parts.push(says);
  else if (!isConfirmed(claim))
    parts.push(
      "central differences of the cost do not confirm the derivative at these data: nothing is said",
    );
  else if (granted !== undefined) parts.push(`${mended}${grantedText(granted)}`);
  else parts.push(judgedText(judgement, says, mended, isWhole, faults));
  return parts.filter((text) => text !== "").join("; ");
}

const grantedText = (relation: string): string =>
  `it agrees with the derivative where ${relation}, which nothing says: grant it with --assume "${relation}"`;

function judgedText(
  { verdict, telling, comparisons }: Judgement,
  says: string,
  mended: string,
  part: string,
  faults: readonly Fault[],
): string {
  const error = telling.error.toExponential(1);
  const sets = `${comparisons.length} sets of data`;
  switch (verdict) {
    case "right":
      return `${mended}it agrees with the derivative at ${sets}${part}, relative error at most ${error}`;
    case "undecided":
      return `${mended}it agrees to ${error} only${part}: single precision, or differences taken for derivatives?`;
    case "wrong":
      if (says !== "") return says;
      if (faults.some(({ kind }) => kind === "shape" || kind === "not-finite")) return "";
      return `it differs from the derivative${part} by a relative error of ${error}, and no mistake that Derive knows explains it`;
  }
}

export interface ClaimJson {
  readonly version: 1;
  readonly lines: readonly [
    { readonly text: string; readonly verdict: ClaimVerdict; readonly fromPrevious: ClaimVerdict },
  ];
  readonly firstWrong: 0 | null;
  readonly mistake: string | null;
  readonly mistakes: readonly string[];
  readonly message: string;
  /** The gradient in the input language. */
  readonly shouldBe: string;
  readonly witness: {
    readonly values: Readonly<Record<string, string>>;
    readonly right: string;
    readonly written: string;
  } | null;
  readonly file: string;
  /** What was wrong with the code as code. */
  readonly faults: readonly {
    readonly kind: string;
    readonly message: string;
    readonly line: number | null;
  }[];
  /** What each parameter was given; `assumed` where neither the name nor --args says so. */
  readonly arguments: readonly {
    readonly parameter: string;
    readonly name: string;
    readonly assumed: boolean;
  }[];
  /** How vectors were given. */
  readonly vectors: "flat" | "column";
  /** What the first place is called by data that are places: class labels from 0 or from 1. */
  readonly placesFrom: 0 | 1;
  readonly dataSets: number;
  /** The largest, against the derived gradient; null where there is none. */
  readonly relativeError: number | null;
  /** Of central differences of the cost against the derived gradient; null where they say nothing. */
  readonly differences: number | null;
}

export function claimToJson(report: ClaimReport): ClaimJson {
  const { claim, outcome, file } = report;
  const { judgement } = outcome;
  const verdict = verdictOf(report);
  const own = verdict === "wrong" ? outcome.mistakes : [];
  const error = judgement?.telling.error;
  return {
    version: 1,
    lines: [{ text: outcome.code, verdict, fromPrevious: verdict }],
    firstWrong: verdict === "wrong" ? 0 : null,
    mistake: own[0] ?? null,
    mistakes: own,
    message: messageOf(report),
    shouldBe: claim.answer,
    witness: verdict === "wrong" && judgement?.verdict === "wrong" ? witnessOf(judgement.telling) : null,
    file,
    faults: outcome.faults.map(({ kind, message, line }) => ({ kind, message, line })),
    arguments: outcome.matches.map(({ parameter, input, turned, by }) => ({
      parameter,
      name: input.name + (turned ? "'" : ""),
      assumed: by === "custom" || by === "rest",
    })),
    vectors: outcome.form.vectors,
    placesFrom: outcome.form.placesFrom,
    dataSets: claim.trials.length,
    relativeError: error === undefined || !Number.isFinite(error) ? null : error,
    differences: confirmation(claim.trials) ?? null,
  };
}

function witnessOf(comparison: Comparison): NonNullable<ClaimJson["witness"]> {
  const { values, code, derived } = dataOf(comparison);
  return {
    values: Object.fromEntries(values.map(({ name, value }) => [name, listText(value)])),
    right: listText(derived),
    written: listText(code),
  };
}

/** Nested lists with short numbers. */
const listText = (value: Nested): string =>
  typeof value === "number" ? String(Number(value.toPrecision(8))) : `[${value.map(listText).join(", ")}]`;

export function claimToText(report: ClaimReport, paint: Paint): string {
  const { claim, outcome, file } = report;
  const { matches, faults, judgement, code } = outcome;
  const verdict = verdictOf(report);
  const lines = [code === file ? file : `${code} in ${file}`];
  if (matches.length > 0) lines.push(`  given ${matches.map(matchText).join(", ")}${formText(outcome)}`);
  for (const fault of faults) {
    lines.push(`  ${paint.bad("✗")} ${faultText(fault)}`);
    if (fault.text !== "") lines.push(`      ${paint.dim(fault.text)}`);
  }
  const isRefuted = judgement?.verdict === "wrong" && outcome.granted === undefined && isConfirmed(claim);
  const named = explanationText(outcome, paint);
  if (isRefuted)
    lines.push(`  ${paint.bad("✗")} ${named || "no mistake that Derive knows explains what it returns"}`);
  else if (judgement === undefined && named !== "") lines.push(`  ${paint.bad("✗")} ${named}`);
  else if (judgement !== undefined) {
    const mark = judgement.verdict === "right" && isConfirmed(claim) ? paint.good("✓") : "≈";
    lines.push(`  ${mark} ${messageOf({ ...report, outcome: { ...outcome, faults: [] } })}`);
  }
  if (isRefuted) lines.push(...witnessLines(judgement.telling));
  const error = judgement !== undefined && isConfirmed(claim) ? confirmation(claim.trials) : undefined;
  if (error !== undefined)
    lines.push(
      paint.dim(`  central differences of the cost confirm the derivative to ${error.toExponential(1)}`),
    );
  if (verdict === "wrong") lines.push("", `it should be: ${claim.answer}`);
  return `${lines.join("\n")}\n`;
}

function formText({ matches, form }: ClaimOutcome): string {
  const places = matches.filter(({ input }) => input.role === "index").map(({ parameter }) => parameter);
  const counted = places.length === 0 ? "" : `; ${places.join(", ")} counted from ${form.placesFrom}`;
  return `${form.vectors === "column" ? "; vectors as columns (n, 1)" : ""}${counted}`;
}

function explanationText({ mistakes, says }: ClaimOutcome, paint: Paint): string {
  const names = mistakes.map((id) => knownMistakes.find((mistake) => mistake.id === id)?.name ?? id);
  return names.length === 0 ? says : `${paint.label(names.join(", "))}: ${says}`;
}

function witnessLines(telling: Comparison): string[] {
  const { values, code, derived } = dataOf(telling);
  const error = Number.isFinite(telling.error) ? `, relative error ${telling.error.toExponential(1)}` : "";
  return [
    `  at these data${error}:`,
    ...values.map(({ name, value }) => `    ${name} = ${listText(value)}`),
    `    the code returns  ${listText(code)}`,
    `    the derivative is ${listText(derived)}`,
  ];
}

function matchText({ parameter, input, turned, by }: ClaimOutcome["matches"][number]): string {
  const name = input.name + (turned ? "'" : "");
  const why = by === "rest" ? " (what is left)" : by === "custom" ? " (as it is often called)" : "";
  return parameter === name ? parameter : `${parameter} = ${name}${why}`;
}
