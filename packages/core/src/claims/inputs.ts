/** What a function for the derivative of a problem can be given: the names that stand for numbers. */
import { greekLetters } from "../expr/greek.js";
import { type Expr, freeNames } from "../expr/index.js";
import type { Problem } from "../problem/problem.js";
import type { Roles } from "../verify/point.js";

export interface Input {
  readonly name: string;
  /** Its dimensions; none for a number. */
  readonly dims: readonly Expr[];
  /** "index": its entries are places, which code counts from 0. */
  readonly role: "variable" | "data" | "count" | "index";
}

/** All of them, in the order in which the problem names them. */
export function inputsOf(problem: Problem, { places }: Roles): Input[] {
  const { definitions, extents, counts, variables, expression, source } = problem;
  const names = new Set<string>();
  for (const e of [expression, ...variables]) for (const name of freeNames(e)) names.add(name);
  for (const { body, parameters } of definitions.values())
    for (const name of freeNames(body)) if (!parameters.includes(name)) names.add(name);
  for (const name of counts) names.add(name);
  for (const name of [...definitions.keys(), "pi"]) names.delete(name);
  const roleOf = (name: string): Input["role"] => {
    if (variables.some((x) => x.name === name)) return "variable";
    if (counts.has(name)) return "count";
    return places.has(name) ? "index" : "data";
  };
  return [...names]
    .map((name): Input => ({ name, dims: extents.get(name) ?? [], role: roleOf(name) }))
    .sort((a, b) => placeIn(source, a.name) - placeIn(source, b.name));
}

/** Where a text first names it, as a word or as the Greek letter; what it never names comes last. */
function placeIn(source: string, name: string): number {
  const letter = greekLetters[name];
  const word = source.search(new RegExp(`(?<![\\w])${name.replace(/\W/g, "\\$&")}(?![\\w])`));
  const found = [word, letter === undefined ? -1 : source.indexOf(letter)].filter((place) => place >= 0);
  return Math.min(source.length, ...found);
}
