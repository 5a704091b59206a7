/** `derive check PROBLEM FILE`: somebody's own derivation, line by line. */
import { stat } from "node:fs/promises";
import {
  type CheckOptions,
  type CheckReport,
  check,
  checkToJson,
  checkToText,
  DeriveError,
  GradientClaim,
} from "@derive/core";
import { type Command, Option } from "commander";
import { fileOf, onlyCandidate, problemOf } from "../argument.js";
import { checkBatch } from "../batch/command.js";
import { checkCode } from "../claim/command.js";
import { explainedWorking, notations, readGiven, readWorking } from "../latex.js";
import { writeWhole } from "../output.js";
import { paintFor } from "../paint.js";
import type { ProblemFile } from "../problemFile.js";
import { type ExitCode, exit, type Streams } from "../streams.js";

interface Flags {
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
      if (batch !== undefined) done(await checkBatch({ ...flags, batch }));
      else if (code !== undefined) done(await runCode(problem, { ...flags, code }, streams));
      else done(await runCheck(problem, working, flags, streams));
    });
}

interface Given {
  readonly problem: ProblemFile;
  readonly working: string;
}

async function runCheck(
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
    if (flags.output === undefined) streams.stdout(text);
    else await writeWhole(flags.output, text);
    return codeOf(report);
  } finally {
    clear();
  }
}

function optionsOf(
  { options: own }: ProblemFile,
  flags: Flags,
): Omit<CheckOptions, "wrt"> & { readonly wrt?: string | undefined } {
  const order = flags.order ?? own.order;
  return {
    wrt: flags.wrt ?? own.wrt,
    where: flags.where ?? own.where,
    order: order === undefined ? undefined : Number(order),
    implicit: flags.implicit ?? own.implicit,
    assume: flags.assume ?? own.assume,
  };
}

async function runCode(
  problem: string | undefined,
  flags: Flags & { readonly code: string },
  streams: Streams,
): Promise<ExitCode> {
  if (problem === undefined) {
    const hint = 'write derive check "sum((X*w - y).^2)" --wrt w --code gradient.py';
    throw new DeriveError("missing-expression", "the gradient of what?", "", undefined, hint);
  }
  const file = await problemOf(problem, false, streams.readStdin);
  const clear = streams.showWork();
  try {
    const told = { ...optionsOf(file, flags), source: file.options.problem ?? file.source };
    const { given, located } = await readGiven(told, flags, streams);
    const wrt = given.wrt ?? onlyCandidate(given.source, streams);
    const claim = located(() => GradientClaim.of(given.source, { ...given, wrt }));
    const color = flags.output === undefined ? flags.color : false;
    const { text, code } = await checkCode(claim, { ...flags, color }, streams);
    clear();
    if (flags.output === undefined) streams.stdout(text);
    else await writeWhole(flags.output, text);
    return code;
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
  const isThere = problem === "-" || (await stat(problem).catch(() => undefined)) !== undefined;
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
