/** A derivation in Markdown, for GitHub, Jupyter and whatever sets `$$` by KaTeX or MathJax. */
import type { Derivation, Line } from "../derive/derivation.js";
import { derivationDisplay } from "./derivation-latex.js";
import { toLatex } from "./latex.js";
import {
  blocksOf,
  chained,
  checkWords,
  definitionSides,
  isLabelled,
  opinionWords,
  unknownWords,
  verdictWords,
} from "./telling.js";
import { toText } from "./text.js";

/** Inline mathematics. Markdown takes a backslash before punctuation for its own, so such commands are
 *  written by their names. */
const inline = (latex: string): string =>
  `$${latex
    .replaceAll("\\,", "\\thinspace ")
    .replaceAll("\\{", "\\lbrace ")
    .replaceAll("\\}", "\\rbrace ")
    .replaceAll("|", "\\vert ")}$`;

/** Words, with what Markdown would act on escaped; an opening square bracket by its number, because `\\[`
 *  opens a formula for MathJax. */
const words = (text: string): string =>
  text
    .replace(/[\\`*_{}<>#|$~&]/g, "\\$&")
    .replaceAll("[", "&#91;")
    .replace(/\s+/g, " ");

/** A code span, fenced by more backticks than stand in it. */
function code(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? fence + line + fence : `${fence} ${line} ${fence}`;
}

const sign = { proved: "✓", undecided: "≈", refuted: "✗" } as const;

function step(line: Line, number: number): string {
  const statement = line.statement === "" ? "" : ` — ${inline(line.statement)}`;
  return `${number}. ${sign[line.verdict.kind]} **${words(line.label)}**${statement} — ${words(verdictWords(line.verdict))}`;
}

/** The problem, the lines as one display, a list of the steps with their rules and verdicts, the answer. */
export function derivationToMarkdown(d: Derivation): string {
  const variables = d.problem.variables.map((x) => code(toText(x))).join(", ");
  const definitions = [...d.problem.definitions.values()].map((definition) => {
    const [left, right] = definitionSides(definition);
    return inline(`\\displaystyle ${toLatex(left)} = ${toLatex(right)}`);
  });
  const steps = blocksOf(d).flatMap(({ lines }) => lines.filter(isLabelled));
  const parts = [
    `${code(d.problem.source)} by ${variables}`,
    ...(definitions.length === 0 ? [] : [`Let ${definitions.join(", ")}.`]),
    `$$\n${derivationDisplay(d, "aligned", 90)}\n$$`,
    ...(steps.length === 0 ? [] : [steps.map((line, k) => step(line, k + 1)).join("\n")]),
    ...(d.assumptions.length === 0
      ? []
      : [
          `Assuming ${chained(d.assumptions)
            .map((e) => inline(toLatex(e)))
            .join(", ")}.`,
        ]),
    ...unknownWords(d).map((note) => `Note: ${words(note)}.`),
    `**Answer:** ${code(toText(d.result))}`,
    ...check(d),
  ];
  return `${parts.join("\n\n")}\n`;
}

function check({ check }: Derivation): string[] {
  if (check === undefined) return [];
  const said = checkWords(check.verdict, toText(check.expected));
  const opinions = check.opinions.map((opinion) => `- ${words(opinionWords(opinion))}`);
  return [`**Check:** ${words(said)}`, ...(opinions.length === 0 ? [] : [opinions.join("\n")])];
}
