/** What a reader sees beside a line, as plain Unicode and as LaTeX, and the statement of its rule. */
import { Arena, type Expr, freeNames, postorder } from "../expr/index.js";
import { parseExpression, parseMatrices } from "../parse/index.js";
import { toLatex } from "../print/latex.js";
import { latexText } from "../print/latexNames.js";
import { type IndexStyle, toUnicode } from "../print/unicode.js";
import type { Label, Rule } from "../rules/types.js";
import { type Firing, labelOf } from "../simplify/steps.js";

/** A line names at most this many ideas. */
const mostNames = 3;

/** The labels of a line made by these firings, by their texts: each rule named once, tidying not at all. */
export function lineLabels(firings: readonly Firing[], indices: IndexStyle): ReadonlyMap<string, Label> {
  const told = firings.filter(({ rule }) => rule.family !== "arithmetic" && !isTrivial(rule.id));
  const shown = told.length > 0 ? told : firings;
  const names = new Map<string, Label>();
  const rules = new Map<string, number>();
  for (const firing of shown) {
    const own = labelOf(firing);
    const text = inUnicode(own, indices);
    if (names.has(text)) continue;
    // Several places of one rule with labels of their own (∂θᵀx = x_j at each) are named by the first.
    const before = rules.get(firing.rule.id) ?? 0;
    rules.set(firing.rule.id, before + 1);
    if (before > 0 && names.size >= mostNames - 1) continue;
    names.set(text, own);
  }
  return new Map([...names].slice(0, mostNames));
}

/** Labels side by side, for math mode. */
export const labelsInLatex = (labels: Iterable<Label>): string =>
  Array.from(labels, inLatex).join("\\text{, }");

const isTrivial = (id: string): boolean => id === "constant" || id === "variable";

/** The label of one firing, as plain Unicode. */
export const firingLabel = (firing: Firing, indices: IndexStyle): string =>
  inUnicode(labelOf(firing), indices);

const inUnicode = (label: Label, indices: IndexStyle): string =>
  label.map((part) => (typeof part === "string" ? part : toUnicode(part, { indices }))).join("");

const inLatex = (label: Label): string =>
  label.map((part) => (typeof part === "string" ? words(part) : toLatex(part))).join("");

/** Words in math mode: the formulas in them (σ′) stand beside the text, because Markdown takes a dollar
 *  inside a formula for its end. */
function words(text: string): string {
  if (text.trim() === "=") return " = ";
  const parts = latexText(text).split(/(?<!\\)\$/);
  return parts.map((part, k) => (k % 2 === 1 || part === "" ? part : `\\text{${part}}`)).join("");
}

/** The statement of the rule at its own place: a definition where it has one, the rule's otherwise. */
export function statementLatex(firings: readonly Firing[]): string {
  const told = firings.find(({ rule }) => rule.family !== "arithmetic" && !isTrivial(rule.id)) ?? firings[0];
  if (told === undefined) return "";
  return told.rewrite.statement === undefined ? statementOf(told.rule) : equation(told.rewrite.statement);
}

const statements = new WeakMap<Rule, string>();

/** What the rule says of any expression; its nodes live in an arena of their own, which goes with them. */
function statementOf(rule: Rule): string {
  const known = statements.get(rule);
  if (known !== undefined) return known;
  const read = (side: string): Expr =>
    rule.where === undefined ? parseExpression(side) : parseMatrices(side, rule.where);
  const made = new Arena().run(() => equation(rule.statement.map(read) as [Expr, Expr]));
  statements.set(rule, made);
  return made;
}

function equation(sides: readonly [Expr, Expr]): string {
  const dependent = varying(sides);
  const [left, right] = sides.map((side) => toLatex(side, { dependent }));
  return `${left} = ${right}`;
}

/** In a rule every letter may depend on the variable: d/dx throughout, of u as of uv. */
function varying(sides: readonly Expr[]): ReadonlySet<string> {
  const names = new Set(sides.flatMap((side) => [...freeNames(side)]));
  for (const e of sides.flatMap((side) => postorder(side)))
    if (e.kind === "diff") names.delete(e.args[1].name);
  return names;
}
