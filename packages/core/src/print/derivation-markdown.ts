/** A derivation in Markdown, for GitHub, Jupyter and whatever sets `$$` by KaTeX or MathJax. */
import type { Derivation, Line } from "../derive/derivation.js";
import type { Expr } from "../expr/index.js";
import type { Share } from "../sharing/index.js";
import { definitionDisplay, derivationDisplay, shapeFormulas } from "./derivation-latex.js";
import { toLatex } from "./latex.js";
import { code, inline, words } from "./markdown.js";
import { ended, notesOf } from "./notes.js";
import { problemText, told } from "./shared.js";
import { ruleName } from "./substeps-latex.js";
import {
  bindingsLead,
  blocksOf,
  chained,
  checkWords,
  type Detail,
  definitionSides,
  dependentNames,
  isLabelled,
  layoutWords,
  opinionWords,
  tellingBindings,
  verdictWords,
} from "./telling.js";
import { toText } from "./text.js";

/** Columns of a display. */
const width = 90;

const sign = { proved: "✓", undecided: "≈", refuted: "✗" } as const;

export interface DerivationMarkdownOptions {
  /** Default: steps. */
  readonly detail?: Detail;
  /** Whether parts that stand several times get names. Default: where a line is too long to be read. */
  readonly share?: Share | undefined;
}

type Formula = (e: Expr) => string;

/** The labels of a line, and the statement of the rule that gives it its name. */
function step(line: Line, number: number): string {
  const first = line.substeps.find(({ rule }) => rule === line.rule)?.label ?? line.label;
  const of = first === line.label ? "" : `${words(first)}: `;
  const statement = line.statement === "" ? "" : ` — ${of}${inline(line.statement)}`;
  return `${number}. ${sign[line.verdict.kind]} **${words(line.label)}**${statement} — ${words(verdictWords(line.verdict))}`;
}

/** Every single rewrite under its step, the lines of a lemma under the rewrite. */
function rewrites(line: Line, formula: Formula): string[] {
  return line.substeps.flatMap((substep) => {
    const { label, before, after, lemma = [] } = substep;
    const stood = tellingBindings(substep).map(([name, e]) => inline(`${ruleName(name)} = ${formula(e)}`));
    const bindings = stood.length === 0 ? "" : ` (${bindingsLead} ${stood.join(", ")})`;
    const because = lemma
      .filter(isLabelled)
      .map(
        (own, k) =>
          `     - ${k === 0 ? `because ${inline(formula(own.of))} ` : ""}${inline(`= ${formula(own.expression)}`)} (${words(own.label)})`,
      );
    const rewrite = `${inline(formula(before))} → ${inline(formula(after))}`;
    return [`   - ${words(label)}: ${rewrite}${bindings}`, ...because];
  });
}

/** The problem, the lines as one display, a list of the steps with their rules and verdicts, the answer. */
export function derivationToMarkdown(original: Derivation, options: DerivationMarkdownOptions = {}): string {
  const { detail = "steps", share } = options;
  const { derivation: d, given, made, ofResult } = told(original, share, detail);
  const dependent = dependentNames(d);
  const formula = (e: Expr): string => toLatex(e, { dependent });
  const variables = d.problem.variables.map((x) => code(toText(x))).join(", ");
  const definitions = given.map((definition) => {
    const [left, right] = definitionSides(definition);
    return inline(`\\displaystyle ${toLatex(left)} = ${toLatex(right)}`);
  });
  const shown = detail === "brief" ? [] : blocksOf(d).flatMap(({ lines }) => lines.filter(isLabelled));
  const steps = shown.flatMap((line, k) => [
    step(line, k + 1),
    ...(detail === "full" ? rewrites(line, formula) : []),
  ]);
  const layout = detail === "full" ? layoutWords(d) : undefined;
  const parts = [
    `${code(d.problem.source)} by ${variables}`,
    ...shapeFormulas(d, inline).map((text) => `Here ${text}.`),
    ...(layout === undefined ? [] : [`Layout: ${layout}.`]),
    ...(definitions.length === 0 ? [] : [`Let ${definitions.join(", ")}.`]),
    ...(made.length === 0 ? [] : ["Let", `$$\n${definitionDisplay(d, made, "aligned", width)}\n$$`]),
    `$$\n${derivationDisplay(d, "aligned", width, detail)}\n$$`,
    ...(steps.length === 0 ? [] : [steps.join("\n")]),
    ...(d.assumptions.length === 0
      ? []
      : [
          `Assuming ${chained(d.assumptions)
            .map((e) => inline(toLatex(e)))
            .join(", ")}.`,
        ]),
    ...notesOf(original).map((note) => `Note: ${words(ended(note))}`),
    `**Answer:** ${code(problemText(ofResult, d.result))}`,
    ...check(d),
  ];
  return `${parts.join("\n\n")}\n`;
}

function check({ check }: Derivation): string[] {
  if (check === undefined) return [];
  const value = (name: string, number: string): string => inline(`${ruleName(name)} = ${number}`);
  const said = checkWords(check.verdict, inline(toLatex(check.expected)), { words, value });
  const opinions = check.opinions.map((opinion) => `- ${words(opinionWords(opinion))}`);
  return [`**Check:** ${said}`, ...(opinions.length === 0 ? [] : [opinions.join("\n")])];
}
