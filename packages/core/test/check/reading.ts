import type { Expr } from "../../src/index.js";
import { parseProblem } from "../../src/index.js";
import { readText } from "../../src/parse/tree.js";
import { bareSetting, type Definition, type Problem } from "../../src/problem/problem.js";

/** An example's text: definitions, then one expression; in matrix notation x, X, U and V are the variables. */
export function readExample(text: string, where?: string): { e: Expr; problem: Problem } {
  if (where !== undefined) {
    const problem = parseProblem(text, { wrt: "x", where });
    return { e: problem.expression, problem: { ...problem, moving: new Set(["x", "X", "U", "V"]) } };
  }
  const { statements } = readText(text);
  const definitions = new Map<string, Definition>();
  for (const { kind, name, parameters, body } of statements) {
    if (kind !== "expression") definitions.set(name, { name, form: kind, parameters, body });
  }
  const last = statements[statements.length - 1];
  if (last === undefined) throw new Error(`nothing to read in ${text}`);
  const e = last.body;
  const counts = new Set(["m", "n", "K"]);
  return { e, problem: { ...bareSetting, definitions, counts, source: text, expression: e, variables: [] } };
}
