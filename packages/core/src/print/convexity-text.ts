/** An answer about convexity for the terminal. */
import type { ConvexityReport, ConvexityStep } from "../convexity/index.js";
import type { Expr } from "../expr/index.js";
import { asciiText } from "./ascii.js";
import {
  chordWords,
  findingWords,
  hessianOf,
  shownIn,
  valuesWords,
  variablesOf,
  verdictWords,
  wantedWords,
} from "./convexity-telling.js";
import { noPaint, type Paint } from "./derivation-text.js";
import { columns } from "./marks.js";
import { chained, definitionSides } from "./telling.js";
import { toText } from "./text.js";
import { indexStyle, toUnicode } from "./unicode.js";
import { wrapFormula } from "./wrap.js";

export interface ConvexityTextOptions {
  readonly paint?: Paint;
  /** Columns of the terminal. */
  readonly width?: number;
  /** Every expression in the input language. */
  readonly ascii?: boolean;
}

/** The question, the steps with their reasons, what is assumed, and the verdict. Ends without a line break. */
export function convexityToText(report: ConvexityReport, options: ConvexityTextOptions = {}): string {
  const { paint = noPaint, ascii = false } = options;
  const width = Math.max(options.width ?? 100, 40);
  const indices = indexStyle(shownIn(report));
  const formula = (e: Expr): string => (ascii ? toText(e) : toUnicode(e, { indices }));
  const words = (text: string): string => (ascii ? asciiText(text) : text);
  const wrapped = (lead: string, text: string, hang = 4): string[] => {
    const margin = columns(lead);
    return wrapFormula(text, width - margin, hang).map(
      (line, k) => (k === 0 ? lead : " ".repeat(margin + hang)) + line,
    );
  };
  const paragraph = (lead: string, text: string): string[] => wordsWrapped(words(text), lead, width);

  const definitions = [...report.problem.definitions.values()].flatMap((definition) => {
    const [left, right] = definitionSides(definition);
    return wrapped(`${formula(left)} = `, formula(right), 0);
  });
  const variables = variablesOf(report, (x) => formula(x));
  const question = [...wrapped("", formula(report.problem.expression)), `  convex in ${variables}?`];
  const out = [...definitions, ...(definitions.length > 0 ? [""] : []), ...question, ""];

  const hessian = hessianOf(report);
  if (hessian !== undefined) {
    out.push(
      ...wrapped(`${hessian[0] === undefined ? "Hessian" : formula(hessian[0])} = `, formula(hessian[1]), 0),
      "",
    );
  }
  const step = (own: ConvexityStep, k: number): string[] => {
    const lead = `${String(k + 1).padStart(2)}. `;
    const blank = " ".repeat(lead.length);
    const found = wrapped(lead, `${formula(own.expression)} ${words(findingWords(own))}`.trimEnd());
    const needs = own.needs.length === 0 ? "" : `, with ${own.needs.map(formula).join(", ")}`;
    const reason = paragraph(blank, `${own.label}${needs}`).map(
      (line) => blank + paint.label(line.slice(blank.length)),
    );
    return [...found, ...reason, `${blank}${paint.dim(words(`[${own.source}]`))}`];
  };
  if (report.steps.length > 0) out.push(...report.steps.flatMap(step), "");
  const { refutation } = report;
  if (refutation !== undefined) {
    out.push(...paragraph("", `at ${valuesWords(refutation.values)}`));
    if (refutation.direction.length > 0)
      out.push(...paragraph("", `in the direction v: ${valuesWords(refutation.direction)}`));
    if (refutation.curvature !== undefined) {
      const name = refutation.direction.length > 0 ? "curvature vᵀ∇²v" : "second derivative (v = 1)";
      out.push(words(`${name} = ${refutation.curvature} < 0`));
    }
    out.push(...paragraph("", chordWords(report)), "");
  }
  if (report.verdict === "undecided")
    out.push("tried:", ...report.tried.flatMap((text) => paragraph("  ", text)), "");
  const relations = (list: readonly Expr[]): string => (ascii ? list : chained(list)).map(formula).join(", ");
  if (report.domain.length > 0) out.push(...paragraph("", `domain: ${relations(report.domain)}`));
  if (report.assumptions.length > 0) out.push(...paragraph("", `assuming ${relations(report.assumptions)}`));
  const isOpen = report.verdict === "not convex" || report.verdict === "undecided";
  const wanted = isOpen ? wantedWords(report.wanted.map(toText)) : "";
  if (wanted !== "") out.push(...paragraph("", `note: ${wanted}`));
  const colour =
    report.verdict === "undecided" ? paint.dim : report.verdict === "not convex" ? paint.bad : paint.good;
  out.push(`verdict: ${colour(words(verdictWords(report, variables)))}`);
  return out.join("\n");
}

/** Words broken at blanks; the lines after the first stand under it. */
function wordsWrapped(text: string, lead: string, width: number): string[] {
  const lines: string[] = [];
  let line = lead;
  for (const word of text.split(" ")) {
    const isFirst = line.trim() === "";
    if (!isFirst && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = `${lead}  ${word}`;
    } else line += isFirst ? word : ` ${word}`;
  }
  return [...lines, line];
}
