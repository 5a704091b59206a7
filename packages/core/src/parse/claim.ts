/** An answer that somebody claims, which may name its parts: u1 = sigmoid(x); u1 * (1 - u1). */
import { alphaEqual, type Expr, freeNames, postorder, substitute, sym } from "../expr/index.js";
import { withMeanings } from "../problem/definitions.js";
import type { Definition, Problem, Setting } from "../problem/problem.js";
import { checkDefinitions, checkNames } from "./checks.js";
import { DeriveError } from "./errors.js";
import { definitionsOf, inItsNotation, onlyExpression } from "./problem.js";
import { matrixExpression } from "./shapes/problem.js";
import type { Reading } from "./tree.js";

type Definitions = ReadonlyMap<string, Definition>;

/**
 * The answer with its definitions put in the place of their names, which mean nothing elsewhere. A definition of the
 * problem may be said again: what Derive prints is a whole problem.
 * @throws DeriveError for what cannot be read, and for a definition that gives a name of the problem another meaning
 * @example parseClaim("u1 = sigmoid(x); u1 * (1 - u1)", problem) // the node of sigmoid(x) * (1 - sigmoid(x))
 */
export function parseClaim(source: string, problem: Problem): Expr {
  return inItsNotation(source, problem, (reading) => claimIn(reading, problem));
}

function claimIn(reading: Reading, problem: Problem): Expr {
  const body = onlyExpression(reading);
  const said = definitionsOf(reading);
  const own = new Map([...said].filter(([name]) => !problem.definitions.has(name)));
  refuseOtherMeanings(reading, said, problem);
  const all = new Map([...problem.definitions, ...own]);
  if (reading.matrices) return arraysIn(reading, body, own, all, problem);
  checkNames(reading, all, body, []);
  return putIn(body, own);
}

/** Quantities give way before the shapes are known, so that their shapes need no declaring; functions behind it. */
function arraysIn(reading: Reading, body: Expr, own: Definitions, all: Definitions, problem: Problem): Expr {
  checkDefinitions(reading, all, body);
  const quantities = new Map([...own].filter(([, { form }]) => form !== "function"));
  const functions = new Map(
    [...own]
      .filter(([name]) => !quantities.has(name))
      .map(([name, one]) => [name, { ...one, body: putIn(one.body, quantities) }]),
  );
  const setting: Setting = { ...problem, definitions: new Map([...problem.definitions, ...functions]) };
  const read = (raw: Expr): Expr => matrixExpression(reading, raw, setting);
  const meanings = new Map([...functions].map(([name, one]) => [name, { ...one, body: read(one.body) }]));
  return putIn(read(putIn(body, quantities)), meanings);
}

const putIn = (e: Expr, definitions: Definitions): Expr => withMeanings(e, { definitions }, () => true);

function refuseOtherMeanings(reading: Reading, said: Definitions, problem: Problem): void {
  const names = namesIn(problem);
  for (const [name, definition] of said) {
    const known = problem.definitions.get(name);
    if (known === undefined ? !names.has(name) : isSame(reading, definition, known, problem)) continue;
    const message =
      known === undefined
        ? `${name} is a name of the problem, which an answer cannot define`
        : `${name} is defined otherwise in the problem`;
    const located = reading.statements.find((statement) => statement.name === name)?.located;
    const hint =
      "a definition of the answer holds in the answer only: give it a name that the problem does not use";
    throw new DeriveError("duplicate-definition", message, reading.source, located?.token?.place, hint);
  }
}

function isSame(reading: Reading, said: Definition, known: Definition, problem: Problem): boolean {
  if (said.form !== known.form || said.parameters.length !== known.parameters.length) return false;
  const letters = said.parameters.map((name, k) => [name, sym(known.parameters[k] as string)] as const);
  const body = substitute(said.body, new Map(letters));
  return alphaEqual(reading.matrices ? matrixExpression(reading, body, problem) : body, known.body);
}

/** What the problem speaks of under names, definitions and the letters of their parameters left out. */
function namesIn({ expression, variables, assumptions, definitions, counts }: Problem): ReadonlySet<string> {
  const names = new Set(counts);
  const speak = (root: Expr, parameters: readonly string[] = []): void => {
    for (const name of freeNames(root)) if (!parameters.includes(name)) names.add(name);
    for (const e of postorder(root)) if (e.kind === "call") names.add(e.name);
  };
  for (const root of [expression, ...variables, ...assumptions]) speak(root);
  for (const { body, parameters } of definitions.values()) speak(body, parameters);
  return names;
}
