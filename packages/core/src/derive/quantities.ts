/**
 * Names for the quantities a cost is built of, where the user gave none: the smallest part through which the
 * variable acts is named, then the smallest part through which that name acts, and so on. z = tx, h = σ(z).
 */
import {
  type Expr,
  freeNames,
  freshName,
  postorder,
  rewriteDown,
  sym,
  type Variable,
} from "../expr/index.js";
import { dependsOn } from "../problem/dependence.js";
import type { Definition, Problem } from "../problem/problem.js";

const letters = ["z", "h", "u", "v", "w", "r", "s"];

/** The problem with names put in; itself where it has names already or nothing can be named. */
export function withQuantities(problem: Problem, x: Variable): Problem {
  const own = [...problem.definitions.values()];
  if (own.some(({ form, body }) => form === "value" && dependsOn(body, x, problem))) return problem;
  if (own.some(({ body }) => dependsOn(body, x, problem))) return problem;
  const definitions = new Map(problem.definitions);
  let expression = problem.expression;
  let through: Variable = x;
  const taken = new Set([...freeNames(expression), ...definitions.keys(), ...problem.counts]);
  for (const letter of letters) {
    const part = narrowest(expression, through);
    if (part === undefined) break;
    const name = freshName(letter, taken);
    taken.add(name);
    const definition: Definition = { name, form: "value", parameters: [], body: part };
    definitions.set(name, definition);
    expression = rewriteDown(expression, (e) => (e === part ? sym(name) : undefined));
    through = sym(name);
  }
  return { ...problem, definitions, expression };
}

/** The smallest part, other than the variable and the whole, that contains every place of the variable. */
function narrowest(root: Expr, x: Variable): Expr | undefined {
  const order = postorder(root).filter((e) => freeNames(e).has(x.name));
  const bound = new Set(
    postorder(root).flatMap((e) => (e.kind === "sum" || e.kind === "prod" ? [e.name] : [])),
  );
  for (const part of order) {
    if (part.args.length === 0 || part.kind === "at" || part === root || part.kind === "neg") continue;
    if ([...freeNames(part)].some((name) => bound.has(name))) continue;
    const without = rewriteDown(root, (e) => (e === part ? sym("#") : undefined));
    if (!freeNames(without).has(x.name)) return part;
  }
  return undefined;
}
