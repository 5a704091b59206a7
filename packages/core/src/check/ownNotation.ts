/** Notations that only the names around them explain: wx for w*x, σ′(z), and σ alone for the one σ(z) there is. */
import { isScalar } from "../arrays/index.js";
import { smallGreekName } from "../expr/greek.js";
import { diff, type Expr, postorder, sym } from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { isReserved } from "../parse/names.js";
import { toText } from "../print/text.js";
import type { Problem } from "../problem/problem.js";
import { withoutDerivatives } from "../verify/derivative.js";
import { targetOf } from "./definitions.js";
import { headOf } from "./heads.js";
import type { Part, Working } from "./working.js";
import { closing, type Edit, edited, replaced } from "./written.js";

/** The working in names of the problem and of its own. */
export function inOwnNotation(working: Working, problem: Problem, known: ReadonlySet<string>): Working {
  const defined = working.lines.flatMap((line) => targetOf(headOf(line))?.name ?? []);
  const names = new Set([...known, ...defined]);
  const sigmoid = theSigmoid(problem, names);
  // Beside matrices I is the identity, where it has no other meaning.
  const own = problem.shapes.size > 0 ? new Set([...names, "I"]) : names;
  return {
    ...working,
    lines: working.lines.map((line) => ({
      ...line,
      parts: line.parts.map((part) => {
        const alone = sigmoid === undefined ? part : withSigmoid(part, sigmoid);
        return withSlopes(
          withIdentity(withoutGlued(withPrimes(alone, problem), own), own, names),
          [...defined, ...problem.dependent],
          problem,
        );
      }),
    })),
  };
}

/** The text of the sigmoid in a problem that has one of one argument, and leaves the letter σ free. */
function theSigmoid({ expression, definitions }: Problem, names: ReadonlySet<string>): Expr | undefined {
  if (names.has("sigma")) return undefined;
  const roots = [expression, ...[...definitions.values()].map(({ body }) => body)];
  const calls = roots
    .flatMap((root) => postorder(root))
    .filter((e) => e.kind === "call" && e.name === "sigmoid");
  const [only, ...more] = new Set(calls);
  return more.length === 0 ? only : undefined;
}

/** σ(1 − σ) with the argument that both have. */
function withSigmoid(part: Part, sigmoid: Expr): Part {
  const text = toText(sigmoid);
  const times = isScalar(sigmoid) ? "*" : ".*";
  const edits = [...part.text.matchAll(/(?<![\w.])sigma(?![\w'[])(\s*)(\()?/g)].flatMap((found): Edit[] => {
    const [whole, , open] = found;
    const end = found.index + "sigma".length;
    if (open === undefined) return [{ from: found.index, to: end, text }];
    const from = found.index + whole.length - 1;
    const inside = part.text.slice(from, closing(part.text, from));
    return /(?<![\w.])sigma(?!\w|\s*\()/.test(inside)
      ? [{ from: found.index, to: from, text: `${text} ${times} ` }]
      : [];
  });
  return edits.length === 0 ? part : { ...part, ...edited(part, edits) };
}

/** σ′(z) and h′(z), for functions that are known or that the problem defines, written out. */
function withPrimes(part: Part, problem: Problem): Part {
  const prime = /(?<![\w.])([A-Za-z]\w*)'\s*\(/;
  let current = part;
  let start = 0;
  for (;;) {
    const found = prime.exec(current.text.slice(start));
    if (found === null) return current;
    const from = start + found.index;
    const open = from + found[0].length - 1;
    const end = closing(current.text, open);
    const rate = end === undefined ? undefined : rateOf(found[1] as string, problem);
    if (end === undefined || rate === undefined) {
      start = open;
      continue;
    }
    const argument = current.text.slice(open, end);
    current = { ...current, ...edited(current, [{ from, to: end, text: rate(argument) }]) };
    start = from;
  }
}

/** No name that anybody gives to something. */
const hole = "argument_";

function rateOf(name: string, problem: Problem): ((argument: string) => string) | undefined {
  const own = problem.definitions.get(name);
  const x = sym(hole);
  const rate = (): Expr | undefined => {
    if (own === undefined) {
      const spec = functionNamed(name === "sigma" ? "sigmoid" : name);
      return spec?.arity[0] === 1 && spec.arity[1] === 1 ? spec.partials([x])[0] : undefined;
    }
    const [parameter, ...more] = own.parameters;
    if (own.form !== "function" || parameter === undefined || more.length > 0) return undefined;
    return withoutDerivatives(diff(own.body, sym(parameter)), problem);
  };
  const made = rate();
  if (made === undefined) return undefined;
  const text = toText(made);
  const variable = own?.parameters[0] ?? hole;
  const entrywise = problem.shapes.size > 0 ? text.replace(/(?<= )([*/])(?= )|[/^]/g, ".$&") : text;
  const called = new RegExp(`(?<![\\w.])${variable}(?!\\w)`, "g");
  return (argument) => `(${entrywise.replace(called, () => argument)})`;
}

/** u′ for a part u that the working has given a name, in problems of numbers. */
function withSlopes(part: Part, defined: readonly string[], { variables: [x], shapes }: Problem): Part {
  if (x?.kind !== "sym" || shapes.size > 0 || defined.length === 0) return part;
  const primed = new RegExp(`(?<![\\w.])(${defined.join("|")})('+)(?:\\(${x.name}\\))?`, "g");
  const slope = (name: string, primes: string): string =>
    Array.from(primes).reduce((inner) => `diff(${inner}, ${x.name})`, name);
  const read = replaced(part, primed, ([, name = "", primes = ""]) => `${slope(name, primes)} `);
  return read.text === part.text ? part : { ...part, ...read };
}

const letters = new RegExp(`${smallGreekName}|[A-Za-z]`, "g");
const isGreek = (name: string): boolean => name.length > 1 && name.match(letters)?.length === 1;

/** Words of the language that stand without brackets. */
const words = /^(?:and|or|not|in|mod|to)$/;

/** I and I_n of lambda*I. */
function withIdentity(part: Part, own: ReadonlySet<string>, names: ReadonlySet<string>): Part {
  if (!own.has("I") || names.has("I")) return part;
  const identity = /(?<![\w.])I(?:_([A-Za-z]))?(?!\w|\s*[([])/g;
  return { ...part, ...replaced(part, identity, ([, size = ""]) => `eye(${size})`) };
}

/** wx and 2xy as the products they are, where nothing has such a name and all the letters are names. */
function withoutGlued(part: Part, names: ReadonlySet<string>): Part {
  const edits = [
    ...part.text.matchAll(/(?<![\w.])[A-Za-z]{2,}(?!\w)/g),
    ...part.text.matchAll(/(?<=\d)[A-Za-z]{2,}(?!\w)/g),
  ].flatMap(({ 0: name, index }): Edit[] => {
    const product = productOf(name, names);
    if (product === undefined) return [];
    // What stands behind a slash as one word stands below the bar as a whole.
    const isBelow = /\/\s*$/.test(part.text.slice(0, index)) && part.text[index + name.length] !== "^";
    return [{ from: index, to: index + name.length, text: isBelow ? `(${product})` : product }];
  });
  if (edits.length === 0) return part;
  const told = edits.map(({ from, to, text }) => `${part.text.slice(from, to)} is read as ${text}`);
  return { ...part, ...edited(part, edits), reading: [...new Set(told)].join(", ") };
}

function productOf(name: string, names: ReadonlySet<string>): string | undefined {
  if (names.has(name) || isReserved(name) || isGreek(name) || words.test(name)) return undefined;
  if (functionNamed(name) !== undefined) return undefined;
  const parts = name.match(letters) ?? [];
  return parts.every((own) => names.has(own)) ? parts.join("*") : undefined;
}
