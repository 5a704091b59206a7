/** The paragraphs of an answer about convexity, for LaTeX and Markdown: one text, set in two ways. */
import type { ConvexityReport, ConvexityStep } from "../convexity/index.js";
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
import { chained, definitionSides } from "./telling.js";
import { toText } from "./text.js";

export interface Markup {
  /** A formula in a line of text. */
  readonly inline: (latex: string) => string;
  /** A formula in a line of its own. */
  readonly display: (latex: string) => string;
  /** Running text. */
  readonly words: (text: string) => string;
  /** Names and numbers, to be copied. */
  readonly values: (text: string) => string;
  /** A numbered list: what each step found, and its reason. */
  readonly steps: (
    steps: readonly (readonly [found: string, step: ConvexityStep, needs: string])[],
  ) => string;
  readonly tried: (attempts: readonly string[]) => string;
  readonly verdict: (words: string) => string;
}

/** Empty lines between them; ends with a line break. */
export function convexityParagraphs(report: ConvexityReport, markup: Markup): string {
  const { problem, steps, refutation } = report;
  const { inline, words, values } = markup;
  const formula = (e: Expr): string => inline(toLatex(e));
  const definitions = [...problem.definitions.values()].map((definition) => {
    const [left, right] = definitionSides(definition);
    return inline(`${toLatex(left)} = ${toLatex(right)}`);
  });
  const variables = variablesOf(report, formula);
  const out = definitions.length === 0 ? [] : [`Let ${definitions.join(", ")}.`];
  out.push(`Is ${formula(problem.expression)} convex in ${variables}?`);
  const hessian = hessianOf(report);
  if (hessian !== undefined) out.push(markup.display(`${leftSide(hessian[0])} = ${toLatex(hessian[1])}`));
  if (steps.length > 0) {
    const needsOf = ({ needs }: ConvexityStep): string =>
      needs.length === 0 ? "" : `, with ${needs.map(formula).join(", ")}`;
    const told = steps.map(
      (step) => [`${formula(step.expression)} ${findingWords(step)}`, step, needsOf(step)] as const,
    );
    out.push(markup.steps(told));
  }
  if (refutation !== undefined) {
    const { direction, curvature } = refutation;
    const along =
      direction.length === 0
        ? `, with ${inline("v = 1")}`
        : ` in the direction ${inline("v")}: ${values(valuesWords(direction))}`;
    out.push(`At ${values(valuesWords(refutation.values))}${along}.`);
    if (curvature !== undefined) out.push(`There ${inline(`v^\\top\\nabla^2 v = ${curvature} < 0`)}.`);
    out.push(`${words(chordWords(report))}.`);
  }
  if (report.verdict === "undecided") out.push(markup.tried(report.tried.map(words)));
  const relations = (list: readonly Expr[]): string => chained(list).map(formula).join(", ");
  if (report.domain.length > 0) out.push(`Domain: ${relations(report.domain)}.`);
  if (report.assumptions.length > 0) out.push(`Assuming ${relations(report.assumptions)}.`);
  const isOpen = report.verdict === "not convex" || report.verdict === "undecided";
  const wanted = isOpen ? wantedWords(report.wanted.map(toText)) : "";
  if (wanted !== "") out.push(`Note: ${words(wanted)}.`);
  out.push(markup.verdict(verdictWords(report, variables)));
  return `${out.join("\n\n")}\n`;
}

const leftSide = (e: Expr | undefined): string => (e === undefined ? "\\nabla^{2}" : toLatex(e));
