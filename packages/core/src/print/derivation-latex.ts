/** A derivation in LaTeX: one display of lines, each equals sign with its label below. */
import type { Derivation, Line } from "../derive/derivation.js";
import type { Expr } from "../expr/index.js";
import type { Definition } from "../problem/problem.js";
import type { Share } from "../sharing/index.js";
import { latexWriter, toLatex } from "./latex.js";
import { latexName, latexText } from "./latexNames.js";
import { ended, notesOf } from "./notes.js";
import { told } from "./shared.js";
import { ruleName, substepsLatex } from "./substeps-latex.js";
import {
  blocksOf,
  chained,
  checkWords,
  type Detail,
  definitionSides,
  dependentNames,
  inBrief,
  isEquation,
  isLabelled,
  layoutWords,
  opinionWords,
  shapesTold,
} from "./telling.js";
import { breakLatex, printedWidth } from "./texLayout.js";

export interface DerivationLatexOptions {
  /** A complete document for pdflatex. */
  readonly standalone?: boolean;
  /** Default: steps. */
  readonly detail?: Detail;
  /** Lines printed wider than this many letters are broken. */
  readonly width?: number;
  /** Whether parts that stand several times get names. Default: where a line is too long to be read. */
  readonly share?: Share | undefined;
}

const defaultWidth = 110;
const indent = 8;

/** The lines as an `align*` (LaTeX, Jupyter) or `aligned` (inside `$$`, for KaTeX and Markdown). */
export function derivationDisplay(
  d: Derivation,
  environment: "align*" | "aligned",
  width = defaultWidth,
  detail: Detail = "steps",
): string {
  return displayOf(displayRows(d, width, detail), environment);
}

const displayOf = (rows: readonly string[], environment: string): string =>
  `\\begin{${environment}}\n${rows.join("\n")}\n\\end{${environment}}`;

/** Definitions, one a row, in the environment that the lines have. */
export function definitionDisplay(
  d: Derivation,
  definitions: readonly Definition[],
  environment: "align*" | "aligned",
  width = defaultWidth,
): string {
  return displayOf(definitionRows(d, definitions, width), environment);
}

function definitionRows(d: Derivation, definitions: readonly Definition[], width: number): string[] {
  const formula = formulaOf(d);
  const rows = definitions.flatMap((definition) => {
    const [left, right] = definitionSides(definition);
    const parts = breakLatex(formula(right), width, indent);
    return parts.map((part, k) => (k === 0 ? `${formula(left)} & = ${part}` : `& \\qquad\\qquad ${part}`));
  });
  return rows.map((row, k) => (k === rows.length - 1 ? row : `${row} \\\\`));
}

const formulaOf = (d: Derivation): ((e: Expr) => string) => latexWriter(dependentNames(d));

function displayRows(d: Derivation, width: number, detail: Detail): string[] {
  const formula = formulaOf(d);
  const rows: { text: string; last: boolean }[] = [];
  const blocks = detail === "brief" ? blocksOf(d).map(inBrief) : blocksOf(d);
  for (const { of, lines } of blocks) {
    for (const part of continued(breakLatex(formula(of), width, indent), ""))
      rows.push({ text: part, last: false });
    for (const line of lines) {
      const parts = breakLatex(formula(line.expression), width, indent);
      for (const part of continued(parts, `\\quad ${equals(line)} `)) rows.push({ text: part, last: false });
    }
    rows[rows.length - 1] = { text: rows[rows.length - 1]?.text ?? "& ", last: true };
  }
  return rows.map(({ text, last }, k) =>
    k === rows.length - 1 ? text : `${text} \\\\[${last ? "3ex" : "1ex"}]`,
  );
}

const continued = (parts: readonly string[], lead: string): string[] =>
  parts.map((part, k) => `& ${k === 0 ? lead : "\\qquad\\qquad "}${part}`);

/** The equals sign of a line, or the arrow before an equation; a doubt about it stands above, the labels below, one under another. */
function equals(line: Line): string {
  const doubt = { proved: "", undecided: "?", refuted: "\\text{refuted}" }[line.verdict.kind];
  const bare = isEquation(line) ? "\\Rightarrow" : "=";
  const sign = doubt === "" ? bare : `\\overset{${doubt}}{${bare}}`;
  if (!isLabelled(line)) return sign;
  const labels = line.labelLatex.split("\\text{, }");
  const below = labels.length === 1 ? line.labelLatex : `\\substack{${labels.join(" \\\\ ")}}`;
  return `\\underset{${below}}{${sign}}`;
}

/**
 * The derivation as LaTeX: definitions, names of parts, the display, assumptions and the verdict of the check. Without
 * `standalone` it is a fragment for a document that loads amsmath.
 */
export function derivationToLatex(original: Derivation, options: DerivationLatexOptions = {}): string {
  const { width = defaultWidth, detail = "steps", share } = options;
  const { derivation: d, given, made } = told(original, share, detail);
  const definitions = definitionRows(d, made, width);
  const rows = displayRows(d, width, detail);
  const substeps = detail === "full" ? substepsLatex(d, formulaOf(d)) : [];
  const layout = detail === "full" ? layoutWords(d) : undefined;
  const body = [
    ...shapeFormulas(d, inline).map((text) => `\\noindent Here ${text}.`),
    ...(layout === undefined ? [] : [`\\noindent Layout: ${layout}.`]),
    ...definitionText(given),
    ...(made.length === 0 ? [] : [`\\noindent Let\n${displayOf(definitions, "align*")}`]),
    displayOf(rows, "align*"),
    ...substeps,
    ...closingText(d, notesOf(original)).map((text) => `\\noindent ${text}`),
  ].join("\n\n");
  return options.standalone === true ? documentOf([...definitions, ...rows], body) : `${body}\n`;
}

const inline = (latex: string): string => `$${latex}$`;

/** "X: m × n, θ: n" as formulas, in one text; none in index notation. */
export function shapeFormulas(d: Derivation, written: (latex: string) => string): string[] {
  const told = shapesTold(d).map(({ name, dimensions, properties }) => {
    const sizes = dimensions.map((e) => toLatex(e)).join(" \\times ");
    return [written(`${latexName(name)}\\colon ${sizes}`), ...properties].join(" ");
  });
  return told.length === 0 ? [] : [told.join(", ")];
}

function definitionText(definitions: readonly Definition[]): string[] {
  const equations = definitions.map((definition) => {
    const [left, right] = definitionSides(definition);
    return inline(`\\displaystyle ${toLatex(left)} = ${toLatex(right)}`);
  });
  return equations.length === 0 ? [] : [`\\noindent Let ${equations.join(", ")}.`];
}

function closingText(d: Derivation, notes: readonly string[]): string[] {
  const out: string[] = [];
  const assumptions = chained(d.assumptions).map((e) => inline(toLatex(e)));
  if (assumptions.length > 0) out.push(`Assuming ${assumptions.join(", ")}.`);
  for (const note of notes) out.push(`Note: ${latexText(ended(note))}`);
  const { check } = d;
  if (check !== undefined) {
    const value = (name: string, number: string): string => inline(`${ruleName(name)} = ${number}`);
    const expected = inline(toLatex(check.expected));
    out.push(`Check: ${checkWords(check.verdict, expected, { words: latexText, value })}.`);
    for (const opinion of check.opinions) out.push(latexText(`${opinionWords(opinion)}.`));
  }
  return out;
}

/** Millimetres that a printed column takes at ten points, and the least and greatest width of the paper. */
const millimetres = 2;
const [narrowest, widest] = [297, 5000];

/** A page as wide as its widest line needs, so that nothing is lost at the edge. */
function documentOf(rows: readonly string[], body: string): string {
  const columns = Math.max(0, ...rows.map(printedWidth));
  const paper = Math.round(Math.min(Math.max(columns * millimetres + 30, narrowest), widest));
  return [
    "\\documentclass[10pt]{article}",
    "\\usepackage{amsmath}",
    `\\usepackage[paperwidth=${paper}mm,paperheight=210mm,margin=15mm]{geometry}`,
    "\\allowdisplaybreaks",
    "\\pagestyle{empty}",
    "\\begin{document}",
    body,
    "\\end{document}",
    "",
  ].join("\n");
}
