/** Shapes in LaTeX: X \in \mathbb{R}^{m \times n}, \theta: n. */
import { type Known, nothingKnown } from "./known.js";
import { readLatex } from "./problem.js";

/**
 * What `--where` gets, in the input language.
 * @throws DeriveError for a name that cannot be read
 * @example readLatexShapes("X \\in \\mathbb{R}^{m \\times n}, \\theta \\in \\mathbb{R}^n") is "X: m x n, theta: n"
 */
export function readLatexShapes(source: string, known: Known = nothingKnown): string {
  const declared: string[] = [];
  let waiting: string[] = [];
  for (const entry of entriesOf(source)) {
    const [, left, right] = /^(.*?)(?:\\colon|:|\\in(?![A-Za-z]))(.*)$/s.exec(entry) ?? [];
    const name = nameIn(left ?? entry, known);
    waiting.push(name);
    if (right === undefined) continue;
    declared.push(...waiting.map((own) => `${own}: ${dimensionsIn(right)}`));
    waiting = [];
  }
  return [...declared, ...waiting].join(", ");
}

const nameIn = (text: string, known: Known): string => {
  const plain = text.replace(/\$/g, "").trim();
  return /^\w+$/.test(plain) ? plain : readLatex(plain, known).text;
};

const dimensionsIn = (text: string): string =>
  text
    .replace(/\\(?:mathbb|mathbf|mathrm)\s*\{?\s*R\s*\}?\s*\^?|\\R(?:eals)?\s*\^?/g, "")
    .replace(/\\times(?![A-Za-z])/g, " x ")
    .replace(/\\(?:text|mathrm)\s*\{([^{}]*)\}/g, " $1 ")
    .replace(/\\[,;: ]|[{}$]/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Between commas and semicolons outside of braces and brackets. */
function entriesOf(source: string): string[] {
  const entries = [""];
  let depth = 0;
  for (const char of source) {
    if (char === "{" || char === "(") depth++;
    if (char === "}" || char === ")") depth--;
    if ((char === "," || char === ";") && depth === 0) entries.push("");
    else entries[entries.length - 1] += char;
  }
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== "");
}
