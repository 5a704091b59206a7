/** `derive gradient PROBLEM`: every partial derivative, a line each. */
import {
  candidateVariables,
  DeriveError,
  type Gradient,
  gradient,
  gradientToJson,
  gradientToLatex,
  gradientToText,
} from "@derive/core";
import { problemOf } from "../argument.js";
import type { Flags } from "../commands/gradient.js";
import { readGiven } from "../latex.js";
import { writeAnswer } from "../output.js";
import { type ExitCode, exit, type Streams } from "../streams.js";
import { typicalProblems } from "../typical.js";

export async function runGradient(argument: string, flags: Flags, streams: Streams): Promise<ExitCode> {
  const { source, options } = await problemOf(argument, false, streams.readStdin);
  const { wrt = options.wrt, where = options.where, assume = options.assume } = flags;
  const { given, located } = await readGiven({ source, wrt, where, assume }, flags, streams);
  const clear = streams.showWork();
  try {
    const found = located(() =>
      gradient(given.source, { ...given, wrt: given.wrt ?? everyName(given.source) }),
    );
    const text = rendered(found, flags, streams);
    clear();
    writeAnswer(text, flags.output, streams);
    return exit.ok;
  } finally {
    clear();
  }
}

function everyName(source: string): readonly string[] {
  const names = candidateVariables(source);
  if (names.length > 0) return names;
  throw new DeriveError("not-a-variable", "the gradient by what?", "", undefined, 'add --wrt "a, b"');
}

function rendered(found: Gradient, { format, ascii = false, share }: Flags, streams: Streams): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(gradientToJson(found, share), undefined, 2)}\n`;
    case "latex":
      return gradientToLatex(found, share);
    default:
      return `${gradientToText(found, { width: streams.columns, ascii, share })}\n`;
  }
}

export function warmUp(): void {
  for (const { source, ...options } of typicalProblems) gradientToText(gradient(source, options));
}
