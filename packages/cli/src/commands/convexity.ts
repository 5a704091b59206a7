/** `derive convexity PROBLEM`: its options. */
import { type Command, Option } from "commander";
import { notations, type ReadingFlags } from "../notations.js";
import type { ExitCode, Streams } from "../streams.js";

export interface Flags extends ReadingFlags {
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
      const { runConvexity } = await import("../actions/convexity.js");
      done(await runConvexity(problem, command.optsWithGlobals<Flags>(), streams));
    });
}
