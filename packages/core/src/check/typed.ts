/** What people type that the input language has with brackets and signs: ln x, 1/m sum(…), 2[a + b], r[i] on the left. */
import { isFunctionOnly } from "../parse/names.js";
import { headOf } from "./heads.js";
import type { Part, Working, WorkingLine, Written } from "./working.js";
import { closing, type Edit, edited, replaced } from "./written.js";

/** @param known names of the problem */
export const inFullNotation = (working: Working, known: ReadonlySet<string>): Working => ({
  ...working,
  lines: working.lines.map((line) => ({
    ...line,
    parts: line.parts.map(withBrackets).map(openTo(line, known)),
  })),
});

function withBrackets(part: Part): Part {
  const called = replaced(
    withPowersBehind(withBars(grouped(part))),
    /(?<![A-Za-z_]\w*)([A-Za-z]\w*)[ ]+([A-Za-z]\w*|\d+(?:\.\d+)?)(?!\w|\s*[[(^'.])/g,
    ({ 1: name = "", 2: argument = "", 0: whole, index, input }) => {
      const next = /^\s+([A-Za-z]\w*)(?!\w)(\s*\()?/.exec(input.slice(index + whole.length));
      const isOpen = next !== null && next[2] === undefined && !isFunctionOnly(next[1] as string);
      return isFunctionOnly(name) && !isFunctionOnly(argument) && !isOpen
        ? `${name}(${argument})`
        : undefined;
    },
  );
  return { ...part, ...withTimes(called) };
}

/** sin^2(x) and sin^2 x are sin(x)^2; with -1 it would be the inverse to some. */
function withPowersBehind<T extends Written>(part: T): T {
  const edits = [...part.text.matchAll(/(?<![A-Za-z_]\w*)([A-Za-z]\w*)\^(\d+)\s*/g)].flatMap(
    (found): Edit[] => {
      const [whole, name = "", power] = found;
      const from = found.index + name.length;
      const start = found.index + whole.length;
      const rest = part.text.slice(start);
      const plain = /^[A-Za-z]\w*(?!\w|\s*[[(^'.])/.exec(rest)?.[0].length;
      const end = rest.startsWith("(") ? closing(part.text, start) : plain && start + plain;
      if (end === undefined || !isFunctionOnly(name)) return [];
      const inside = part.text.slice(start, end);
      return [{ from, to: end, text: `${inside.startsWith("(") ? inside : `(${inside})`}^${power}` }];
    },
  );
  return edits.length === 0 ? part : { ...part, ...edited(part, edits) };
}

/** |x| is abs(x). Where bars stand within bars it is not seen which of them open. */
function withBars<T extends Written>(part: T): T {
  if (/\|\||\|[^|]*\([^()|]*\|/.test(part.text)) return part;
  return { ...part, ...replaced(part, /\|([^|]+)\|/g, ([, inside]) => `abs(${inside})`) };
}

/** Square brackets around terms; behind a name they hold its indices. */
function grouped(part: Part): Part {
  const edits = [...part.text.matchAll(/(?<![A-Za-z_]\w*'*|\])\[/g)].flatMap(({ index }): Edit[] => {
    const end = closing(part.text, index);
    return end === undefined
      ? []
      : [
          { from: index, to: index + 1, text: "(" },
          { from: end - 1, to: end, text: ")" },
        ];
  });
  return edits.length === 0 ? part : { ...part, ...edited(part, edits) };
}

/** 1/m sum(…): where a blank ends the quotient, what follows is a factor of it. */
function withTimes<T extends { readonly text: string; readonly offsets: readonly number[] }>(part: T): T {
  const edits = [...part.text.matchAll(/\/\s*(?:[A-Za-z]\w*(?:\^\d+)?|\d+(?:\.\d+)?|(\())/g)].flatMap(
    (found): Edit[] => {
      const [whole, open] = found;
      const from = found.index + whole.length;
      const end = open === undefined ? from : (closing(part.text, from - 1) ?? from);
      const power = /^\^(?:\d+|\w)/.exec(part.text.slice(end))?.[0].length ?? 0;
      return /^ +(?=[A-Za-z(])(?!(?:and|or|in|to)\b)/.test(part.text.slice(end + power))
        ? [{ from: end + power, to: end + power, text: " *" }]
        : [];
    },
  );
  return edits.length === 0 ? part : { ...part, ...edited(part, edits) };
}

/** dr[i]/db = x[i] holds for each i: the letters of the left side stand free on the right too. */
function openTo(line: WorkingLine, known: ReadonlySet<string>): (part: Part) => Part {
  const letters = [...(headOf(line)?.text ?? "").matchAll(/\[([^[\]]*)\]/g)].flatMap(
    ([, inside = ""]) => inside.match(/[A-Za-z]\w*/g) ?? [],
  );
  const free = letters.filter((letter) => !known.has(letter));
  return (part) => (free.length === 0 ? part : { ...part, free });
}
