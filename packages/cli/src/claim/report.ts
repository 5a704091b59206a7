/** What is said of somebody's gradient function: as text and as JSON. */
import {
  type Comparison,
  confirmation,
  dataOf,
  type GradientClaim,
  mistakes as knownMistakes,
  type Nested,
  type Paint,
} from "@derive/core";
import { faultText } from "./fault.js";
import { type ClaimOutcome, shapeText } from "./run.js";

export type ClaimVerdict = "right" | "wrong" | "undecided";

export interface ClaimReport {
  readonly claim: GradientClaim;
  readonly outcome: ClaimOutcome;
  readonly file: string;
}

/** A fault of the code is one whatever the numbers say, and numbers without a confirmed gradient say nothing. */
export function verdictOf({ claim, outcome: { faults, judgement } }: ClaimReport): ClaimVerdict {
  if (faults.length > 0) return "wrong";
  if (judgement === undefined || !isConfirmed(claim)) return "undecided";
  return judgement.verdict;
}

/** Relative errors of central differences against a right gradient are smaller. */
const confirmed = 1e-5;

const isConfirmed = ({ trials }: GradientClaim): boolean => (confirmation(trials) ?? 0) <= confirmed;

/** What happened, in a sentence or two. */
function messageOf(report: ClaimReport): string {
  const { claim, outcome } = report;
  const { faults, judgement, part } = outcome;
  const said = faults.map(faultText);
  if (judgement === undefined) return said.join("; ");
  if (!isConfirmed(claim))
    return "central differences of the cost do not confirm the derived gradient at these data, so nothing is said";
  const of = part === "" ? "" : ` (of what it returns, ${part})`;
  const error = judgement.telling.error.toExponential(1);
  const count = judgement.comparisons.length;
  switch (judgement.verdict) {
    case "right": {
      const agrees = `it agrees with the derived gradient at ${count} sets of data${of}, relative error at most ${error}`;
      return [...said, said.length > 0 ? `with that mended ${agrees}` : agrees].join("; ");
    }
    case "undecided":
      return [
        ...said,
        `it agrees to ${error} only${of}: single precision, or differences taken for derivatives?`,
      ].join("; ");
    case "wrong": {
      const isShape = outcome.faults.some(({ kind }) => kind === "shape");
      const unknown = isShape
        ? ""
        : `it differs from the gradient${of} by a relative error of ${error}, and no mistake that Derive knows explains it`;
      return [...said, judgement.says === "" ? unknown : judgement.says]
        .filter((part_) => part_ !== "")
        .join("; ");
    }
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
  const own = judgement?.mistakes ?? [];
  const error = judgement?.telling.error;
  return {
    version: 1,
    lines: [{ text: outcome.code, verdict, fromPrevious: verdict }],
    firstWrong: verdict === "wrong" ? 0 : null,
    mistake: own[0] ?? null,
    mistakes: own,
    message: messageOf(report),
    shouldBe: claim.answer,
    witness: judgement?.verdict === "wrong" ? witnessOf(judgement.telling) : null,
    file,
    faults: outcome.faults.map(({ kind, message, line }) => ({ kind, message, line })),
    arguments: outcome.matches.map(({ parameter, input, turned, by }) => ({
      parameter,
      name: input.name + (turned ? "'" : ""),
      assumed: by === "custom" || by === "rest",
    })),
    vectors: outcome.form,
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
  const { matches, form, faults, judgement } = outcome;
  const verdict = verdictOf(report);
  const lines = [`${outcome.code === file ? "" : `${outcome.code} in `}${file}`];
  if (matches.length > 0)
    lines.push(
      `  given ${matches.map(matchText).join(", ")}${form === "column" ? "; vectors as columns (n, 1)" : ""}`,
    );
  for (const fault of faults) {
    lines.push(`  ${paint.bad("✗")} ${faultText(fault)}`);
    if (fault.text !== "") lines.push(`      ${paint.dim(fault.text)}`);
  }
  if (judgement !== undefined) lines.push(...judged(report));
  else if (faults.length === 0) lines.push(`  ≈ ${messageOf(report)}`);
  const error = confirmation(claim.trials);
  if (error !== undefined)
    lines.push(
      paint.dim(
        `  central differences of the cost confirm the derived gradient to ${error.toExponential(1)}`,
      ),
    );
  if (verdict === "wrong") lines.push("", `it should be: ${claim.answer}`);
  return `${lines.join("\n")}\n`;

  function judged(own: ClaimReport): string[] {
    const { verdict: kind, telling, mistakes, says } = judgement as NonNullable<typeof judgement>;
    if (kind !== "wrong" || !isConfirmed(claim))
      return [`  ${kind === "right" && isConfirmed(claim) ? paint.good("✓") : "≈"} ${messageOf(own)}`];
    const names = mistakes.map((id) => knownMistakes.find((mistake) => mistake.id === id)?.name ?? id);
    const what =
      names.length > 0
        ? `${paint.label(names.join(", "))}: ${says}`
        : says || "no mistake that Derive knows explains what it returns";
    const { values, code, derived } = dataOf(telling);
    const error = Number.isFinite(telling.error) ? `, relative error ${telling.error.toExponential(1)}` : "";
    return [
      `  ${paint.bad("✗")} ${what}`,
      `  at these data${error}:`,
      ...values.map(({ name, value }) => `    ${name} = ${listText(value)}`),
      `    the code returns  ${listText(code)}${telling.fit === undefined ? `, of shape ${shapeText(telling.given.shape)}` : ""}`,
      `    the derivative is ${listText(derived)}`,
    ];
  }
}

function matchText({ parameter, input, turned, by }: ClaimOutcome["matches"][number]): string {
  const name = input.name + (turned ? "'" : "");
  const why = by === "rest" ? " (what is left)" : by === "custom" ? " (as it is often called)" : "";
  return parameter === name ? parameter : `${parameter} = ${name}${why}`;
}
