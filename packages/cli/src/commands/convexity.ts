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
import { type Command, Option } from "commander";
import { problemOf } from "../argument.js";
import { notations, type ReadingFlags, readGiven } from "../latex.js";
import { writeWhole } from "../output.js";
import { paintFor } from "../paint.js";
import { type ExitCode, exit, type Streams } from "../streams.js";

interface Flags extends ReadingFlags {
  readonly wrt?: string;
  readonly where?: string;
  readonly assume?: string;
  readonly format?: "text" | "latex" | "markdown" | "json";
  readonly ascii?: boolean;
  readonly output?: string;
  readonly color?: boolean;
}

export function addConvexityCommand(
  program: Command,
  streams: Streams,
  done: (code: ExitCode) => void,
): void {
  program
    .command("convexity")
    .argument("<problem>", "definitions and the cost, a file, or - for standard input")
    .description("prove that a cost is convex or concave in a variable, or refute it with numbers")
    .option("--wrt <variable>", 'the variable: x, theta, "theta[j]", "x, y" for both together')
    .option("--where <shapes>", 'shapes: "X: m x n, A: n x n posdef"')
    .option("--assume <facts>", '"lambda > 0; y in {0, 1}"')
    .addOption(
      new Option("--format <format>", "what is written (default: text)").choices([
        "text",
        "latex",
        "markdown",
        "json",
      ]),
    )
    .addOption(new Option("--from <notation>", "what the problem is written in").choices(notations))
    .option("--explain-reading", "say how the problem was read")
    .option("--ascii", "expressions in the input language, ready to paste")
    .option("-o, --output <file>", "write to a file")
    .addHelpText(
      "after",
      "\nExit codes: 0 convex, concave or affine, 1 not convex, 2 bad input, 3 undecided.",
    )
    .action(async (problem: string, _: Flags, command: Command) => {
      // The options of `derive` itself have the same names and are read first.
      done(await runConvexity(problem, command.optsWithGlobals<Flags>(), streams));
    });
}

async function runConvexity(argument: string, flags: Flags, streams: Streams): Promise<ExitCode> {
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
    if (flags.output === undefined) streams.stdout(text);
    else await writeWhole(flags.output, text);
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
