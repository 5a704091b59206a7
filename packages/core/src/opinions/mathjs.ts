/** mathjs's derivative, unsimplified: its simplifier can run for many seconds, and its `symbolicEqual` denies
 *  right answers. Each call gets fresh text, because a failed `derivative` changes what it was given. */
import type { Opinion } from "../derive/derivation.js";
import { cannotSay, judge } from "./judge.js";
import type { OpinionQuestion } from "./question.js";

export async function askMathjs(question: OpinionQuestion): Promise<Opinion> {
  const { derivative } = await import("mathjs");
  try {
    const compiled = derivative(question.cost, question.variable, { simplify: false }).compile();
    return judge("mathjs", question, (scope) => Number(compiled.evaluate({ ...scope })));
  } catch (error) {
    return cannotSay("mathjs", (error as Error).message.split("\n")[0] ?? "it failed");
  }
}
