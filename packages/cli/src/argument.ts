/** What the command is given: a problem, a file with one, or `-` for standard input. */
import { readFileSync, type Stats, statSync } from "node:fs";
import { candidateVariables, DeriveError, nearest } from "@derive/core";
import { type ProblemFile, readProblemFile } from "./problemFile.js";
import type { Streams } from "./streams.js";

/** The commands besides the derivation itself. */
const commands = ["check", "code", "convexity", "gradient", "rules", "functions", "help"];

/** @throws DeriveError for a folder, a file that is not there, a mistyped command */
export async function problemOf(
  argument: string,
  isBare: boolean,
  readStdin: () => Promise<string>,
): Promise<ProblemFile> {
  const hint = `name a file in it; if you mean the name, write (${argument})`;
  const file = await fileOf(argument, hint, readStdin);
  if (file !== undefined) return file;
  if (isPath(argument)) {
    const hint = "name a file that is there, or put the problem in quotes";
    throw new DeriveError("bad-option", `there is no file ${argument}`, "", undefined, hint);
  }
  const meant = isBare && /^[a-z]{3,}$/.test(argument) ? nearest(argument, commands) : undefined;
  if (meant !== undefined) {
    const message = `${argument} is no command`;
    throw new DeriveError("bad-option", message, "", undefined, `did you mean derive ${meant}?`);
  }
  return { source: argument, options: {}, doubts: [] };
}

/**
 * What a file or standard input holds; undefined where there is no such file.
 * @param hint what to write instead of a folder
 * @throws DeriveError for a folder
 */
export async function fileOf(
  argument: string,
  hint: string,
  readStdin: () => Promise<string>,
): Promise<ProblemFile | undefined> {
  if (argument === "-") return readProblemFile(await readStdin());
  const known = argument.length < longestPath ? statIfThere(argument) : undefined;
  if (known?.isDirectory())
    throw new DeriveError("bad-option", `${argument} is a folder`, "", undefined, hint);
  // What a shell puts in for <(…) is a pipe.
  return known === undefined ? undefined : readProblemFile(readFileSync(argument, "utf8"));
}

/** A formula may be no path at all: too long a name, a NUL in it. */
export function statIfThere(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** No system has a longer path: what is longer is a formula. */
const longestPath = 4096;

/** What no formula looks like: ./a, ../a, /a, ~/a, a/, and names of text files. */
const isPath = (argument: string): boolean =>
  /^(\.{0,2}|~)\//.test(argument) || /^[\w. /-]+(\/|\.(derive|txt|md|tex))$/.test(argument);

/** Without --wrt: the one name that can be meant. */
export function onlyCandidate(source: string, streams: Streams): string {
  const candidates = candidateVariables(source);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) {
    streams.stderr(`differentiating by ${only}\n`);
    return only;
  }
  const hint = candidates.length === 0 ? "add --wrt x" : `add --wrt and one of ${candidates.join(", ")}`;
  throw new DeriveError("not-a-variable", "differentiate by what?", "", undefined, hint);
}
