/**
 * What an outside engine is asked: the cost as plain scalar text, with sums written out on a small instance,
 * definitions unfolded and sigmoids by exponentials, and points at which its derivative is compared with ours.
 */

import { entryAt, hasArrays, isScalar } from "../arrays/index.js";
import type { Derivation } from "../derive/derivation.js";
import { add, type Expr, mul, num, substitute, sym, type Variable, withArgs } from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { toText } from "../print/text.js";
import { instanceOf, unfolded, withoutArrayNames } from "../problem/definitions.js";
import type { Problem } from "../problem/problem.js";
import { writtenOut } from "../verify/derivative.js";
import { evaluate } from "../verify/evaluate.js";
import { Point, rolesIn } from "../verify/point.js";

export interface OpinionQuestion {
  /** The cost in scalar names: v1, v2, …; no name an engine gives a meaning of its own. */
  readonly cost: string;
  readonly variable: string;
  /** Values of the names, and what our answer is worth there, with what finite differences of the cost say. */
  readonly points: readonly {
    readonly scope: Readonly<Record<string, number>>;
    readonly ours: number;
    readonly numeric: number;
  }[];
}

const points = 4;

/** The question, or in words why it cannot be put. */
export function opinionQuestion({ problem, result: answer }: Derivation): OpinionQuestion | string {
  const [own, ...more] = problem.variables;
  if (own === undefined || more.length > 0) return "only first derivatives are put to other engines";
  if (problem.dependent.size > 0) return "implicit derivatives are not put to other engines";
  const scalars = inScalars(problem, own, answer);
  if (typeof scalars === "string") return scalars;
  const { cost: expression, variable, result } = scalars;
  try {
    const roles = rolesIn([expression, result], problem);
    const names = new Map<string, string>();
    const asked: OpinionQuestion["points"][number][] = [];
    let cost = "";
    let variableName = "";
    for (let seed = 0; asked.length < points && seed < 20; seed++) {
      const point = new Point(seed, roles, problem);
      const scalar = instance(expression, point, problem, names);
      const place = instance(variable, point, problem, names);
      if (place.kind !== "sym") return "the variable is no entry of the small instance";
      const text = toText(scalar);
      if (cost === "") [cost, variableName] = [text, place.name];
      // Another point may pick another entry (j = 2 after j = 1); the question is about one.
      if (text !== cost || place.name !== variableName) continue;
      const ours = evaluate(result, point).value;
      const scope = scopeOf(names, point);
      const numeric = slope(expression, point, names, place.name);
      if (Number.isFinite(ours) && Number.isFinite(numeric)) asked.push({ scope, ours, numeric });
    }
    if (asked.length === 0) return "no point inside the domain was found";
    return { cost, variable: variableName, points: asked };
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

interface Scalars {
  readonly cost: Expr;
  readonly variable: Expr;
  readonly result: Expr;
}

/** A cost of vectors and matrices in indices, by the first entry of its variable; in words why that cannot be. */
function inScalars(problem: Problem, x: Variable, result: Expr): Scalars | string {
  if (problem.shapes.size === 0) return { cost: problem.expression, variable: x, result };
  if (!isScalar(problem.expression)) return "only derivatives of numbers are put to other engines";
  if (problem.properties.size > 0) return "what was said of matrices cannot be put to other engines";
  const first = (e: Expr): Expr => entryAt(withoutArrayNames(e, problem), num(1), num(1));
  const [cost, own] = [first(problem.expression), first(result)];
  if (hasArrays(cost) || hasArrays(own)) return "inverses and determinants are not put to other engines";
  return { cost, variable: first(x), result: own };
}

/** The expression with definitions, sums and inner products written out, every name a plain one. */
function instance(e: Expr, point: Point, problem: Problem, names: Map<string, string>): Expr {
  const go = (child: Expr): Expr => instance(child, point, problem, names);
  const value = (child: Expr): number => evaluate(child, point).value;
  const own = e.kind === "call" || e.kind === "at" || e.kind === "sym" ? instanceOf(e, problem) : undefined;
  if (own !== undefined) return go(unfolded(own));
  switch (e.kind) {
    case "sym":
      if (e.name === "pi") return e;
      return point.roles.counts.has(e.name) ? num(value(e)) : plainName(e.name, names);
    case "at":
      return plainName(`${e.name}[${e.args.map(value).join(", ")}]`, names);
    case "sum":
    case "prod": {
      const [body, lower, upper] = e.args;
      const [from, to] = [value(lower), value(upper)];
      const terms = Array.from({ length: to - from + 1 }, (_, k) =>
        go(substitute(body, new Map([[e.name, num(from + k)]]))),
      );
      return e.kind === "sum" ? add(...terms) : mul(...terms);
    }
    case "dot":
      return go(writtenOut(e.args[0], e.args[1], problem));
    case "call": {
      const definition = unfoldedByEngines.has(e.name)
        ? functionNamed(e.name)?.definition?.(e.args)
        : undefined;
      return definition === undefined ? withArgs(e, e.args.map(go)) : go(definition);
    }
    default:
      return withArgs(e, e.args.map(go));
  }
}

/** Functions the engines do not know, or take for a factor. */
const unfoldedByEngines: ReadonlySet<string> = new Set([
  "sigmoid",
  "softplus",
  "logit",
  "relu",
  "log1p",
  "expm1",
  "erfc",
]);

function plainName(name: string, names: Map<string, string>): Expr {
  const known = names.get(name) ?? `v${names.size + 1}`;
  names.set(name, known);
  return sym(known);
}

function scopeOf(names: ReadonlyMap<string, string>, point: Point): Record<string, number> {
  const scope: Record<string, number> = {};
  for (const [name, plain] of names) scope[plain] = valueAt(name, point);
  return scope;
}

function valueAt(name: string, point: Point): number {
  const entry = /^(.*)\[(.*)\]$/.exec(name);
  if (entry === null) return point.value(name, []);
  return point.value(entry[1] ?? "", (entry[2] ?? "").split(", ").map(Number));
}

/** A central difference of the cost in the variable, by Richardson's extrapolation. */
function slope(cost: Expr, point: Point, names: ReadonlyMap<string, string>, variable: string): number {
  const name = [...names].find(([, plain]) => plain === variable)?.[0] ?? variable;
  const at = (shift: number): number => evaluate(cost, point.shifted(name, shift)).value;
  const central = (h: number): number => (at(h) - at(-h)) / (2 * h);
  const h = 1e-3;
  return (4 * central(h / 2) - central(h)) / 3;
}
