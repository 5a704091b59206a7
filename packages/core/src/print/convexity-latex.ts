/** An answer about convexity in LaTeX: a fragment for a document that loads amsmath. */
import type { ConvexityReport } from "../convexity/index.js";
import type { Expr } from "../expr/index.js";
import {
  chordWords,
  findingWords,
  hessianOf,
  valuesWords,
  variablesOf,
  verdictWords,
  wantedWords,
} from "./convexity-telling.js";
import { toLatex } from "./latex.js";
import { latexText } from "./latexNames.js";
import { chained, definitionSides } from "./telling.js";
import { toText } from "./text.js";

const inline = (latex: string): string => `$${latex}$`;

export function convexityToLatex(report: ConvexityReport): string {
  const { problem, steps, refutation } = report;
  const formula = (e: Expr): string => inline(toLatex(e));
  const definitions = [...problem.definitions.values()].map((definition) => {
    const [left, right] = definitionSides(definition);
    return inline(`${toLatex(left)} = ${toLatex(right)}`);
  });
  const variables = variablesOf(report, formula);
  const out = definitions.length === 0 ? [] : [`Let ${definitions.join(", ")}.`];
  out.push(`Is ${formula(problem.expression)} convex in ${variables}?`);
  const hessian = hessianOf(report);
  if (hessian !== undefined) out.push(`\\[\n${leftSide(hessian[0])} = ${toLatex(hessian[1])}\n\\]`);
  if (steps.length > 0) {
    const items = steps.map((step) => {
      const needs = step.needs.length === 0 ? "" : `, with ${step.needs.map(formula).join(", ")}`;
      return `\\item ${formula(step.expression)} ${findingWords(step)}: ${latexText(step.label)}${needs} (${latexText(step.source)}).`;
    });
    out.push(["\\begin{enumerate}", ...items, "\\end{enumerate}"].join("\n"));
  }
  if (refutation !== undefined) {
    out.push(`At ${latexText(valuesWords(refutation.values))}${directionText(report)}.`);
    if (refutation.curvature !== undefined)
      out.push(`There $v^\\top\\nabla^2 v = ${refutation.curvature} < 0$.`);
    out.push(`${latexText(chordWords(report))}.`);
  }
  if (report.verdict === "undecided") out.push(`Tried: ${report.tried.map(latexText).join("; ")}.`);
  const relations = (list: readonly Expr[]): string => chained(list).map(formula).join(", ");
  if (report.domain.length > 0) out.push(`Domain: ${relations(report.domain)}.`);
  if (report.assumptions.length > 0) out.push(`Assuming ${relations(report.assumptions)}.`);
  const isOpen = report.verdict === "not convex" || report.verdict === "undecided";
  const wanted = isOpen ? wantedWords(report.wanted.map(toText)) : "";
  if (wanted !== "") out.push(`Note: ${latexText(wanted)}.`);
  out.push(`Verdict: ${verdictWords(report, variables)}.`);
  return `${out.join("\n\n")}\n`;
}

function directionText({ refutation }: ConvexityReport): string {
  if (refutation === undefined) return "";
  const { direction } = refutation;
  return direction.length === 0
    ? ", with $v = 1$"
    : ` in the direction $v$: ${latexText(valuesWords(direction))}`;
}

const leftSide = (e: Expr | undefined): string => (e === undefined ? "\\nabla^{2}" : toLatex(e));
