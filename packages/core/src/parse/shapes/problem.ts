/** Problems and expressions in matrix notation: shapes are inferred, then the text is elaborated. */
import { isOne, isScalarShape, type Shape, shapeOf } from "../../arrays/index.js";
import {
  at,
  call,
  type Expr,
  freeNames,
  matrix,
  mul,
  num,
  postorder,
  type Rel,
  rel,
  sub,
  sum,
  sym,
  type Variable,
} from "../../expr/index.js";
import type { Definition, Problem, Property, Setting } from "../../problem/problem.js";
import { checkDefinitions } from "../checks.js";
import { DeriveError } from "../errors.js";
import type { ProblemOptions } from "../problem.js";
import { type Reading, readText } from "../tree.js";
import { readVariables, refuseFixed } from "../variables.js";
import { isPointwise, Misfit, type RawFunction } from "./constraints.js";
import { elaborate, Unreadable } from "./elaborate.js";
import { equationFacts, readFacts, refuseMisused } from "./facts.js";
import { type Inferred, inferShapes } from "./infer.js";
import { misfitError, unreadableError } from "./misfit.js";
import { readWhere } from "./where.js";

/** @throws DeriveError where shapes do not fit, or what is asked for has none */
export function matrixProblem(
  reading: Reading,
  written: ReadonlyMap<string, Definition>,
  cost: Expr,
  options: ProblemOptions,
): Problem {
  checkDefinitions(reading, written, cost);
  const facts = readFacts(options.assume ?? "");
  const { shapes: declared, properties: said } = readWhere(options.where ?? "", readDimension);
  refuseConstants(declared, written, options.where ?? "");
  const properties = merged(said, facts.properties);
  const values = new Map(
    [...written.values()].filter(({ form }) => form === "value").map((d) => [d.name, d.body]),
  );
  const variables = readVariables(options.wrt, options.order);
  refuseFixed(variables, written, undefined);
  const entries = new Map(
    variables.flatMap((x) => (x.kind === "at" ? [[x.name, x.args.length] as const] : [])),
  );
  const inferredWith = (functions: ReadonlyMap<string, RawFunction>): Inferred =>
    fitting(reading, () =>
      inferShapes(
        {
          roots: [cost, ...facts.equations.map(({ raw }) => difference(raw))],
          functions,
          values,
          scalar: cost,
          entries,
        },
        declared,
      ),
    );
  // A function that was read entry by entry is not, where a name in it turns out to be a vector.
  let functions = functionsOf(written.values(), wideOf(declared));
  let inferred = inferredWith(functions);
  for (let known = -1; known !== wideOf(inferred.names).size; ) {
    known = wideOf(inferred.names).size;
    functions = functionsOf(written.values(), wideOf(new Map([...declared, ...inferred.names])));
    inferred = inferredWith(functions);
  }
  const shapes = new Map([...declared, ...inferred.names]);
  const expr = (raw: Expr): Expr =>
    fitting(reading, () => elaborate(raw, { ...inferred, names: shapes }, functions));
  refuseMisused(facts, shapes, options.assume ?? "");
  const granted = ({ args: [left, right] }: Rel, own: Reading): Expr[] =>
    fitting(own, () => {
      const names = inferShapes(
        { roots: [rel("==", left as Expr, right as Expr)], functions, values: new Map() },
        shapes,
      );
      const [a, b] = [left as Expr, right as Expr].map((side) => elaborate(side, names, functions));
      return equationFacts(a as Expr, b as Expr, own);
    });
  const expression = expr(cost);
  const definitions = definitionsFrom(written, functions, expr);
  const assumptions = [
    ...facts.relations,
    ...facts.equations.flatMap(({ raw, reading: own }) => granted(raw, own)),
    ...assumptionsFrom(properties, shapes),
  ];
  const bodies = [expression, ...[...definitions.values()].map(({ body }) => body)];
  const counts = countsIn(shapes, bodies);
  refuseCounts(variables, counts);
  return {
    definitions,
    assumptions,
    counts,
    extents: new Map([...shapes].map(([name, shape]) => [name, extentsOf(shape)])),
    moving: new Set(variables.map(({ name }) => name)),
    dependent: new Set(),
    running: new Map(),
    shapes,
    properties,
    source: reading.source,
    expression,
    variables: variables.map((x) => shaped(x, shapes)),
  };
}

/**
 * An expression in matrix notation by itself: what the statements of rules are written in.
 * @throws DeriveError
 */
export function parseMatrices(source: string, where: string): Expr {
  const reading = readText(source, new Set(), "none", "matrix");
  const [statement, ...more] = reading.statements;
  if (statement?.kind !== "expression" || more.length > 0) {
    throw new DeriveError("missing-expression", "one expression is expected here", source);
  }
  const { shapes: declared } = readWhere(where, readDimension);
  const inferred = fitting(reading, () =>
    inferShapes({ roots: [statement.body], functions: new Map(), values: new Map() }, declared),
  );
  return fitting(reading, () => elaborate(statement.body, inferred, new Map()));
}

/** An expression beside a problem: its names have the problem's shapes, in either notation. */
export function matrixExpression(reading: Reading, raw: Expr, setting: Setting): Expr {
  const known = setting.shapes.size > 0 ? setting.shapes : shapesFromExtents(raw, setting);
  const functions = functionsOf(setting.definitions.values(), wideOf(known));
  const inferred = fitting(reading, () => inferShapes({ roots: [raw], functions, values: new Map() }, known));
  return fitting(reading, () => elaborate(raw, inferred, functions));
}

/** The data x[i, j] of index notation are the entries of X. */
function shapesFromExtents(raw: Expr, { extents }: Setting): Map<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const name of freeNames(raw)) {
    const own = extents.get(name) ?? extents.get(name.toLowerCase());
    if (own === undefined || own.length > 2) continue;
    shapes.set(name, { rows: own[0] ?? num(1), columns: own[1] ?? num(1) });
  }
  return shapes;
}

/** e: n would be read as Euler's number all the same. */
function refuseConstants(
  declared: ReadonlyMap<string, Shape>,
  written: ReadonlyMap<string, Definition>,
  where: string,
): void {
  const taken = ["e", "pi"].find((name) => declared.has(name) && !written.has(name));
  if (taken === undefined) return;
  const place = { offset: where.search(new RegExp(`\\b${taken}\\s*:`)), length: taken.length };
  throw new DeriveError("bad-option", `${taken} is a number here`, where, place, "take another name");
}

const functionsOf = (
  definitions: Iterable<Definition>,
  wide: ReadonlySet<string>,
): Map<string, RawFunction> =>
  new Map([...definitions].filter(({ form }) => form === "function").map((d) => [d.name, { ...d, wide }]));

const wideOf = (shapes: ReadonlyMap<string, Shape>): Set<string> =>
  new Set([...shapes].filter(([, shape]) => !isScalarShape(shape)).map(([name]) => name));

/** Functions of whole vectors are written out where they are called; all others keep their names. */
function definitionsFrom(
  written: ReadonlyMap<string, Definition>,
  functions: ReadonlyMap<string, RawFunction>,
  expr: (raw: Expr) => Expr,
): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const [name, definition] of written) {
    const own = functions.get(name);
    if (own !== undefined && !isPointwise(own)) continue;
    definitions.set(name, { ...definition, body: expr(definition.body) });
  }
  return definitions;
}

function readDimension(text: string): Expr {
  const { statements } = readText(text);
  const [only, ...more] = statements;
  const body = only?.body;
  const legal =
    body !== undefined && postorder(body).every((e) => ["num", "sym", "add", "neg", "mul"].includes(e.kind));
  if (more.length === 0 && only?.kind === "expression" && legal) return body;
  throw new DeriveError(
    "syntax",
    `${text.trim()} is no dimension`,
    text,
    undefined,
    "write for example m or n + 1",
  );
}

function shaped(x: Variable, shapes: ReadonlyMap<string, Shape>): Variable {
  const shape = x.kind === "sym" ? shapes.get(x.name) : undefined;
  return shape === undefined || isScalarShape(shape) ? x : matrix(x.name, shape.rows, shape.columns);
}

const extentsOf = ({ rows, columns }: Shape): Expr[] => [rows, columns].filter((d) => !isOne(d));

function countsIn(shapes: ReadonlyMap<string, Shape>, bodies: readonly Expr[]): Set<string> {
  const counts = new Set<string>();
  for (const { rows, columns } of [
    ...shapes.values(),
    ...bodies.flatMap((body) => postorder(body).map(shapeOf)),
  ]) {
    for (const dimension of [rows, columns]) for (const name of freeNames(dimension)) counts.add(name);
  }
  return counts;
}

function merged(
  said: ReadonlyMap<string, ReadonlySet<Property>>,
  assumed: ReadonlyMap<string, ReadonlySet<Property>>,
): Map<string, ReadonlySet<Property>> {
  const all = new Map(said);
  for (const [name, own] of assumed) all.set(name, new Set([...(said.get(name) ?? []), ...own]));
  return all;
}

/** The two sides of an equation have one shape. */
const difference = ({ args: [left, right] }: Rel): Expr => sub(left as Expr, right as Expr);

/** What properties say of entries. */
function assumptionsFrom(
  properties: ReadonlyMap<string, ReadonlySet<Property>>,
  shapes: ReadonlyMap<string, Shape>,
): Expr[] {
  const found: Expr[] = [];
  for (const [name, own] of properties) {
    if (own.has("positive")) found.push(rel(">", sym(name), num(0)));
    if (own.has("nonnegative")) found.push(rel(">=", sym(name), num(0)));
    if (own.has("binary") || own.has("onehot")) found.push(rel("in", sym(name), num(0), num(1)));
    const shape = shapes.get(name);
    if (own.has("orthogonal") && shape !== undefined) found.push(...orthogonality(name, shape.rows));
    if (!own.has("onehot") || shape === undefined) continue;
    const place = isOne(shape.columns) ? [sym("k")] : [sym("i"), sym("k")];
    const last = isOne(shape.columns) ? shape.rows : shape.columns;
    found.push(rel("==", sum(at(name, ...place), "k", num(1), last), num(1)));
  }
  return found;
}

function refuseCounts(variables: readonly Variable[], counts: ReadonlySet<string>): void {
  const count = variables.find((x) => x.kind === "sym" && counts.has(x.name));
  if (count === undefined) return;
  const hint = "a whole number does not vary; give the number another name where it is a factor";
  throw new DeriveError("not-a-variable", `${count.name} is a dimension`, "", undefined, hint);
}

/** Columns and rows are orthonormal: Σₖ QₖᵢQₖⱼ = δᵢⱼ, Σₖ QᵢₖQⱼₖ = δᵢⱼ. */
function orthogonality(name: string, size: Expr): Expr[] {
  const [i, j, k] = ["i", "j", "k"].map((letter) => sym(letter)) as [Expr, Expr, Expr];
  const delta = call("delta", i, j);
  const total = (a: Expr, b: Expr): Expr => rel("==", sum(mul(a, b), "k", num(1), size), delta);
  return [total(at(name, k, i), at(name, k, j)), total(at(name, i, k), at(name, j, k))];
}

/** Runs a reader of shapes; what does not fit is said with its place. */
function fitting<T>(reading: Reading, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Misfit) throw misfitError(reading, error);
    if (error instanceof Unreadable) throw unreadableError(reading, error);
    throw error;
  }
}
