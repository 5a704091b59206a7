/**
 * A problem as a file: the input language, with options in comment lines at the top.
 *
 *     # title: logistic regression, one example
 *     # wrt: t
 *     # expect: (sigmoid(t*x) - y)*x
 *     -(y*log(sigmoid(t*x)) + (1 - y)*log(1 - sigmoid(t*x)))
 */
export interface ProblemFile {
  readonly source: string;
  readonly options: Readonly<Record<string, string>>;
}

const option = /^#\s*(title|wrt|where|order|implicit|assume|expect|style|layout)\s*:\s*(.*?)\s*$/;

export function readProblemFile(text: string): ProblemFile {
  const options: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const match = option.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) options[match[1]] = match[2];
  }
  return { source: text, options };
}
