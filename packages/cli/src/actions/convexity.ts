/** `derive convexity PROBLEM`: is a cost convex? Proved in steps, refuted with numbers, or left open. */
import {
  type ConvexityReport,
  candidateVariables,
  convexity,
  convexityToJson,
  convexityToLatex,
  convexityToMarkdown,
  convexityToText,
  DeriveError,
} from "@derive/core";
import { problemOf } from "../argument.js";
import type { Flags } from "../commands/convexity.js";
import { readGiven } from "../latex.js";
import { writeAnswer } from "../output.js";
import { paintFor } from "../paint.js";
import { type ExitCode, exit, type Streams } from "../streams.js";
import { typicalProblems } from "../typical.js";

export async function runConvexity(argument: string, flags: Flags, streams: Streams): Promise<ExitCode> {
  const { source, options } = await problemOf(argument, false, streams.readStdin);
  const { wrt = options.wrt, where = options.where, assume = options.assume } = flags;
  const { given, located } = await readGiven({ source, wrt, where, assume }, flags, streams);
  const clear = streams.showWork();
  try {
    const report = located(() =>
      convexity(given.source, {
        wrt: given.wrt ?? onlyCandidate(given.source),
        where: given.where,
        assume: given.assume,
      }),
    );
    const text = rendered(report, flags, streams);
    clear();
    writeAnswer(text, flags.output, streams);
    return codeOf(report);
  } finally {
    clear();
  }
}

function codeOf({ verdict }: ConvexityReport): ExitCode {
  switch (verdict) {
    case "convex":
    case "concave":
    case "affine":
      return exit.ok;
    case "not convex":
      return exit.refuted;
    case "undecided":
      return exit.undecided;
  }
}

/** Without --wrt: the one name that can be meant. */
function onlyCandidate(source: string): string {
  const candidates = candidateVariables(source);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only;
  const hint = candidates.length === 0 ? "add --wrt x" : `add --wrt and one of ${candidates.join(", ")}`;
  throw new DeriveError("not-a-variable", "convex in what?", "", undefined, hint);
}

function rendered(report: ConvexityReport, flags: Flags, streams: Streams): string {
  switch (flags.format) {
    case "json":
      return `${JSON.stringify(convexityToJson(report), undefined, 2)}\n`;
    case "latex":
      return convexityToLatex(report);
    case "markdown":
      return convexityToMarkdown(report);
    default: {
      const paint = paintFor(streams, flags.output === undefined ? flags.color : false);
      return `${convexityToText(report, { paint, width: streams.columns, ascii: flags.ascii === true })}\n`;
    }
  }
}

export function warmUp(): void {
  for (const { source, ...options } of typicalProblems) convexityToText(convexity(source, options));
}
