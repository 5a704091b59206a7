/** Differentials of numbers: dL = 2x dx says that dL/dx is 2x. Each du is du/dx · dx, with dx a number of its own. */

import type { Problem } from "../problem/problem.js";
import { targetOf } from "./definitions.js";
import { differentialName } from "./differentialName.js";
import { headOf } from "./heads.js";
import type { Part, Working, WorkingLine } from "./working.js";
import { closing, edited, replaced } from "./written.js";

/** d x of LaTeX, where d is no name, and dx. */
const asOneWord = /(?<![\w.])d\s*\*?\s*(?=[A-Za-z(])/g;

/**
 * The working with differentials as derivatives times that of the variable, where some line is about them.
 * @example "dL = 2*x*dx" by x: "diff(L, x)*d_x = 2*x*d_x"
 */
export function inDerivatives(working: Working, problem: Problem, known: ReadonlySet<string>): Working {
  const [x, ...more] = problem.variables;
  if (x === undefined || x.kind === "at" || more.length > 0 || known.has("d")) return working;
  const own = new RegExp(`(?<![\\w.])d\\s*\\*?\\s*${x.name}(?!\\w)`);
  if (known.has(`d${x.name}`)) return working;
  const isAbout = (line: WorkingLine): boolean => {
    const head = headOf(line)?.text ?? "";
    const [, ...body] = line.parts;
    return (
      /^d\s*\*?\s*[A-Za-z(]/.test(head) &&
      !head.startsWith("diff(") &&
      !own.test(head) &&
      body.some(({ text }) => own.test(text))
    );
  };
  const about = working.lines.filter(isAbout);
  if (about.length === 0) return working;
  const names = new Set([x.name]);
  for (const line of working.lines)
    names.add(/^d\s*\*?\s*([A-Za-z]\w*)$/.exec(headOf(line)?.text ?? "")?.[1] ?? x.name);
  for (const line of working.lines) names.add(targetOf(headOf(line))?.name ?? x.name);
  for (const name of known) names.delete(`d${name}`);
  const lines = working.lines.map((line) => ({
    ...line,
    parts: line.parts.map((part) =>
      problem.shapes.size > 0 ? ofArrays(part, names) : ofNumbers(part, names, x.name),
    ),
  }));
  return { ...working, lines };
}

const single = /(?<![\w.])d\s*\*?\s*([A-Za-z]\w*)(?![\w(])/g;

/** Of vectors and matrices d(X) is part of the language. */
const ofArrays = (part: Part, names: ReadonlySet<string>): Part => ({
  ...part,
  ...replaced(part, single, ([, name = ""]) => (names.has(name) ? `d(${name})` : undefined)),
});

function ofNumbers(part: Part, names: ReadonlySet<string>, variable: string): Part {
  const dx = differentialName(variable);
  const glued = replaced(part, single, ([, name = ""]) => {
    if (!names.has(name)) return undefined;
    return name === variable ? dx : `diff(${name}, ${variable})*${dx}`;
  });
  let current: Part = { ...part, ...glued };
  for (const { index } of [...current.text.matchAll(asOneWord)].reverse()) {
    const open = current.text.indexOf("(", index);
    if (open < 0 || !/^d\s*\*?\s*\(/.test(current.text.slice(index))) continue;
    const end = closing(current.text, open);
    if (end === undefined) continue;
    current = {
      ...current,
      ...edited(current, [
        { from: index, to: open + 1, text: "diff(" },
        { from: end - 1, to: end, text: `, ${variable})*${dx}` },
      ]),
    };
  }
  return current;
}
