/** `derive check PROBLEM --wrt v --code FILE`: somebody's gradient function against the derived gradient. */
import { DeriveError, GradientClaim } from "@derive/core";
import { onlyCandidate, problemOf } from "../argument.js";
import { reportOfCode } from "../claim/command.js";
import type { Flags } from "../commands/check.js";
import { readGiven } from "../latex.js";
import { writeAnswer } from "../output.js";
import type { ExitCode, Streams } from "../streams.js";
import { typicalProblems } from "../typical.js";
import { optionsOf } from "./checkOptions.js";

export async function checkCode(
  problem: string | undefined,
  flags: Flags & { readonly code: string },
  streams: Streams,
): Promise<ExitCode> {
  if (problem === undefined) {
    const hint = 'write derive check "sum((X*w - y).^2)" --wrt w --code gradient.py';
    throw new DeriveError("missing-expression", "the gradient of what?", "", undefined, hint);
  }
  const file = await problemOf(problem, false, streams.readStdin);
  const clear = streams.showWork();
  try {
    const told = { ...optionsOf(file, flags), source: file.options.problem ?? file.source };
    const { given, located } = await readGiven(told, flags, streams);
    const wrt = given.wrt ?? onlyCandidate(given.source, streams);
    const claim = located(() => GradientClaim.of(given.source, { ...given, wrt }));
    const color = flags.output === undefined ? flags.color : false;
    const { text, code } = await reportOfCode(claim, { ...flags, color }, streams);
    clear();
    writeAnswer(text, flags.output, streams);
    return code;
  } finally {
    clear();
  }
}

export function warmUp(): void {
  for (const { source, ...options } of typicalProblems) GradientClaim.of(source, options);
}
