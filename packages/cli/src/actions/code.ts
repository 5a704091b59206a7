/** `derive code PROBLEM --wrt v --to LANGUAGE`: functions for the cost and its derivative. */
import { code } from "@derive/core";
import { onlyCandidate, problemOf } from "../argument.js";
import type { Flags } from "../commands/code.js";
import { readGiven } from "../latex.js";
import { writeAnswer } from "../output.js";
import { type ExitCode, exit, type Streams } from "../streams.js";
import { typicalProblems } from "../typical.js";

export async function runCode(argument: string, flags: Flags, streams: Streams): Promise<ExitCode> {
  const text = await written(argument, flags, streams);
  writeAnswer(text, flags.output, streams);
  return exit.ok;
}

async function written(argument: string, flags: Flags, streams: Streams): Promise<string> {
  const { source, options } = await problemOf(argument, false, streams.readStdin);
  const { wrt = options.wrt, where = options.where, assume = options.assume, hessian, to } = flags;
  const { given, located } = await readGiven({ source, wrt, where, assume }, flags, streams);
  return located(() =>
    code(given.source, {
      wrt: given.wrt ?? onlyCandidate(given.source, streams),
      where: given.where,
      assume: given.assume,
      hessian,
      to,
    }),
  );
}

export function warmUp(): void {
  for (const { source, ...options } of typicalProblems) code(source, { ...options, to: "numpy" });
}
