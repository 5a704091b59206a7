/** `derive code PROBLEM --wrt v --to LANGUAGE`: its options. */
import { type Target, targets } from "@derive/core";
import { type Command, Option } from "commander";
import { notations, type ReadingFlags } from "../notations.js";
import type { ExitCode, Streams } from "../streams.js";

export interface Flags extends ReadingFlags {
  readonly wrt?: string;
  readonly where?: string;
  readonly assume?: string;
  readonly hessian?: boolean;
  readonly to: Target;
  readonly output?: string;
}

export function addCodeCommand(program: Command, streams: Streams, done: (code: ExitCode) => void): void {
  program
    .command("code")
    .argument("<problem>", "definitions and the cost, a file, or - for standard input")
    .description("write functions for the cost and its derivative")
    .option("--wrt <variable>", 'differentiate by it: theta, x, "theta[j]" for all entries')
    .option("--where <shapes>", '"X: m x n, theta: n, A: n x n symmetric"')
    .option("--assume <facts>", '"x > 0; y in {0, 1}"')
    .option("--hessian", "the second derivative too")
    .addOption(new Option("--to <language>", "what is written").choices(targets).default("numpy"))
    .addOption(new Option("--from <notation>", "what the problem is written in").choices(notations))
    .option("--explain-reading", "say how the problem was read")
    .option("-o, --output <file>", "write to a file")
    .action(async (argument: string, _flags: unknown, command: Command) => {
      // Options that `derive` itself has, too, are read there.
      const flags = command.optsWithGlobals<Flags>();
      const { runCode } = await import("../actions/code.js");
      done(await runCode(argument, flags, streams));
    });
}
