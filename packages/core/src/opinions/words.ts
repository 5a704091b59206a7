/** What an engine says when it fails, in words for a reader who never asked for that engine. */

const sayings: readonly (readonly [pattern: RegExp, words: (name: string) => string])[] = [
  [/^Cannot process function "(\w+)" in derivative/, (name) => `it has no derivative of ${name}`],
  [/^Undefined function "?(\w+)"?/, (name) => `it does not know ${name}`],
  [/call stack/i, () => "the cost is nested too deeply for it"],
];

/** @example plainWords("Undefined function piecewise") is "it does not know piecewise" */
export function plainWords(message: string): string {
  for (const [pattern, words] of sayings) {
    const match = pattern.exec(message);
    if (match !== null) return words(match[1] ?? "");
  }
  return "it failed on this cost";
}
