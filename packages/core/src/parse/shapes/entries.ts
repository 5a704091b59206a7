/** A problem in matrix notation that is differentiated by one entry: read with its shapes, told in indices. */
import { arrayFunctionNamed, entryAt, isOne, isScalarShape, shapeOf } from "../../arrays/index.js";
import { type At, type Expr, freeNames, freshName, num, postorder, some, sym } from "../../expr/index.js";
import { withoutArrayNames } from "../../problem/definitions.js";
import type { Definition, Problem } from "../../problem/problem.js";
import { DeriveError } from "../errors.js";

const letters = ["i", "j", "k", "l", "p", "q", "r", "s"];

export interface Entries {
  readonly expression: Expr;
  readonly definitions: ReadonlyMap<string, Definition>;
}

/**
 * The cost and the definitions in index notation; a cost that is no scalar by its entry at a free place.
 * @throws DeriveError for what has no entries in a closed form (an inverse), and for a wrong number of indices
 * @example sum(z) by z[j], z: n, is sum(z[i], i, 1, n)
 */
export function inEntries(problem: Problem): Entries {
  for (const variable of problem.variables) if (variable.kind === "at") checkIndices(variable, problem);
  const taken = new Set([...problem.variables, problem.expression].flatMap((e) => [...freeNames(e)]));
  const place = (dimension: Expr): Expr => {
    if (isOne(dimension)) return num(1);
    const letter = letters.find((candidate) => !taken.has(candidate)) ?? freshName("t", taken);
    taken.add(letter);
    return sym(letter);
  };
  const entry = (e: Expr): Expr => {
    const whole = withoutArrayNames(e, problem);
    const { rows, columns } = shapeOf(whole);
    const made = entryAt(whole, place(rows), place(columns));
    if (!some(made, ({ kind }) => kind === "entry" || kind === "matrix")) return made;
    const called = postorder(made).find((part) => part.kind === "call" && isWhole(part.name));
    const name = called?.kind === "call" ? called.name : "this";
    const whom = problem.variables.map((x) => ("name" in x ? x.name : "")).join(", ");
    const message = `the entries of ${name} have no formula of their own`;
    const hint = `differentiate by the whole: --wrt ${whom}`;
    throw new DeriveError("not-supported", message, problem.source, undefined, hint);
  };
  const scalars = [...problem.definitions].filter(
    ([, { form, body }]) => form === "function" || isScalarShape(shapeOf(body)),
  );
  return {
    expression: entry(problem.expression),
    definitions: new Map(
      scalars.map(([name, own]) => [name, { ...own, body: scalarEntry(own.body, entry) }]),
    ),
  };
}

function isWhole(name: string): boolean {
  const spec = arrayFunctionNamed(name);
  return spec !== undefined && spec.entry === undefined;
}

const scalarEntry = (body: Expr, entry: (e: Expr) => Expr): Expr =>
  some(body, ({ kind }) => kind === "matrix") ? entry(body) : body;

function checkIndices({ name, args }: At, { shapes, source }: Problem): void {
  const shape = shapes.get(name);
  if (shape === undefined) return;
  const rank = [shape.rows, shape.columns].filter((dimension) => !isOne(dimension)).length;
  if (rank === args.length) return;
  const what = ["a scalar", "a vector", "a matrix"][rank] as string;
  const written = [name, `${name}[j]`, `${name}[i, j]`][rank] as string;
  throw new DeriveError(
    "index-on-scalar",
    `${name} is ${what}`,
    source,
    undefined,
    `write --wrt "${written}"`,
  );
}
