/** A problem from its text and options: definitions first, the cost last. */
import {
  type Expr,
  freeNames,
  freshName,
  isBinder,
  postorder,
  rebind,
  rewriteUp,
  some,
  substitute,
  sym,
  type Variable,
} from "../expr/index.js";
import { countsIn, inferExtents } from "../problem/extents.js";
import type { Definition, IndexRange, Problem, Setting } from "../problem/problem.js";
import { readAssumptions } from "./assumptions.js";
import { checkNames } from "./checks.js";
import { DeriveError, type Place } from "./errors.js";
import { refuseGluedNames } from "./gluedNames.js";
import { inEntries } from "./shapes/entries.js";
import { matrixExpression, matrixProblem } from "./shapes/problem.js";
import { refuseLarge } from "./size.js";
import { type Notation, type Reading, readText } from "./tree.js";
import { readVariables, refuseFixed } from "./variables.js";

export interface ProblemOptions {
  /** "x", "theta[j]", "x, y"; several are differentiated by in turn. */
  readonly wrt: string | readonly string[];
  /** How often; by one variable only. Default 1. */
  readonly order?: number | undefined;
  /** A name that depends on the variable through an equation. */
  readonly implicit?: string | undefined;
  /** "x > 0; y in {0, 1}". */
  readonly assume?: string | undefined;
  /** Shapes of names in matrix notation: "X: m x n, theta: n, A: n x n symmetric". */
  readonly where?: string | undefined;
  /** Whether a variable of index notation may stand for a whole vector. Default false. */
  readonly whole?: boolean | undefined;
  /** Whether the answer alone is asked for: a cost may then have more parts than a derivation is told of. Default false. */
  readonly answerOnly?: boolean | undefined;
}

/**
 * Reads definitions, cost, variables and assumptions.
 * @throws DeriveError with the place and what to write instead
 * @example parseProblem("h(z) = sigmoid(theta' * z); log(h(x))", { wrt: "theta[j]" })
 */
export function parseProblem(source: string, options: ProblemOptions): Problem {
  const equations = options.implicit === undefined ? "none" : "last";
  const reading = readText(source, new Set(), equations, notationOf(options));
  const definitions = definitionsOf(reading);
  const named = namedCost(reading, definitions, options);
  if (named !== undefined) definitions.delete(named.name);
  if (reading.matrices) {
    const problem = matrixProblem(reading, definitions, named?.body ?? costOf(reading, definitions), options);
    return problem.variables.some(({ kind }) => kind === "at") ? byEntries(problem) : problem;
  }
  const equation = options.implicit === undefined ? undefined : equationOf(reading);
  const cost = equation ?? named?.body ?? costOf(reading, definitions);
  if (options.answerOnly !== true) refuseLarge(cost, source);
  const variables = readVariables(options.wrt, options.order);
  refuseFixed(variables, definitions, options.implicit);
  checkNames(reading, definitions, cost, variables, options.whole);
  const bodies = [...definitions.values()].map(({ body }) => body);
  refuseGluedNames(reading, definitions, [cost, ...bodies], variables);
  const assumptions = readAssumptions(options.assume ?? "");
  const expression = apartFrom(cost, variables);
  const setting = settingOf(expression, definitions, assumptions, variables, options.implicit);
  return { ...setting, source, expression, variables };
}

/** A problem of vectors and matrices as one of their entries. */
function byEntries(problem: Problem): Problem {
  const { source, variables, assumptions } = problem;
  const { expression, definitions } = inEntries(problem);
  const cost = apartFrom(expression, variables);
  return {
    ...settingOf(cost, definitions, assumptions, variables, undefined),
    source,
    expression: cost,
    variables,
  };
}

/** Whoever declares shapes means matrices; an equation belongs to index notation, and an entry where it can. */
function notationOf({ where, wrt, implicit }: ProblemOptions): Notation {
  if (where !== undefined && where.trim() !== "") return "matrix";
  const indexed = [wrt ?? []].flat().some((text) => text.includes("["));
  if (implicit !== undefined) return "index";
  return indexed ? "entries" : "either";
}

/**
 * One expression in the setting of a problem.
 * @param meant what may stand free though some sum binds its letters: the variable theta[j], an index i
 * @throws DeriveError
 */
export function parseExpression(source: string, setting?: Setting, meant: readonly Variable[] = []): Expr {
  return inItsNotation(source, setting, (reading) => {
    const body = onlyExpression(reading);
    const [, ...more] = reading.statements;
    if (more[0] !== undefined) throw expectsOne(reading, reading.placeOf(more[0].root));
    if (reading.matrices && setting !== undefined) return matrixExpression(reading, body, setting);
    checkNames(reading, setting?.definitions ?? new Map<string, Definition>(), body, meant);
    return body;
  });
}

/** What stands beside a problem, in the notation of the problem, or else in that it is seen to be in. */
export function inItsNotation<T>(
  source: string,
  setting: Setting | undefined,
  read: (reading: Reading) => T,
): T {
  const inNotation = (notation: Notation): Reading =>
    readText(source, new Set(setting?.definitions.keys()), "none", notation);
  if (setting === undefined) return read(inNotation("index"));
  if (setting.shapes.size > 0) return read(inNotation("shaped"));
  try {
    return read(inNotation("index"));
  } catch (error) {
    // Beside a problem in indices an expectation may be in matrices: X' * (sigmoid(X * theta) - y).
    if (!(error instanceof DeriveError)) throw error;
    const other = inNotation("either");
    if (!other.matrices) throw error;
    return read(other);
  }
}

/** The one statement that is no definition. @throws DeriveError */
export function onlyExpression(reading: Reading): Expr {
  const [found, more] = reading.statements.filter(({ kind }) => kind === "expression");
  if (found !== undefined && more === undefined) return found.body;
  throw expectsOne(reading, more && reading.placeOf(more.root));
}

function expectsOne({ source }: Reading, place: Place | undefined): DeriveError {
  const hint = "write for example: x^2*sin(x)";
  return new DeriveError("missing-expression", "one expression is expected here", source, place, hint);
}

/** Definitions may lead through one another, and each link of such a chain takes stack. */
const mostDefinitions = 500;

/** @throws DeriveError for a name that is defined twice */
export function definitionsOf(reading: Reading): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const { kind, name, parameters, body, located } of reading.statements) {
    if (kind === "expression") continue;
    if (definitions.has(name)) {
      throw new DeriveError(
        "duplicate-definition",
        `${name} is defined twice`,
        reading.source,
        located.token?.place,
        "leave one of them out, or take another name",
      );
    }
    if (definitions.size === mostDefinitions) {
      const message = `at most ${mostDefinitions} definitions can be read`;
      const hint = "write some of them where they are used";
      throw new DeriveError("too-large", message, reading.source, located.token?.place, hint);
    }
    definitions.set(name, { name, form: kind, parameters, body });
  }
  return definitions;
}

/** The cost under the name that stands in front of it, L = … or J(theta) = …: what is defined last and used nowhere. */
function namedCost(
  { statements }: Reading,
  definitions: ReadonlyMap<string, Definition>,
  { wrt, implicit }: ProblemOptions,
): Definition | undefined {
  const last = [...definitions.values()].pop();
  const isNamed = implicit === undefined && statements.every(({ kind }) => kind !== "expression");
  if (last === undefined || !isNamed || last.form === "indexed") return undefined;
  const isUsed = statements.some(({ body }) => some(body, (e) => "name" in e && e.name === last.name));
  const moving = [wrt ?? []].flat().map((text) => text.replace(/\[.*/s, "").trim());
  const isOfVariables = last.form === "value" || moving.every((name) => last.parameters.includes(name));
  return isUsed || !isOfVariables ? undefined : last;
}

function costOf(reading: Reading, definitions: ReadonlyMap<string, Definition>): Expr {
  const costs = reading.statements.filter(({ kind }) => kind === "expression");
  const [cost, extra] = costs;
  if (cost === undefined) {
    const last = [...definitions.values()].pop();
    const hint =
      last === undefined
        ? "write for example: x^2*sin(x)"
        : `add it after the definitions: …; ${headOf(last)}`;
    throw new DeriveError(
      "missing-expression",
      "there is no expression to differentiate",
      reading.source,
      undefined,
      hint,
    );
  }
  if (extra !== undefined) {
    const message = "two expressions where one cost is expected";
    throw new DeriveError(
      "syntax",
      message,
      reading.source,
      reading.placeOf(extra.root),
      "join the two, or give the first one a name: f = …",
    );
  }
  if (cost.body.kind === "rel" || cost.body.kind === "logic") {
    throw new DeriveError(
      "syntax",
      "this is a relation, not a cost",
      reading.source,
      reading.placeOf(cost.root),
      "for an equation add --implicit y",
    );
  }
  return cost.body;
}

/** How a definition is used: h(z), p[i, k], z. */
function headOf({ name, form, parameters }: Definition): string {
  const list = parameters.join(", ");
  return form === "function" ? `${name}(${list})` : form === "indexed" ? `${name}[${list}]` : name;
}

/** The last statement; its single `=` was read as `==`. */
function equationOf(reading: Reading): Expr {
  const last = reading.statements[reading.statements.length - 1];
  if (last?.body.kind === "rel" && last.body.name === "==") return last.body;
  throw new DeriveError(
    "missing-expression",
    "an implicit derivative needs an equation",
    reading.source,
    last && reading.placeOf(last.root),
    "write for example: x^2 + y^2 = 1",
  );
}

/** Bound indices with the letter of a variable's free index get another: sum over i, by theta[i]. */
function apartFrom(cost: Expr, variables: readonly Variable[]): Expr {
  const taken = new Set(variables.flatMap((v) => [...freeNames(v)]));
  if (!some(cost, (e) => isBinder(e) && taken.has(e.name))) return cost;
  // No letter that some other sum binds either: renaming a sum around that one would rename it again.
  const bound = new Set(postorder(cost).flatMap((e) => (isBinder(e) ? [e.name] : [])));
  const renamed = new Map<string, string>();
  for (const letter of bound) {
    if (!taken.has(letter)) continue;
    const name = freshName(letter, taken, freeNames(cost), bound, new Set(renamed.values()));
    renamed.set(letter, name);
  }
  return rewriteUp(cost, (e) => {
    const name = isBinder(e) ? renamed.get(e.name) : undefined;
    if (!isBinder(e) || name === undefined) return e;
    return rebind(e, name, substitute(e.args[0], new Map([[e.name, sym(name)]])));
  });
}

function settingOf(
  expression: Expr,
  definitions: ReadonlyMap<string, Definition>,
  assumptions: readonly Expr[],
  variables: readonly Variable[],
  implicit: string | undefined,
): Setting {
  const everything = [expression, ...variables];
  const extents = inferExtents(everything, definitions);
  const bodies = [...definitions.values()].map(({ body }) => body);
  const counts = countsIn([...everything, ...bodies], extents);
  for (const name of [...counts])
    if (definitions.has(name) || variables.some((v) => v.name === name)) counts.delete(name);
  return {
    definitions,
    assumptions,
    counts,
    running: indexRanges(everything.concat(bodies)),
    extents,
    moving: new Set(variables.map(({ name }) => name)),
    dependent: new Set(implicit === undefined ? [] : [implicit]),
    shapes: new Map(),
    properties: new Map(),
  };
}

/** All names free in the problem that are neither counts nor definitions: candidates for --wrt. */
export function candidateVariables(source: string): string[] {
  const reading = readText(source);
  const defined = new Set(reading.statements.map(({ name }) => name));
  const parameters = new Set(reading.statements.flatMap((statement) => statement.parameters));
  const found = new Set<string>();
  for (const { body, parameters: own } of reading.statements) {
    const upper = new Set(postorder(body).flatMap((e) => (isBinder(e) ? [...freeNames(e.args[2])] : [])));
    for (const name of freeNames(body)) {
      if (!defined.has(name) && !own.includes(name) && !upper.has(name) && name !== "pi") found.add(name);
    }
  }
  for (const name of parameters) found.delete(name);
  return [...found];
}

/** The letters that sums and products bind. One that is free elsewhere (∂/∂x[i]) stands for any place and has no range. */
function indexRanges(all: readonly Expr[]): ReadonlyMap<string, readonly IndexRange[]> {
  const ranges = new Map<string, readonly IndexRange[]>();
  const free = new Set(all.flatMap((e) => [...freeNames(e)]));
  for (const { name, args } of all.flatMap((e) => postorder(e).filter(isBinder))) {
    const [, lower, upper] = args;
    if (!free.has(name)) ranges.set(name, [...(ranges.get(name) ?? []), { lower, upper }]);
  }
  return ranges;
}
