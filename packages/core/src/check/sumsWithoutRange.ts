/** Sums that are written without their range, sum(x[i] - mu): the problem says how far the index runs. */
import { postorder } from "../expr/index.js";
import { toText } from "../print/text.js";
import type { Problem } from "../problem/problem.js";
import type { Part, Working } from "./working.js";
import { closing, type Edit, edited, outsideBrackets } from "./written.js";

/** The working with the problem's own range in every sum of one index that has none; how it was read is noted. */
export function withRanges(working: Working, problem: Problem): Working {
  const ranges = rangesOf(problem);
  if (ranges.size === 0) return working;
  const lines = working.lines.map((line) => ({
    ...line,
    parts: line.parts.map((part) => ranged(part, ranges)),
  }));
  return { ...working, lines };
}

/** Each index that a sum of the problem binds, with its bounds: "1, n"; none that runs in two ways. */
function rangesOf({ expression, definitions }: Problem): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>();
  for (const root of [expression, ...[...definitions.values()].map(({ body }) => body)])
    for (const e of postorder(root)) {
      if (e.kind !== "sum") continue;
      const own = found.get(e.name) ?? new Set();
      found.set(e.name, own.add(`${toText(e.args[1])}, ${toText(e.args[2])}`));
    }
  return new Map(
    [...found].flatMap(([name, own]) => (own.size === 1 ? [[name, [...own][0] as string]] : [])),
  );
}

function ranged(part: Part, ranges: ReadonlyMap<string, string>): Part {
  const edits: Edit[] = [];
  const letters: string[] = [];
  for (const { index } of part.text.matchAll(/(?<![A-Za-z_.]|[A-Za-z_]\w*)sum\(/g)) {
    const end = closing(part.text, index + "sum(".length - 1);
    if (end === undefined) continue;
    const body = part.text.slice(index + "sum(".length, end - 1);
    if (outsideBrackets(body, /,/).length > 0) continue;
    const [letter, other] = [...ranges.keys()].filter((name) => isIndexIn(name, body));
    if (letter === undefined || other !== undefined) continue;
    edits.push({ from: end - 1, to: end - 1, text: `, ${letter}, ${ranges.get(letter)}` });
    letters.push(letter);
  }
  if (edits.length === 0) return part;
  const reading = `the sum runs over ${[...new Set(letters)].join(" and ")} as in the problem`;
  return { ...part, ...edited(part, edits), reading: [part.reading ?? [], reading].flat().join(", ") };
}

/** Whether a letter stands in the indices of something, and no inner sum binds it. */
const isIndexIn = (letter: string, body: string): boolean =>
  [...body.matchAll(/\[([^[\]]*)\]/g)].some(([, inside = ""]) =>
    new RegExp(`(?<![\\w.])${letter}(?!\\w)`).test(inside),
  ) && !new RegExp(`,\\s*${letter}\\s*,`).test(body.replace(/\[[^[\]]*\]/g, ""));
