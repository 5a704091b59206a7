/**
 * A problem as a file: the input language, with options in comment lines at the top.
 *
 *     # title: logistic regression, one example
 *     # wrt: t
 *     # expect: (sigmoid(t*x) - y)*x
 *     -(y*log(sigmoid(t*x)) + (1 - y)*log(1 - sigmoid(t*x)))
 */
import { nearest } from "@derive/core";

export interface ProblemFile {
  readonly source: string;
  readonly options: Readonly<Record<string, string>>;
  /** Lines that look like options and are none, in words. */
  readonly doubts: readonly string[];
}

const known = [
  "title",
  "problem",
  "wrt",
  "where",
  "order",
  "implicit",
  "assume",
  "expect",
  "style",
  "layout",
];
const option = /^[#%]\s*([A-Za-z]+)\s*:\s*(.*?)\s*$/;

export function readProblemFile(written: string): ProblemFile {
  // Some editors begin a file with a mark of its byte order.
  const text = written.replace(/^\uFEFF/, "");
  const options: Record<string, string> = {};
  const doubts: string[] = [];
  for (const line of text.split("\n")) {
    const [, word, value] = option.exec(line) ?? [];
    if (word === undefined || value === undefined) continue;
    const meant = known.includes(word) ? undefined : nearest(word, known);
    if (known.includes(word)) options[word] = value;
    else if (meant !== undefined)
      doubts.push(`"# ${word}:" is no option and is left out; did you mean # ${meant}:?`);
  }
  return { source: text, options, doubts };
}
