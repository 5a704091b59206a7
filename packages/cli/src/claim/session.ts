/** A file of code as it is asked: the program that runs it, and what it said of itself. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { DeriveError } from "@derive/core";
import type { Fault } from "./fault.js";
import { languageOf, programsFor } from "./interpreters.js";
import { ask, type Outcome, type Program } from "./process.js";
import type { Answer, Argument, Thrown } from "./protocol.js";

export interface Session {
  readonly file: string;
  readonly program: Program;
  readonly answer: Answer;
  /** Seconds a process may take. */
  readonly limit: number;
}

/**
 * Looks into a file with the first program that is there and has what the file needs.
 * @throws DeriveError where the file or every program is missing
 */
export async function opened(
  name: string,
  limit: number,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Session | Fault> {
  const known = await stat(name).catch(() => undefined);
  if (known === undefined || !known.isFile())
    throw new DeriveError(
      "bad-option",
      `there is no file ${name}`,
      "",
      undefined,
      "name the file with the gradient",
    );
  const language = languageOf(name);
  const file = resolve(name);
  let found: Session | Fault | undefined;
  for (const program of programsFor(language, env)) {
    const outcome = await ask(program, { file }, limit);
    if (outcome.kind === "died" && /ENOENT|EACCES/.test(outcome.how)) continue;
    const answer = answerOf(outcome, limit);
    if ("kind" in answer) return answer;
    found = answer.error === undefined ? { file, program, answer, limit } : thrownFault(answer.error);
    if (answer.hasNumpy !== false) break;
  }
  if (found !== undefined) return found;
  const hint = "install Python 3 and NumPy, or name the program: DERIVE_PYTHON=/path/to/python3";
  throw new DeriveError("bad-option", "there is no python3 to run the file with", "", undefined, hint);
}

/** Calls a function of the file; what keeps the whole file from running is a fault. */
export async function called(
  { file, program, limit }: Session,
  name: string,
  calls: readonly (readonly Argument[])[],
): Promise<Answer | Fault> {
  const answer = answerOf(await ask(program, { file, function: name, calls }, limit), limit);
  if ("kind" in answer || answer.error === undefined) return answer;
  return thrownFault(answer.error);
}

function answerOf(outcome: Outcome, limit: number): Answer | Fault {
  switch (outcome.kind) {
    case "answer":
      return outcome.answer;
    case "time-out": {
      const message = `it takes longer than ${limit} s, and was stopped: only the function should run`;
      return { kind: "time-out", message, line: null, text: "" };
    }
    case "died":
      return { kind: "ended", message: `the process died: ${outcome.how}`, line: null, text: "" };
  }
}

/** @throws DeriveError for a module that is not installed, which is no fault of the code */
export function thrownFault({ type, message, line, text }: Thrown): Fault {
  const [, missing] = /^No module named '([^']+)'/.exec(message) ?? [];
  if (type === "ModuleNotFoundError" && missing !== undefined) {
    const hint = `install it for the python3 that runs the file, for example: python3 -m pip install ${missing}`;
    throw new DeriveError(
      "bad-option",
      `the file needs ${missing}, which is not installed`,
      "",
      undefined,
      hint,
    );
  }
  if (!/^(SyntaxError|IndentationError|TabError)$/.test(type))
    return { kind: "exception", message: `${type}: ${message}`, line, text };
  return {
    kind: "syntax",
    message: `the file does not parse: ${message}${hintFor(type, message)}`,
    line,
    text,
  };
}

function hintFor(type: string, message: string): string {
  if (type === "TabError") return "; indent by blanks only";
  if (type === "IndentationError" || /indent/.test(message))
    return "; the lines inside of a function stand further to the right (copied from a page, they often lose that)";
  if (/invalid syntax|unexpected/i.test(message))
    return '; is it a sentence that should be a comment, or stand between """ and """?';
  return "";
}
