/**
 * What stands on the left of a working's equations: names for the cost (J(θ) = …), for its derivative
 * (∂J/∂θⱼ = …, ∇J = …), for parts (h = …).
 */
import { type Expr, freeNames, postorder, type Variable } from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { isReserved } from "../parse/names.js";
import { toText } from "../print/text.js";
import type { Problem } from "../problem/problem.js";
import type { Part, Working, WorkingLine } from "./working.js";
import { closing, type Edit, edited, replaced } from "./written.js";

/** Names that a problem or its definitions give a meaning to. */
export function namesOf(problem: Problem): Set<string> {
  const names = new Set<string>([...freeNames(problem.expression), ...calledIn(problem.expression)]);
  for (const variable of problem.variables) for (const name of freeNames(variable)) names.add(name);
  for (const { name, parameters, body } of problem.definitions.values())
    for (const own of [name, ...parameters, ...freeNames(body), ...calledIn(body)]) names.add(own);
  for (const name of [...problem.counts, ...problem.extents.keys(), ...problem.shapes.keys()])
    names.add(name);
  return names;
}

/** Functions, which may be unknown ones: f of f(a*x + b). */
const calledIn = (e: Expr): string[] =>
  postorder(e).flatMap((node) => (node.kind === "call" ? [node.name] : []));

/** The left side of a line that does not go on from another. */
export const headOf = ({ continues, parts }: WorkingLine): Part | undefined =>
  !continues && parts.length > 1 ? parts[0] : undefined;

/** Words for a derivative that no formula explains. */
const gradientWord =
  /^(?:[Gg]rad(?:ient)?|[Hh]ess(?:ian)?|[Dd]erivative|[Aa]nswer|[Rr]esult|[Tt]otal|[Ss]lope|d[A-Z]|D|nabla)(?:_\w+)?$|^g$/;
const costWord = /^(?:[JLCEFRSQGHfl]|ell|[Ll]oss|[Cc]ost|NLL|nll|MSE|mse|obj|objective|energy)$/;

export const isGradientWord = (name: string): boolean => gradientWord.test(name);
export const isCostWord = (name: string): boolean => costWord.test(name);

/** The left side of a line, also where nothing stands on its right yet: "df/dx =". */
function leftSide(line: WorkingLine): Part | undefined {
  const [first] = line.parts;
  const alone =
    !line.continues &&
    first !== undefined &&
    /^(?:diff\(\w+(?:\([^()]*\))?,[^,()]*\)|\w+'+(?:\(\w+\))?)$/.test(first.text);
  return headOf(line) ?? (alone ? first : undefined);
}

/**
 * Names that may stand for the cost: what is differentiated by the problem's variable in some left side, or
 * applied to it, and is unknown to the problem.
 * @example "dJ(theta)/dtheta[j] = …", "m*J(theta) = …", "f'(x) = …"
 */
export function costNames(working: Working, problem: Problem, known: ReadonlySet<string>): Set<string> {
  const variables = new Set(problem.variables.map(({ name }) => name));
  const found = new Set<string>();
  const others = new Set<string>();
  const note = (name: string | undefined, among = found): void => {
    if (name === undefined || known.has(name)) return;
    if (functionNamed(name) === undefined && !isReserved(name)) among.add(name);
  };
  const heads = working.lines.flatMap((line) =>
    [leftSide(line) ?? [], line.parts.slice(1).filter(isBare)].flat(),
  );
  for (const head of heads) {
    for (const [, name, , by] of head.text.matchAll(/\bdiff\((?=\s*(\w+)(\([^()]*\))?\s*,\s*([A-Za-z]\w*))/g))
      if (variables.has(by ?? "")) note(name);
      else if (isCostWord(name as string)) note(name, others);
    for (const [, name] of head.text.matchAll(/\b([A-Za-z]\w*)'(?=\s*(?:$|[(/]))/g)) note(name);
    for (const [, name, argument] of head.text.matchAll(/\b([A-Za-z]\w*)\(\s*([A-Za-z]\w*)[^()]*\)/g))
      if (variables.has(argument ?? "") && !isCalled(name as string, working)) note(name);
    for (const [, name] of head.text.matchAll(/\bd\(\s*([A-Za-z]\w*)\s*\)/g)) note(name);
  }
  // By another variable stands what a working says in general: D_v f(Mv) = diag(f'(Mv)) M.
  return new Set([...found, ...others]);
}

/** H = ∇²J = …: the derivative not carried out, and nothing beside it. */
const isBare = ({ text }: Part): boolean => /^(?:diff\()+\w+\)?(?:,\s*\w+\)'?)+$/.test(text);

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

/** y'' and y'(x) as derivatives of the cost, where the problem itself calls it y; y'(1 - y) is a product. */
export function withPrimes(part: Part, name: string | undefined, variable: Variable): Part {
  if (name === undefined) return part;
  const by = toText(variable);
  const primed = new RegExp(`(?<![\\w.])${name}('+)(\\(\\s*${variable.name}\\s*\\)|(?=(\\()?))`, "g");
  const read = ([, primes = "", , open]: RegExpMatchArray): string =>
    Array.from(primes).reduce((inner) => `diff(${inner}, ${by})`, name) + (open === undefined ? "" : "*");
  return { ...part, ...replaced(part, primed, read) };
}

/** a(1 - a) and Xᵀ (P - Y) as the products they are, where a and X are quantities; a(x) is a where x is the variable. */
export function withProducts(part: Part, isQuantity: (name: string) => boolean, variable: Variable): Part {
  const edits = [...part.text.matchAll(/(?<![A-Za-z_.]|[A-Za-z_]\w+)([A-Za-z]\w*)('?)(\s*)\(/g)].flatMap(
    (found): Edit[] => {
      const [whole, name = "", prime = ""] = found;
      if (!isQuantity(name)) return [];
      const open = found.index + whole.length - 1;
      const end = closing(part.text, open);
      const inside = end === undefined ? "" : part.text.slice(open + 1, end - 1).trim();
      if (end !== undefined && prime === "" && inside === variable.name)
        return [{ from: found.index + name.length, to: end, text: "" }];
      return [{ from: open, to: open, text: "*" }];
    },
  );
  return edits.length === 0 ? part : { ...part, ...edited(part, edits) };
}

/** Whether an expression is the derivative of the name by all the variables, in any order, whole or turned. */
export function isDerivativeOf(e: Expr, name: string, variables: readonly Variable[]): boolean {
  let inner = e;
  const by: string[] = [];
  // A Hessian is the derivative of the gradient, which is a column.
  while (inner.kind === "diff" || (inner.kind === "transpose" && inner.args[0].kind === "diff")) {
    if (inner.kind === "diff") by.push(inner.args[1].name);
    inner = inner.args[0];
  }
  const asked = variables.map((variable) => variable.name);
  return inner.kind === "sym" && inner.name === name && by.sort().join() === asked.sort().join();
}

const ofWhat = "(?:_\\w+|\\(\\w+\\))?(?:\\s*\\(?[A-Za-z]\\w*\\)?(?:\\([^()]*\\))?)?$";
const gradient = new RegExp(`^(?:grad(?:ient)?|derivative|slope|nabla|∇)${ofWhat}`);
const hessian = new RegExp(`^(?:[Hh]ess(?:ian)?|(?:nabla|∇)(?:_\\w+)?\\^\\(?2\\)?)${ofWhat}`);

/**
 * How often the cost is differentiated by what the left side says in a word: once by grad J, ∇J and gradient, twice by
 * ∇²J and hessian; 0 where it is no such word.
 */
export const timesTold = ({ text }: Part): 0 | 1 | 2 =>
  hessian.test(text) ? 2 : gradient.test(text) ? 1 : 0;
