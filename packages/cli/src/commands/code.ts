/** `derive code PROBLEM --wrt v --to LANGUAGE`: functions for the cost and its derivative. */
import { type CodeOptions, code, targets } from "@derive/core";
import { type Command, Option } from "commander";
import { onlyCandidate, problemOf } from "../argument.js";
import { notations, type ReadingFlags, readGiven } from "../latex.js";
import { writeWhole } from "../output.js";
import { type ExitCode, exit, type Streams } from "../streams.js";

interface Flags extends ReadingFlags {
  readonly wrt?: string;
  readonly where?: string;
  readonly assume?: string;
  readonly hessian?: boolean;
  readonly to: CodeOptions["to"];
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
      const text = await written(argument, flags, streams);
      if (flags.output === undefined) streams.stdout(text);
      else await writeWhole(flags.output, text);
      done(exit.ok);
    });
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
