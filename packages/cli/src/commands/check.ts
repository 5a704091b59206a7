/** `derive check PROBLEM FILE`: its options. */
import { type Command, Option } from "commander";
import { notations } from "../notations.js";
import type { ExitCode, Streams } from "../streams.js";

export interface Flags {
  readonly wrt?: string;
  readonly where?: string;
  readonly order?: string;
  readonly implicit?: string;
  readonly assume?: string;
  readonly code?: string;
  readonly function?: string;
  readonly args?: string;
  readonly batch?: string;
  readonly jobs?: string;
  readonly limit?: string;
  readonly from?: "text" | "latex";
  readonly explainReading?: boolean;
  readonly format?: "text" | "json";
  readonly ascii?: boolean;
  readonly output?: string;
  readonly color?: boolean;
}

const examples = `
The working has a line per step, in the input language or in LaTeX; # begins a comment:

  dJ/dw = sum(2*(w*x[i] - y[i])*x[i], i, 1, m)    (chain rule)
  = 2*sum(w*x[i]^2 - x[i]*y[i], i, 1, m)

A file may say its problem itself, in lines at the top: # problem: …, # wrt: …, # where: …, # assume: …

Examples:
  derive check "x^2*sin(x)" --wrt x working.txt
  echo "2*x*cos(x)" | derive check "x^2*sin(x)" --wrt x -
  derive check working.tex --format json
  derive check "sum((X*w - y).^2)" --wrt w --where "X: m x n" --code gradient.py
  derive check --batch workings.jsonl > reports.jsonl

Exit codes: 0 every line right, 1 a wrong line, 2 bad input, 3 undecided.`;

export function addCheckCommand(program: Command, streams: Streams, done: (code: ExitCode) => void): void {
  program
    .command("check")
    .argument("[problem]", "definitions and the cost, or a file with them")
    .argument("[working]", "a file with the derivation to be checked, or - for standard input")
    .description("check somebody's own derivation: find the first wrong line, and name the mistake")
    .option("--wrt <variable>", 'the variable: x, "theta[j]"')
    .option("--where <shapes>", 'shapes: "X: m x n, theta: n"')
    .option("--order <n>", "how often, by one variable")
    .option("--implicit <name>", "the name that an equation ties to the variable")
    .option("--assume <facts>", '"x > 0; y in {0, 1}"')
    .option("--code <file>", "a gradient function in Python, TypeScript or JavaScript to be run and compared")
    .option("--function <name>", "with --code: which function of the file")
    .option("--args <names>", 'with --code: what its parameters are given: "X = X, w = theta"')
    .option("--batch <file>", "many workings, a record of JSON on each line; - for standard input")
    .option("--jobs <n>", "with --batch: how many threads (default: one for each core)")
    .option("--limit <seconds>", "with --batch and --code: how long one may take (default: 20)")
    .addOption(
      new Option("--from <notation>", "what the working is written in (default: as it looks)").choices(
        notations,
      ),
    )
    .option("--explain-reading", "say what was understood of the LaTeX")
    .addOption(new Option("--format <format>", "what is written (default: text)").choices(["text", "json"]))
    .option("--ascii", "expressions in the input language, ready to paste")
    .option("-o, --output <file>", "write to a file")
    .addHelpText("after", examples)
    .action(async (problem: string | undefined, working: string | undefined, _: Flags, command: Command) => {
      // The options of `derive` itself have the same names and are read first.
      const flags = command.optsWithGlobals<Flags>();
      const { batch, code } = flags;
      if (batch !== undefined) {
        const { checkBatch } = await import("../actions/checkBatch.js");
        done(await checkBatch({ ...flags, batch }));
      } else if (code !== undefined) {
        const { checkCode } = await import("../actions/checkCode.js");
        done(await checkCode(problem, { ...flags, code }, streams));
      } else {
        const { runCheck } = await import("../actions/check.js");
        done(await runCheck(problem, working, flags, streams));
      }
    });
}
