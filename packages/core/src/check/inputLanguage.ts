/** A working in the input language, one habit of writing after the other. */
import type { Problem } from "../problem/problem.js";
import { inDerivativeNotation } from "./derivatives.js";
import { inDerivatives } from "./differentials.js";
import { inSides } from "./equations.js";
import { inOwnNotation } from "./ownNotation.js";
import { inEntries } from "./rows.js";
import { withSubscripts } from "./subscripts.js";
import { withRanges } from "./sumsWithoutRange.js";
import { inFullNotation } from "./typed.js";
import type { Working } from "./working.js";

/** @param known names of the problem */
export function inInputLanguage(given: Working, problem: Problem, known: ReadonlySet<string>): Working {
  const quotients = inSides(inDerivativeNotation(given, known), problem);
  const full = withRanges(inFullNotation(withSubscripts(quotients, problem, known), known), problem);
  const own = inOwnNotation(inDerivatives(full, problem, known), problem, known);
  return inEntries(own, problem, known);
}
