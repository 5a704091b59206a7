/** Every single rewrite of a derivation in LaTeX: a list under each line, the lemmas in it as chains. */
import type { Derivation, Line, Substep } from "../derive/derivation.js";
import type { Expr } from "../expr/index.js";
import { latexName, latexText } from "./latexNames.js";
import { bindingsLead, blocksOf, isLabelled, tellingBindings } from "./telling.js";

type Formula = (e: Expr) => string;

/** Paragraphs, in the order of the lines; none for a line without rewrites. */
export function substepsLatex(d: Derivation, formula: Formula): string[] {
  const told = blocksOf(d)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.substeps.length > 0 && isLabelled(line));
  const lists = told.map(({ labelLatex, substeps }) => {
    const items = substeps.map((substep) => item(substep, formula));
    return [`\\noindent $${labelLatex}$:`, "\\begin{itemize}", ...items, "\\end{itemize}"].join("\n");
  });
  return lists.length === 0 ? [] : ["\\noindent Every single rewrite:", ...lists];
}

/** Formulas apart from one another, so that TeX may break between them. */
function item(substep: Substep, formula: Formula): string {
  const { label, before, after, lemma = [] } = substep;
  const stood = tellingBindings(substep).map(([name, e]) => `$${ruleName(name)} = ${formula(e)}$`);
  const bindings = stood.length === 0 ? "" : ` (${bindingsLead} ${stood.join(", ")})`;
  const because = lemma.length === 0 ? "" : `; because ${chain(lemma, formula)}`;
  return `\\item[$\\cdot$] ${latexText(label)}: $${formula(before)}$ $\\to$ $${formula(after)}$${bindings}${because}`;
}

function chain(lines: readonly Line[], formula: Formula): string {
  const [first] = lines;
  const values = lines
    .filter(isLabelled)
    .map(({ expression, labelLatex }) => `$= ${formula(expression)}$ ($${labelLatex}$)`);
  return first === undefined ? "" : [`$${formula(first.of)}$`, ...values].join(" ");
}

/** A letter of a rule's statement, with what it is applied to or indexed by, or a term of such: f(u), theta[j],
 *  v + w, b*d. */
export const ruleName = (name: string): string =>
  name
    .replace(
      /(\w+)(?:\[([\w, ]+)\]|\(([\w, ]+)\))?/g,
      (_, head: string, index?: string, argument?: string) => {
        if (index !== undefined) return `${latexName(head)}_{${listed(index)}}`;
        return argument === undefined ? latexName(head) : `${latexName(head)}(${listed(argument)})`;
      },
    )
    .replaceAll("*", " ");

const listed = (text: string): string => text.split(/,\s*/).map(latexName).join(", ");
