/** What a working is read beside: its problem, what that needs in order to be defined, and names of its own. */
import type { Derivation } from "../derive/derivation.js";
import { onCurve } from "../derive/derive.js";
import { granting } from "../derive/lines.js";
import type { Problem } from "../problem/problem.js";
import { targetOf } from "./definitions.js";
import { equal } from "./equality.js";
import { costNames, headOf, isCostWord, namesOf } from "./heads.js";
import { isValueless, Meaning } from "./meaning.js";
import type { Part, Working } from "./working.js";

/** @param working with derivatives in the input language */
export function groundOf(problem: Problem, derivation: Derivation, working: Working): Meaning {
  const known = namesOf(problem);
  // Of an equation the derivation has found the slope, of which higher derivatives speak.
  const slopes = problem.dependent.size === 0 ? [] : derivation.problem.assumptions;
  // What the problem itself needs in order to be defined holds for its derivative too, and so does where its index runs.
  const own = onCurve(
    granting(problem, [
      ...derivation.assumptions,
      ...slopes.filter(({ args: [left] }) => left?.kind === "diff"),
    ]),
  );
  const names = [...costNames(working, problem, known)];
  const cost = names.find((name) => standsForCost(name, own, working, known));
  return new Meaning(own, working, known, cost);
}

/** A name that the working defines as something else is no name of the cost, unless it is one that costs have. */
function standsForCost(
  name: string,
  problem: Problem,
  working: Working,
  known: ReadonlySet<string>,
): boolean {
  if (isCostWord(name)) return true;
  const bare = new Meaning(problem, working, known, undefined);
  const defining = working.lines.filter((line) => targetOf(headOf(line))?.name === name);
  return defining.every(({ parts }) => {
    const meant = bare.read(parts[1] as Part);
    return !isValueless(meant) && equal(problem.expression, meant, problem).kind === "proved";
  });
}
