/** What is known of names before a formula is read: it settles what LaTeX leaves open. */
import { type Expr, isInteger, postorder, type Variable } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import type { Macros } from "./preamble.js";

export interface Known {
  /** Functions that may be called: those that are defined, and those that the problem calls (h, f, sigmoid). */
  readonly functions: ReadonlySet<string>;
  /** Names with indices → how far each runs, in the input language: x → ["m", "n"]. */
  readonly extents: ReadonlyMap<string, readonly string[]>;
  /** Names of whole vectors and matrices, in matrix notation. */
  readonly wholes: ReadonlyMap<string, "vector" | "matrix">;
  /** All names that stand for a quantity, indices and counts included. */
  readonly names: ReadonlySet<string>;
  /** What is differentiated by, in the input language: theta[j]. */
  readonly variable: string | undefined;
  /** Names that depend on the variable though nothing says how: y of an equation in x and y. */
  readonly dependent: ReadonlySet<string>;
  /** Commands that the text in front has defined. */
  readonly macros: Macros;
}

/** Of a formula that comes first. */
export const nothingKnown: Known = {
  functions: new Set(),
  extents: new Map(),
  wholes: new Map(),
  names: new Set(),
  variable: undefined,
  dependent: new Set(),
  macros: new Map(),
};

/** What a problem says of its names. */
export function knownOf(problem: Problem): Known {
  const { definitions, counts, extents, shapes } = problem;
  const functions = new Set<string>();
  const names = new Set<string>(counts);
  for (const { name, form } of definitions.values()) (form === "function" ? functions : names).add(name);
  const bodies = [...definitions.values()].map(({ body }) => body);
  for (const root of [problem.expression, ...bodies, ...problem.variables, ...problem.assumptions]) {
    for (const e of postorder(root)) {
      if (e.kind === "call") functions.add(e.name);
      if (e.kind === "sym" || e.kind === "at" || e.kind === "matrix" || e.kind === "sum" || e.kind === "prod")
        names.add(e.name);
    }
  }
  for (const { name, form } of definitions.values()) if (form === "function") names.delete(name);
  const wholes = new Map<string, "vector" | "matrix">();
  for (const [name, { rows, columns }] of shapes) {
    if (isOne(rows) && isOne(columns)) continue;
    wholes.set(name, isOne(columns) ? "vector" : "matrix");
  }
  const lengths = [...extents].map(([name, own]) => [name, own.map(indexText)] as const);
  const [variable] = problem.variables;
  return {
    functions,
    extents: new Map(lengths),
    wholes,
    names,
    variable: variable === undefined ? undefined : variableText(variable),
    dependent: problem.dependent,
    macros: new Map(),
  };
}

/** How far the indices of a name run; the rows of W may be called w, and x has the entries of X. */
export function extentsOf(name: string, { extents, names }: Known): readonly string[] | undefined {
  const own = extents.get(name);
  if (own !== undefined || names.has(name)) return own;
  return extents.get(name.toUpperCase()) ?? extents.get(name.toLowerCase());
}

const isOne = (e: Expr): boolean =>
  e.kind === "num" && isInteger(e.value) && e.value.n === 1n && e.value.s > 0n;

const variableText = (variable: Variable): string =>
  variable.kind === "at" ? `${variable.name}[${variable.args.map(indexText).join(", ")}]` : variable.name;

/** An index or a count: a name or a number, with something added to it at the most. */
function indexText(e: Expr): string {
  switch (e.kind) {
    case "num":
      return `${e.value.s < 0n ? "-" : ""}${e.value.n}`;
    case "neg":
      return `-${indexText(e.args[0])}`;
    case "add":
      return e.args
        .map(
          (term, k) =>
            (k > 0 && term.kind !== "neg" && !indexText(term).startsWith("-") ? "+" : "") + indexText(term),
        )
        .join("");
    default:
      return "name" in e ? e.name : "";
  }
}
