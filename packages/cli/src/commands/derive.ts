/** `derive PROBLEM --wrt v`: the derivation. */
import { extname } from "node:path";
import {
  type Derivation,
  DeriveError,
  type DeriveOptions,
  derivationToJson,
  derivationToLatex,
  derivationToMarkdown,
  derivationToText,
  derive,
  type Layout,
  layouts,
  type Share,
  type Style,
  shares,
  styles,
} from "@derive/core";
import { type Command, Option } from "commander";
import { onlyCandidate, problemOf } from "../argument.js";
import { type Given, notations, type ReadingFlags, readGiven } from "../latex.js";
import { type Engines, startEngines } from "../opinions.js";
import { writeWhole } from "../output.js";
import { paintFor } from "../paint.js";
import { type ExitCode, exit, type Streams } from "../streams.js";

type Format = "text" | "latex" | "markdown" | "json";

interface Flags extends ReadingFlags {
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
      done(await runDerive(problem, flags, streams));
    });
}

async function runDerive(argument: string, flags: Flags, streams: Streams): Promise<ExitCode> {
  const format = formatOf(flags);
  const isBare = flags.wrt === undefined && flags.implicit === undefined;
  const file = await problemOf(argument, isBare, streams.readStdin);
  for (const doubt of file.doubts) streams.stderr(`note: ${doubt}\n`);
  const given = { ...file.options, ...definedOnly(flags) };
  const order = given.order === undefined ? undefined : Number(given.order);
  const read = await readGiven({ ...given, source: file.source, order }, flags, streams);
  const asked = given.expect !== undefined && flags.opinions !== false;
  const engines = asked ? startEngines() : undefined;
  const clear = streams.showWork();
  try {
    const derivation = await withOpinions(
      read.located(() => derive(read.given.source, optionsOf(read.given, given, flags, streams))),
      engines,
    );
    const text = rendered(derivation, format, flags, streams);
    clear();
    if (flags.output === undefined) streams.stdout(text);
    else await writeWhole(flags.output, text);
    return codeOf(derivation);
  } finally {
    clear();
    engines?.stop();
  }
}

function codeOf({ check }: Derivation): ExitCode {
  switch (check?.verdict.kind) {
    case "refuted":
      return exit.refuted;
    case "undecided":
      return exit.undecided;
    default:
      return exit.ok;
  }
}

async function withOpinions(derivation: Derivation, engines: Engines | undefined): Promise<Derivation> {
  const { check } = derivation;
  if (check === undefined || engines === undefined) return derivation;
  return { ...derivation, check: { ...check, opinions: await engines.ask(derivation) } };
}

/** What was read, and the words of the options that are no formulas. */
function optionsOf(
  { source, ...read }: Given,
  { style, layout }: Readonly<Record<string, string>>,
  flags: Flags,
  streams: Streams,
): DeriveOptions {
  return {
    ...read,
    wrt: read.wrt ?? onlyCandidate(source, streams),
    style: style === undefined ? undefined : oneOf("style", styles, style),
    layout: layout === undefined ? undefined : oneOf("layout", layouts, layout),
    lemmas: flags.detail === "full",
  };
}

function definedOnly(flags: Flags): Record<string, string> {
  const names = ["wrt", "where", "order", "implicit", "assume", "expect", "style", "layout"] as const;
  const given: Record<string, string> = {};
  for (const name of names) {
    const value = flags[name];
    if (value !== undefined) given[name] = value;
  }
  return given;
}

/** An option of a file, which nobody has read yet. */
function oneOf<T extends string>(what: string, known: readonly T[], name: string): T {
  const found = known.find((candidate) => candidate === name);
  if (found !== undefined) return found;
  throw new DeriveError("bad-option", `${name} is no ${what}`, "", undefined, `write ${known.join(" or ")}`);
}

/** What the name of the file says, where --format says nothing. */
const ofExtension: Readonly<Record<string, Format>> = {
  ".tex": "latex",
  ".md": "markdown",
  ".markdown": "markdown",
  ".json": "json",
};

/** A document is one of LaTeX's. */
function formatOf({ format, standalone, output = "" }: Flags): Format {
  if (standalone !== true) return format ?? ofExtension[extname(output).toLowerCase()] ?? "text";
  if (format === undefined || format === "latex") return "latex";
  const hint = "leave --format out, or write --format latex";
  throw new DeriveError("bad-option", `--standalone makes no ${format}`, "", undefined, hint);
}

function rendered(derivation: Derivation, format: Format, flags: Flags, streams: Streams): string {
  const { detail, share } = flags;
  switch (format) {
    case "json":
      return `${JSON.stringify(derivationToJson(derivation, { share }), undefined, 2)}\n`;
    case "latex":
      return ended(derivationToLatex(derivation, { standalone: flags.standalone === true, detail, share }));
    case "markdown":
      return ended(derivationToMarkdown(derivation, { detail, share }));
    case "text":
      return ended(
        derivationToText(derivation, {
          detail,
          share,
          paint: paintFor(streams, flags.output === undefined ? flags.color : false),
          width: streams.columns,
          ascii: flags.ascii === true,
        }),
      );
  }
}

const ended = (text: string): string => (text.endsWith("\n") ? text : `${text}\n`);
