/** `derive check PROBLEM FILE`: somebody's own derivation, line by line. */
import { type CheckReport, check, checkToJson, checkToText, DeriveError } from "@derive/core";
import { fileOf, onlyCandidate, problemOf, statIfThere } from "../argument.js";
import type { Flags } from "../commands/check.js";
import { explainedWorking, readGiven, readWorking } from "../latex.js";
import { writeAnswer } from "../output.js";
import { paintFor } from "../paint.js";
import type { ProblemFile } from "../problemFile.js";
import { type ExitCode, exit, type Streams } from "../streams.js";
import { typicalProblems, typicalWorking } from "../typical.js";
import { optionsOf } from "./checkOptions.js";

interface Given {
  readonly problem: ProblemFile;
  readonly working: string;
}

export async function runCheck(
  problem: string | undefined,
  working: string | undefined,
  flags: Flags,
  streams: Streams,
): Promise<ExitCode> {
  const given = await givenBy(problem, working, streams);
  const told = { ...optionsOf(given.problem, flags), source: given.problem.source };
  const read = await readGiven(told, { explainReading: flags.explainReading === true }, streams);
  const lines = await readWorking(given.working, told, flags.from);
  if (flags.explainReading === true) streams.stderr(explainedWorking(lines));
  const clear = streams.showWork();
  try {
    const { source, ...options } = read.given;
    const wrt = options.wrt ?? onlyCandidate(source, streams);
    const report = read.located(() => check(source, lines, { ...options, wrt }));
    const text = rendered(report, flags, streams);
    clear();
    writeAnswer(text, flags.output, streams);
    return codeOf(report);
  } finally {
    clear();
  }
}

/** A problem and a working; a file with both in it stands alone. */
async function givenBy(
  problem: string | undefined,
  working: string | undefined,
  streams: Streams,
): Promise<Given> {
  if (problem === undefined) {
    const hint = 'write derive check "x^2*sin(x)" --wrt x working.txt';
    throw new DeriveError("missing-expression", "check what?", "", undefined, hint);
  }
  if (working !== undefined) {
    const [first, second] = [
      await problemOf(problem, false, streams.readStdin),
      await workingOf(working, streams),
    ];
    return {
      problem: { ...first, options: { ...second.options, ...first.options } },
      working: second.source,
    };
  }
  // A formula alone is a problem without its working.
  const isThere = problem === "-" || statIfThere(problem) !== undefined;
  if (!isThere && !/^(?:\.{0,2}|~)\/|^[\w. /-]+(?:\/|\.[A-Za-z]+)$/.test(problem)) {
    const hint = `write derive check "${problem}" --wrt x working.txt, or - for a working on standard input`;
    throw new DeriveError("missing-expression", "the working to be checked is missing", "", undefined, hint);
  }
  const both = await workingOf(problem, streams);
  const own = both.options.problem;
  if (own !== undefined) return { problem: { ...both, source: own }, working: both.source };
  const hint = "name the file with the working behind the problem, or say # problem: … at the top of it";
  throw new DeriveError("missing-expression", "a problem or its working is missing", "", undefined, hint);
}

/** The text of a working, from a file or from standard input. */
async function workingOf(argument: string, streams: Streams): Promise<ProblemFile> {
  const hint = "name a file with a line per step, or - for standard input";
  const file = await fileOf(argument, hint, streams.readStdin);
  if (file !== undefined) return file;
  throw new DeriveError("bad-option", `there is no file ${argument}`, "", undefined, hint);
}

function codeOf({ firstWrong, lines }: CheckReport): ExitCode {
  if (firstWrong !== undefined) return exit.refuted;
  return lines.some(({ verdict }) => verdict === "undecided") ? exit.undecided : exit.ok;
}

function rendered(report: CheckReport, flags: Flags, streams: Streams): string {
  if (flags.format === "json") return `${JSON.stringify(checkToJson(report), undefined, 2)}\n`;
  const paint = paintFor(streams, flags.output === undefined ? flags.color : false);
  return `${checkToText(report, { paint, width: streams.columns, ascii: flags.ascii === true })}\n`;
}

export function warmUp(): void {
  const [, , { source, ...options }] = typicalProblems;
  checkToText(check(source, typicalWorking, options));
}
