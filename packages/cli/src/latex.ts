/** LaTeX in what a command is given. Its reader is loaded only where there is some, so that text starts as fast as without. */
import { isLatex, type Working } from "@derive/core";
import type { Given, Understood } from "@derive/core/latex";
import { isDeriveError } from "./errors.js";
import type { ReadingFlags } from "./notations.js";
import type { Streams } from "./streams.js";

export type { Given } from "@derive/core/latex";

export interface Read {
  /** All of it in the input language. */
  readonly given: Given;
  /** Runs a command; an error about a text becomes one about the LaTeX that it was read from. */
  readonly located: <T>(run: () => T) => T;
}

/**
 * Reads the LaTeX among a problem and its options, and says on standard error what was understood, if asked.
 * @throws DeriveError with the place in the LaTeX
 */
export async function readGiven(
  given: Given,
  flags: ReadingFlags,
  streams: Pick<Streams, "stderr">,
): Promise<Read> {
  const options = [given.wrt, given.where, given.implicit, given.assume, given.expect];
  const inLatexToo = options.some((text) => text !== undefined && isLatex(text));
  const problem = flags.from === undefined ? isLatex(given.source) : flags.from === "latex";
  if (!problem && !inLatexToo) {
    if (flags.explainReading === true) streams.stderr(`read as: ${given.source.trim()}\n`);
    return { given, located: (run) => run() };
  }
  const reader = await import("@derive/core/latex");
  const read = reader.readGiven(given, flags.from);
  if (flags.explainReading === true) streams.stderr(explained(read));
  return {
    given: read.given,
    located: (run) => {
      try {
        return run();
      } catch (error) {
        throw isDeriveError(error) ? reader.located(error, read.texts) : error;
      }
    },
  };
}

/**
 * A working in the language it is written in: LaTeX is read beside its problem, text stays as it is.
 * @throws DeriveError with the place in the LaTeX
 */
export async function readWorking(
  source: string,
  given: Given,
  from: ReadingFlags["from"],
): Promise<string | Working> {
  if (from === undefined ? !isLatex(source) : from === "text") return source;
  const reader = await import("@derive/core/latex");
  return reader.readLatexWorking(source, reader.readGiven(given).known());
}

/** What was read of a working, line by line. */
export const explainedWorking = (working: string | Working): string =>
  typeof working === "string"
    ? ""
    : explained({
        texts: working.lines.map(({ parts }) => ({ text: parts.map(({ text }) => text).join(" = ") })),
        notes: working.notes,
      });

interface Explained {
  readonly texts: readonly { readonly text: string }[];
  readonly notes: Understood["notes"];
}

/** What was read, and each notation that has more than one reading. */
function explained({ texts, notes }: Explained): string {
  const lines = texts.map(({ text }) => `read as: ${text}`);
  for (const { notation, meaning, otherwise } of notes) {
    lines.push(`  ${oneLine(notation)}: ${meaning}`);
    if (otherwise !== undefined) lines.push(`      ${otherwise}`);
  }
  return `${lines.join("\n")}\n`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ");
