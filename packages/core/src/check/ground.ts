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
  // Of ∂S/∂z with S = Σ eᶻ the S is a part, where another name is the cost's.
  const isCost = (name: string): boolean => isDefinedAsCost(name, own, working, known);
  const cost =
    names.find((name) => isCostWord(name) && isCost(name)) ??
    names.find((name) => isCostWord(name) || isCost(name));
  return new Meaning(own, working, known, cost);
}

/** Whether the working defines a name as nothing else than the cost. */
function isDefinedAsCost(
  name: string,
  problem: Problem,
  working: Working,
  known: ReadonlySet<string>,
): boolean {
  const bare = new Meaning(problem, working, known, undefined);
  const defining = working.lines.filter((line) => targetOf(headOf(line))?.name === name);
  return defining.every(({ parts }) => {
    const meant = bare.read(parts[1] as Part);
    return !isValueless(meant) && equal(problem.expression, meant, problem).kind === "proved";
  });
}
