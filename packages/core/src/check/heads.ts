/**
 * What stands on the left of a working's equations: names for the cost (J(θ) = …), for its derivative
 * (∂J/∂θⱼ = …, ∇J = …), for parts (h = …).
 */
import { type Expr, freeNames, type Variable } from "../expr/index.js";
import { toText } from "../print/text.js";
import type { Problem } from "../problem/problem.js";
import type { Part, Working, WorkingLine } from "./working.js";
import { closing, edited, replaced } from "./written.js";

/** Names that a problem or its definitions give a meaning to. */
export function namesOf(problem: Problem): Set<string> {
  const names = new Set<string>(freeNames(problem.expression));
  for (const variable of problem.variables) for (const name of freeNames(variable)) names.add(name);
  for (const { name, parameters, body } of problem.definitions.values())
    for (const own of [name, ...parameters, ...freeNames(body)]) names.add(own);
  for (const name of [...problem.counts, ...problem.extents.keys(), ...problem.shapes.keys()])
    names.add(name);
  return names;
}

/** The left side of a line that does not go on from another. */
export const headOf = ({ continues, parts }: WorkingLine): Part | undefined =>
  !continues && parts.length > 1 ? parts[0] : undefined;

/** Words for a derivative that no formula explains. */
const gradientWord = /^(?:grad(?:ient)?|derivative|answer|result|slope|dJ|g|∇|nabla)(?:_?\w+)?$/i;
const costWord = /^(?:[JLCEFRSQGHfl]|ell|loss|cost|nll|mse|obj|objective|energy)$/i;

export const isGradientWord = (name: string): boolean => gradientWord.test(name);
export const isCostWord = (name: string): boolean => costWord.test(name);

/**
 * The name that stands for the cost: what is differentiated by the problem's variable in some head, or applied
 * to it. Undefined where no unknown name does.
 * @example "dJ(theta)/dtheta[j] = …", "m*J(theta) = …", "f'(x) = …"
 */
export function costName(working: Working, problem: Problem, known: ReadonlySet<string>): string | undefined {
  const variables = new Set(problem.variables.map(({ name }) => name));
  const unknown = (name: string | undefined): name is string => name !== undefined && !known.has(name);
  for (const line of working.lines) {
    const head = headOf(line);
    if (head === undefined) continue;
    for (const [, name, , by] of head.text.matchAll(/\bdiff\(\s*(\w+)(\([^()]*\))?\s*,\s*([A-Za-z]\w*)/g))
      if (unknown(name) && variables.has(by ?? "")) return name;
    for (const [, name] of head.text.matchAll(/\b([A-Za-z]\w*)'(?=\s*(?:$|\())/g))
      if (unknown(name)) return name;
    for (const [, name, argument] of head.text.matchAll(/\b([A-Za-z]\w*)\(\s*([A-Za-z]\w*)[^()]*\)/g))
      if (unknown(name) && variables.has(argument ?? "") && !isCalled(name, working)) return name;
    for (const [, name] of head.text.matchAll(/\bd\(\s*([A-Za-z]\w*)\s*\)/g)) if (unknown(name)) return name;
  }
  return undefined;
}

/** h(x) = … is a definition where h is called with other arguments too. */
const isCalled = (name: string, { lines }: Working): boolean => {
  const calls = lines.flatMap(({ parts }) =>
    parts.flatMap(({ text }) => [...text.matchAll(new RegExp(`\\b${name}\\(([^()]*)\\)`, "g"))]),
  );
  return new Set(calls.map(([, argument]) => argument?.trim())).size > 1;
};

/** J(θ) as J, J′ as the derivative by the variable, and ∂J/∂θ by the entry where the problem is in entries. */
export function inNamesOfTheProblem(part: Part, cost: string | undefined, variable: Variable): Part {
  const by = toText(variable);
  let current: Part = part;
  if (cost !== undefined) {
    const call = new RegExp(`\\b${cost}('*)(\\()?`, "g");
    for (let found = call.exec(current.text); found !== null; found = call.exec(current.text)) {
      const [whole, primes = "", open] = found;
      const end = open === undefined ? undefined : closing(current.text, found.index + whole.length - 1);
      const to = end ?? found.index + cost.length + primes.length;
      const text = Array.from(primes).reduce((inner) => `diff(${inner}, ${by})`, cost);
      if (current.text.slice(found.index, to) === text) continue;
      current = { ...current, ...edited(current, [{ from: found.index, to, text }]) };
      call.lastIndex = found.index + text.length;
    }
  }
  if (variable.kind !== "at") return current;
  const whole = new RegExp(`(?<=,\\s*)${variable.name}(?=\\s*\\))`, "g");
  return /\bdiff\(/.test(current.text) ? { ...current, ...replaced(current, whole, () => by) } : current;
}

/** Whether an expression is a derivative of the name by the variable, whole or turned. */
export function isDerivativeOf(e: Expr, name: string, variable: Variable): boolean {
  let inner = e.kind === "transpose" ? e.args[0] : e;
  while (inner.kind === "diff" && inner.args[1].name === variable.name) {
    inner = inner.args[0];
    if (inner.kind === "sym" && inner.name === name) return true;
  }
  return false;
}
