/** Definitions with an index that is free in them, put in the place of their names: z = theta[j]*2 is an array by j. */
import type { Expr } from "../expr/index.js";
import { withMeanings } from "../problem/definitions.js";
import type { Problem } from "../problem/problem.js";
import { type Derived, indicesOf } from "./axes.js";

/** The axes of cost and result are read off their free indices, and a name shows none of them. */
export function withIndicesInSight(derived: Derived): Derived {
  const { problem, result } = derived;
  const open = openNames(problem);
  if (open.size === 0) return derived;
  const definitions = new Map([...problem.definitions].filter(([name]) => !open.has(name)));
  const expression = opened(problem.expression, open, problem);
  return {
    ...derived,
    problem: { ...problem, definitions, expression },
    result: opened(result, open, problem),
  };
}

/** The names whose definitions have a free index, also by way of others. */
function openNames(problem: Problem): ReadonlySet<string> {
  const open = new Set<string>();
  // A definition may speak of one that is written after it.
  for (let known = -1; known < open.size; ) {
    known = open.size;
    for (const { name, parameters, body } of problem.definitions.values()) {
      const indices = indicesOf(opened(body, open, problem), problem);
      if (indices.some(([index]) => !parameters.includes(index))) open.add(name);
    }
  }
  return open;
}

const opened = (root: Expr, open: ReadonlySet<string>, problem: Problem): Expr =>
  withMeanings(root, problem, (_, name) => open.has(name));
