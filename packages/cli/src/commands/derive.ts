/** `derive PROBLEM --wrt v`: its options. */
import { type Layout, layouts, type Share, type Style, shares, styles } from "@derive/core";
import { type Command, Option } from "commander";
import { notations, type ReadingFlags } from "../notations.js";
import type { ExitCode, Streams } from "../streams.js";

export type Format = "text" | "latex" | "markdown" | "json";

export interface Flags extends ReadingFlags {
  readonly wrt?: string;
  readonly where?: string;
  readonly order?: string;
  readonly implicit?: string;
  readonly assume?: string;
  readonly expect?: string;
  readonly style?: Style;
  readonly layout?: Layout;
  readonly detail: "brief" | "steps" | "full";
  readonly format?: Format;
  readonly standalone?: boolean;
  readonly ascii?: boolean;
  readonly share?: Share;
  readonly output?: string;
  readonly opinions?: boolean;
  readonly color?: boolean;
}

export function addDeriveCommand(program: Command, streams: Streams, done: (code: ExitCode) => void): void {
  program
    .argument("[problem]", "definitions and the cost, a file, or - for standard input")
    .option("--wrt <variable>", 'differentiate by it: x, "theta[j]", "W[k, 1]", "x, y"')
    .option("--where <shapes>", 'matrix notation: "X: m x n, theta: n, S: n x n symmetric"')
    .option("--order <n>", "how often, by one variable")
    .option("--implicit <name>", "the name that an equation ties to the variable")
    .option("--assume <facts>", '"x > 0; y in {0, 1}; sum(Y[i, k], k, 1, K) = 1"')
    .option("--expect <answer>", "check the answer against this one")
    .addOption(
      new Option(
        "--style <style>",
        "how it is told; leibniz: by the quantities between; of matrices: jacobian or differential, " +
          "without either the shorter",
      ).choices(styles),
    )
    .addOption(
      new Option(
        "--layout <layout>",
        "of Jacobians; numerator: a row for each entry of the function (default: numerator)",
      ).choices(layouts),
    )
    .addOption(
      new Option("--detail <level>", "how much is told").choices(["brief", "steps", "full"]).default("steps"),
    )
    .addOption(
      new Option("--format <format>", "what is written (default: by the file's name, or text)").choices([
        "text",
        "latex",
        "markdown",
        "json",
      ]),
    )
    .option("--standalone", "a whole LaTeX document")
    .option("--ascii", "expressions in the input language, ready to paste")
    .addOption(
      new Option(
        "--share <when>",
        'names for parts that stand several times: "u1 = sigmoid(x); u1 * (1 - u1)"; ' +
          "auto: where a line is too long to be read (default: auto)",
      ).choices(shares),
    )
    .option("-o, --output <file>", "write to a file; .tex, .md and .json say the format")
    .addOption(
      new Option("--from <notation>", "what the problem is written in (default: as it looks)").choices(
        notations,
      ),
    )
    .option("--explain-reading", "say how the problem was read, and what else its notation could mean")
    .option("--no-opinions", "with --expect: do not ask mathjs and nerdamer")
    .option("--color", "colour even without a terminal")
    .option("--no-color", "no colour")
    .action(async (problem: string | undefined, flags: Flags) => {
      if (problem === undefined) program.help({ error: true });
      const { runDerive } = await import("../actions/derive.js");
      done(await runDerive(problem, flags, streams));
    });
}
