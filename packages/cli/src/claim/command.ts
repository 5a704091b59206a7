/** `derive check PROBLEM --wrt v --code FILE`: somebody's gradient function against the derived gradient. */
import { DeriveError, type GradientClaim } from "@derive/core";
import { paintFor } from "../paint.js";
import { type ExitCode, exit, type Streams } from "../streams.js";
import { claimToJson, claimToText, verdictOf } from "./report.js";
import { runClaim } from "./run.js";

export interface ClaimFlags {
  readonly code: string;
  readonly function?: string | undefined;
  readonly args?: string | undefined;
  readonly limit?: string | undefined;
  readonly format?: string | undefined;
  readonly color?: boolean | undefined;
}

const exitCodes = { right: exit.ok, wrong: exit.refuted, undecided: exit.undecided } as const;

/** Seconds for which code may run. */
const patience = 20;

/** @throws DeriveError for code that cannot be run */
export async function reportOfCode(
  claim: GradientClaim,
  flags: ClaimFlags,
  streams: Streams,
): Promise<{ readonly text: string; readonly code: ExitCode }> {
  const limit = flags.limit === undefined ? patience : secondsOf(flags.limit);
  const { code: file, function: name, args } = flags;
  const outcome = await runClaim(claim, { file, function: name, args, limit, env: streams.env });
  const report = { claim, outcome, file };
  const text =
    flags.format === "json"
      ? `${JSON.stringify(claimToJson(report), undefined, 2)}\n`
      : claimToText(report, paintFor(streams, flags.color));
  return { text, code: exitCodes[verdictOf(report)] };
}

/** @throws DeriveError for what is no time */
export function secondsOf(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 86_400) return seconds;
  throw new DeriveError("bad-option", `${text} is no number of seconds`, "", undefined, "write --limit 20");
}
