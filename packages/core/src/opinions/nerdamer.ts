/** nerdamer's derivative. Shapes that it is known to get wrong are not put to it. */
import engine from "nerdamer";
// Differentiation, which adds itself to the core.
import "nerdamer/Calculus.js";
import type { Opinion } from "../derive/derivation.js";
import { cannotSay, judge } from "./judge.js";
import type { OpinionQuestion } from "./question.js";
import { plainWords } from "./words.js";

/** It takes a name it does not know for a factor, without a word. */
const known = new Set([
  "exp",
  "log",
  "sqrt",
  "sin",
  "cos",
  "tan",
  "sinh",
  "cosh",
  "tanh",
  "asin",
  "acos",
  "atan",
  "abs",
  "pi",
]);

/** The part of nerdamer's interface that is used. */
interface Nerdamer {
  (expression: string): { buildFunction(names: readonly string[]): (...values: number[]) => number };
  diff(expression: string, variable: string): { toString(): string };
}

const nerdamer = engine as unknown as Nerdamer;

export async function ask(question: OpinionQuestion): Promise<Opinion> {
  const refused = unfit(question.cost);
  if (refused !== undefined) return cannotSay("nerdamer", refused);
  try {
    const names = Object.keys(question.points[0]?.scope ?? {});
    const answer = nerdamer.diff(question.cost, question.variable).toString();
    const f = nerdamer(answer).buildFunction(names);
    return judge("nerdamer", question, (scope) => f(...names.map((name) => scope[name] ?? Number.NaN)));
  } catch (error) {
    return cannotSay("nerdamer", plainWords((error as Error).message));
  }
}

function unfit(cost: string): string | undefined {
  for (const [, name] of cost.matchAll(/([A-Za-z]\w*)\s*\(/g)) {
    if (name !== undefined && !known.has(name)) return `it does not know ${name}`;
  }
  if (/sqrt\(|\^\(\d+\/\d+\)/.test(cost)) return "it is known to be wrong on square-root coefficients";
  const terms = cost.match(/exp\(/g)?.length ?? 0;
  if (/log\(/.test(cost) && terms > 1 && /exp\([^()]*\) \+ exp\(/.test(cost)) {
    return "it is known to be wrong on logarithms of sums of exponentials";
  }
  return cost.length > 4000 ? "the instance is too long for it" : undefined;
}
