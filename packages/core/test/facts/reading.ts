/** A problem's setting and its expression, read in an arena of its own. */
import { Arena, type Expr, type Problem, parseProblem, toText } from "../../src/index.js";

/** Reads "definitions; expression" under the assumptions and hands both to `ask`. */
export function inSetting<T>(text: string, assume: string, ask: (e: Expr, setting: Problem) => T): T {
  return new Arena().run(() => {
    const problem = parseProblem(text, { wrt: "w", assume });
    return ask(problem.expression, problem);
  });
}

export const texts = (relations: readonly Expr[]): string[] => relations.map((relation) => toText(relation));
