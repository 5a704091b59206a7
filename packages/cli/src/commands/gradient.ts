/** `derive gradient PROBLEM`: its options. */
import { type Share, shares } from "@derive/core";
import { type Command, Option } from "commander";
import { notations, type ReadingFlags } from "../notations.js";
import type { ExitCode, Streams } from "../streams.js";

export interface Flags extends ReadingFlags {
  readonly wrt?: string;
  readonly where?: string;
  readonly assume?: string;
  readonly format?: "text" | "latex" | "json";
  readonly ascii?: boolean;
  readonly share?: Share;
  readonly output?: string;
}

const examples = `
Examples:
  derive gradient "(a*x + b - y)^2" --wrt "a, b"
  derive gradient "100*(x2 - x1^2)^2 + (1 - x1)^2" --wrt "x1, x2" --format json
  derive gradient energy.txt --wrt "$(cat names.txt)" --ascii`;

export function addGradientCommand(program: Command, streams: Streams, done: (code: ExitCode) => void): void {
  program
    .command("gradient")
    .argument("<problem>", "definitions and the cost, a file, or - for standard input")
    .description("all partial derivatives at once, without lines: also of costs with thousands of variables")
    .option("--wrt <variables>", 'differentiate by them: "a, b", "theta[1], theta[2]"; default: every name')
    .option("--where <shapes>", 'shapes: "X: m x n, theta: n"')
    .option("--assume <facts>", '"lambda > 0; y in {0, 1}"')
    .addOption(
      new Option("--format <format>", "what is written (default: text)").choices(["text", "latex", "json"]),
    )
    .addOption(new Option("--from <notation>", "what the problem is written in").choices(notations))
    .option("--explain-reading", "say how the problem was read")
    .option("--ascii", "expressions in the input language, ready to paste")
    .addOption(
      new Option("--share <when>", "names for parts that stand several times (default: auto)").choices(
        shares,
      ),
    )
    .option("-o, --output <file>", "write to a file")
    .addHelpText("after", examples)
    .action(async (problem: string, _: Flags, command: Command) => {
      // The options of `derive` itself have the same names and are read first.
      const { runGradient } = await import("../actions/gradient.js");
      done(await runGradient(problem, command.optsWithGlobals<Flags>(), streams));
    });
}
