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
  layouts,
  styles,
} from "@derive/core";
import { onlyCandidate, problemOf } from "../argument.js";
import type { Flags, Format } from "../commands/derive.js";
import { type Given, readGiven } from "../latex.js";
import { type Engines, startEngines } from "../opinions.js";
import { writeAnswer } from "../output.js";
import { paintFor } from "../paint.js";
import { type ExitCode, exit, type Streams } from "../streams.js";
import { typicalProblems } from "../typical.js";

export async function runDerive(argument: string, flags: Flags, streams: Streams): Promise<ExitCode> {
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
    writeAnswer(text, flags.output, streams);
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

export function warmUp(): void {
  for (const { source, ...options } of typicalProblems) derivationToText(derive(source, options));
}
