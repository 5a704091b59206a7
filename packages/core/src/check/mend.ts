/** The edit after which a line without a value says what is right, and with it the mistake that was made. */
import type { Expr } from "../expr/index.js";
import { DeriveError, parseExpression } from "../parse/index.js";
import type { Problem } from "../problem/problem.js";
import { equal, pairsOf, turnedLike } from "./equality.js";
import { agree } from "./fingerprint.js";
import { type Repair, repairsOf } from "./misfits.js";

export interface Mended {
  readonly repair: Repair;
  /** What the line says then. */
  readonly expression: Expr;
}

/**
 * @param text a line that can be read and has no value
 * @param right what it should be equal to
 * @param seen what a derivative by a part of the working is
 * @returns undefined where none of the usual edits makes it so
 */
export function mended(
  text: string,
  right: Expr,
  problem: Problem,
  seen: (e: Expr) => Expr,
): Mended | undefined {
  for (const repair of repairsOf(text, problem)) {
    const expression = read(repair.text, problem);
    if (expression !== undefined && isRight(seen(expression), right, problem)) return { repair, expression };
  }
  return undefined;
}

function read(text: string, problem: Problem): Expr | undefined {
  const entries = problem.variables.filter(({ kind }) => kind === "at");
  try {
    return parseExpression(text, problem, entries);
  } catch (error) {
    if (error instanceof DeriveError) return undefined;
    throw error;
  }
}

/** Numbers first: most edits are refuted by them. */
function isRight(expression: Expr, right: Expr, problem: Problem): boolean {
  const turned = turnedLike(right, expression);
  return (
    pairsOf(turned, expression, problem).some(([a, b]) => agree(a, b, problem)) &&
    equal(turned, expression, problem).kind === "proved"
  );
}
