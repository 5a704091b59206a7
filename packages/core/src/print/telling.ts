/** What every printed derivation is made of, whatever it is printed in: blocks of lines with one left side,
 *  definitions as equations, assumptions, verdicts in words. */

import { isOne, isScalar } from "../arrays/index.js";
import type { Derivation, Line, Opinion, Substep } from "../derive/derivation.js";
import { Arena, at, call, type Expr, freeNames, postorder, type Rel, rel, sym } from "../expr/index.js";
import type { Definition, Property } from "../problem/problem.js";
import type { Verdict, Witness } from "../verify/verdict.js";

/** The first and last line only, one line an idea, or every single rewrite. */
export type Detail = "brief" | "steps" | "full";

export interface Block {
  readonly of: Expr;
  /** The lines to be shown under the left side; a first line that only repeats it is none of them. */
  readonly lines: readonly Line[];
}

/** The lines of a derivation by their left sides. */
export function blocksOf(d: Derivation): Block[] {
  const blocks: { of: Expr; lines: Line[] }[] = [];
  for (const line of d.lines) {
    const last = blocks[blocks.length - 1];
    if (last === undefined || last.of !== line.of)
      blocks.push({ of: line.of, lines: line.expression === line.of && !isLabelled(line) ? [] : [line] });
    else last.lines.push(line);
  }
  return blocks;
}

/** Names that depend on the variable and on nothing else that has a name: with h = σ(x), the derivative of
 *  log(h) is d/dx, not ∂/∂x. */
export function dependentNames({ problem }: Derivation): ReadonlySet<string> {
  const { definitions, dependent, variables } = problem;
  const variable = variables[0]?.kind === "sym" ? variables[0].name : undefined;
  const known = new Map<string, boolean>();
  const isDependent = (name: string): boolean => {
    const definition = definitions.get(name);
    if (definition === undefined) return name === variable || name === "pi" || dependent.has(name);
    const before = known.get(name);
    if (before !== undefined) return before;
    const { body, parameters } = definition;
    const calls = postorder(body).flatMap((e) =>
      e.kind === "call" && definitions.has(e.name) ? [e.name] : [],
    );
    const own = [...freeNames(body), ...calls]
      .filter((used) => !parameters.includes(used))
      .every(isDependent);
    known.set(name, own);
    return own;
  };
  const values = [...definitions.values()].filter(({ form }) => form === "value");
  return new Set([...dependent, ...values.map(({ name }) => name).filter(isDependent)]);
}

/** Every expression that a derivation shows. */
export function expressionsOf({ problem, lines, assumptions }: Derivation): Set<Expr> {
  const shown = new Set([...problem.variables, ...assumptions]);
  for (const { body } of problem.definitions.values()) shown.add(body);
  for (const { of, expression } of lines) shown.add(of).add(expression);
  return shown;
}

/** Whether a line has something to say besides its expression. */
export const isLabelled = (line: Line): boolean => line.rule !== "given" && line.label !== "";

/** Whether the line is an equation in itself, as of an implicit derivative. */
export const isEquation = ({ expression }: Line): boolean => expression.kind === "rel";

/** h(z) and what it stands for, to be printed; the left side is made in an arena of its own, which goes
 *  with it. */
export function definitionSides({ name, form, parameters, body }: Definition): readonly [Expr, Expr] {
  const left = new Arena().run(() => {
    const places = parameters.map((parameter) => sym(parameter));
    if (form === "function") return call(name, ...places);
    return form === "indexed" ? at(name, ...places) : sym(name);
  });
  return [left, body];
}

/** A vector or matrix of a problem: one dimension for a column. */
export interface ShapeTold {
  readonly name: string;
  readonly dimensions: readonly Expr[];
  readonly properties: readonly Property[];
}

/** The shapes that were declared or inferred, and what was said of them; none in index notation. */
export function shapesTold({ problem: { shapes, properties, definitions } }: Derivation): ShapeTold[] {
  return [...shapes].flatMap(([name, { rows, columns }]) => {
    const dimensions = isOne(columns) && !isOne(rows) ? [rows] : [rows, columns];
    const isNumber = isOne(rows) && isOne(columns);
    if (isNumber || definitions.has(name)) return [];
    return [{ name, dimensions, properties: saidOf(properties.get(name) ?? new Set()) }];
  });
}

/** A positive definite matrix is symmetric without saying. */
const saidOf = (properties: ReadonlySet<Property>): Property[] =>
  [...properties].filter((property) => property !== "symmetric" || properties.size === 1);

/** Which way round the derivative of an array stands; undefined in index notation. */
export function layoutWords({ problem, lines }: Derivation): string | undefined {
  const [x] = problem.variables;
  if (problem.shapes.size === 0 || x === undefined || isScalar(x)) return undefined;
  if (isScalar(problem.expression))
    return problem.variables.length === 1
      ? "the gradient has the shape of the variable"
      : "the Hessian is the Jacobian of the gradient, which has the shape of the variable";
  return lines[lines.length - 1]?.of.kind === "transpose"
    ? "denominator layout: a row for each entry of the variable, a column for each entry of the function"
    : "numerator layout: a row for each entry of the function, a column for each entry of the variable";
}

/** The block from its left side straight to its value, without a reason. */
export const inBrief = ({ of, lines }: Block): Block => ({
  of,
  lines: lines.slice(-1).map((line) => ({ ...line, label: "", labelLatex: "" })),
});

/** What the variables of a rule stood for; those left out that stood for themselves, or for what is seen. */
export const tellingBindings = ({ bindings, before, after }: Substep): [string, Expr][] =>
  Object.entries(bindings).filter(
    ([name, e]) => !(e.kind === "sym" && e.name === name) && e !== before && e !== after,
  );

/** The rule's letters are not the reader's: what they stand for is said apart. */
export const bindingsLead = "where, in the rule:";

const isBound = (e: Expr): e is Rel => e.kind === "rel" && (e.name === "<" || e.name === "<=");

/** Assumptions for readers: 1 ≤ j and j ≤ n as 1 ≤ j ≤ n. */
export function chained(assumptions: readonly Expr[]): Expr[] {
  const used = new Set<Expr>();
  const out: Expr[] = [];
  for (const first of assumptions) {
    if (used.has(first)) continue;
    const middle = isBound(first) ? first.args[1] : undefined;
    const second = assumptions.find(
      (e) =>
        e !== first && !used.has(e) && isBound(e) && e.name === (first as Rel).name && e.args[0] === middle,
    );
    if (middle === undefined || second === undefined) {
      out.push(first);
      continue;
    }
    used.add(second);
    const [lower, upper] = [first.args[0] as Expr, second.args[1] as Expr];
    out.push(new Arena().run(() => rel((first as Rel).name, lower, middle, upper)));
  }
  return out.filter((e) => !used.has(e));
}

/** How the words and the formulas in a sentence are written; plain text by default. */
export interface Sentence {
  readonly words: (text: string) => string;
  /** name = value, where the name may have indices. */
  readonly value: (name: string, value: string) => string;
}

const plainly: Sentence = { words: (text) => text, value: (name, value) => `${name} = ${value}` };

/** x = 2, y[1] = 0.5 */
export const valuesOf = (witness: Witness, { value: written }: Sentence = plainly): string =>
  witness.values.map(({ name, value }) => written(name, value)).join(", ");

/** How a line's verdict is read aloud. */
export function verdictWords(verdict: Verdict): string {
  switch (verdict.kind) {
    case "proved":
      return "proved";
    case "refuted":
      return `refuted: ${where(verdict.witness)}the line before is ${verdict.witness.left} and this one ${verdict.witness.right}`;
    case "undecided":
      return agreement(verdict);
  }
}

const where = (witness: Witness): string => (witness.values.length === 0 ? "" : `at ${valuesOf(witness)}, `);

const agreement = ({ agreed, reason }: Verdict & { readonly kind: "undecided" }): string =>
  agreed > 0
    ? `agrees at ${agreed} ${agreed === 1 ? "point" : "points"}`
    : `not decided${reason === "" ? "" : ` (${reason})`}`;

/**
 * How the verdict on the expectation is read aloud.
 * @param expected the expectation as it is to stand in the sentence
 */
export function checkWords(verdict: Verdict, expected: string, sentence: Sentence = plainly): string {
  const { words } = sentence;
  switch (verdict.kind) {
    case "proved":
      return `${words("proved: the answer equals ")}${expected}`;
    case "refuted": {
      const { left, right } = verdict.witness;
      const values = valuesOf(verdict.witness, sentence);
      const at = values === "" ? "" : `${words("at ")}${values}, `;
      return `${words("refuted: ")}${at}${words(`the answer is ${left} and the expectation ${right}`)}`;
    }
    case "undecided": {
      if (verdict.agreed === 0 && verdict.reason !== "") return words(`undecided: ${verdict.reason}`);
      const reason = verdict.agreed > 0 && verdict.reason !== "" ? ` (${verdict.reason})` : "";
      return words(`undecided: ${agreement(verdict)}${reason}`);
    }
  }
}

/** Whom an engine agrees with: the answer, not the expectation that may have just been refuted. */
export function opinionWords({ engine, says, detail }: Opinion): string {
  switch (says) {
    case "agrees":
      return `${engine} agrees with Derive's answer ${detail}`;
    case "differs":
      return `${engine} differs from Derive's answer: ${detail}`;
    case "cannot say":
      return `${engine} cannot say: ${detail}`;
  }
}
