/** What a prime stands for: a derivative, or a transpose as statistics and econometrics write it. */
import type { Place } from "../parse/errors.js";
import { isFunctionLetter } from "./functionNames.js";
import type { Reading } from "./reading.js";
import type { Token } from "./tokens.js";
import type { Node } from "./tree.js";
import { beginsFactor, isLinear, looksTurned } from "./turned.js";

/** Whether nothing says what a name is: no problem, no definition of it in the text. */
function isOpenName(name: string, { scope: { known, usage } }: Reading): boolean {
  if (known.names.size > 0 || known.dependent.has(name)) return false;
  return !usage.defined.has(name) && !usage.values.has(name) && !known.functions.has(name);
}

/** Whether a primed name or bracket is a transpose by how it is written, where nothing is known of it. */
export function isTurned(base: Node, tokens: readonly Token[], position: number, reading: Reading): boolean {
  const { known, usage } = reading.scope;
  if (known.names.size > 0 || usage.transposes || !looksTurned(tokens, position)) return false;
  return base.kind !== "name" || (isOpenName(base.name, reading) && !isFunctionLetter(base.name));
}

export function turned(of: Node, place: Place, { scope }: Reading): Node {
  scope.note(place, "a transpose", "write \\frac{d}{dx} … for a derivative");
  return { kind: "transpose", args: [of], place };
}

/**
 * A quote behind a vector or matrix is a transpose, behind all else a derivative.
 * @throws DeriveError behind a name of which nothing is known
 */
export function primed(base: Node, primes: number, place: Place, reading: Reading): Node {
  const { scope } = reading;
  const lengths = base.kind === "name" ? scope.known.extents.get(base.name)?.length : undefined;
  // Of x_i' β the row: where nothing says that the entry is a number, it is a vector.
  const isRow = base.kind === "name" && base.indices.length > 0 && base.indices.length !== lengths;
  const isData = base.kind === "name" && lengths !== undefined && base.indices.length < lengths;
  // Beside ⊤ a prime is no transpose of a vector: v' is another one, or a derivative.
  if (isRow && scope.usage.transposes && scope.known.names.size === 0) throw undecided("", place, reading);
  if (primes === 1 && (isRow || isData || reading.isWide(base))) return turned(base, place, reading);
  if (base.kind === "name" && isOpenName(base.name, reading)) throw undecided(base.name, place, reading);
  const by = reading.variableOf(base, place);
  scope.note(
    place,
    `a derivative by ${by.kind === "name" ? by.name : "the variable"}`,
    "write ^\\top for a transpose",
  );
  let derivative = base;
  for (let k = 0; k < primes; k++) derivative = { kind: "derivative", args: [derivative, by], place };
  return derivative;
}

function undecided(name: string, place: Place, { scope }: Reading) {
  const letter = scope.written(place).replace(/'+|\^\{?(?:\\prime\s*)+\}?/, "");
  if (isFunctionLetter(name)) {
    const hint = `define it first: ${letter}(x) = …; of an unknown function write ${letter}'(x), for a transpose ${letter}^\\top`;
    return scope.error(`${letter} is not given, so that its derivative is not known`, place, hint);
  }
  const message = `${letter}' can be a derivative, a transpose or another name than ${letter}`;
  const hint = `write ${letter}^\\top for a transpose, \\tilde{${letter}} for another name; for a derivative define ${letter} = … first`;
  return scope.error(message, place, hint);
}

/**
 * (Ax)'(By) can be both where nothing is known.
 * @throws DeriveError
 */
export function refuseUndecided(tokens: readonly Token[], position: number, reading: Reading): void {
  const [token, next] = [tokens[position], tokens[position + 1]];
  const { scope } = reading;
  if (scope.known.names.size > 0 || token?.kind !== "fence" || token.primes !== 1) return;
  if (!beginsFactor(next) || !isLinear(token.body)) return;
  const message = "this prime can be a transpose or a derivative";
  const hint = "write (…)^\\top for a transpose, \\frac{d}{dx}\\left[…\\right] for a derivative";
  throw scope.error(message, token.place, hint);
}

/**
 * β'(x − μ) can be a function's derivative and a transpose, where no letter of functions stands in front.
 * @returns whether it is the derivative
 * @throws DeriveError where nothing says which
 */
export function isPrimedCall(
  name: string,
  tokens: readonly Token[],
  position: number,
  reading: Reading,
): boolean {
  const { scope } = reading;
  const [token, fence] = [tokens[position], tokens[position + 1]];
  if (token?.primes !== 1 || fence?.kind !== "fence") return true;
  if (isFunctionLetter(name) || !isOpenName(name, reading) || token.kind !== "name" || token.isWord)
    return true;
  const isVariable = scope.known.variable?.replace(/\[.*/, "") === name;
  if (isVariable || scope.usage.plain.has(token.text) || scope.usage.matrices) return false;
  if (fence.body.length === 1 && fence.body[0]?.kind === "name") return true;
  const letter = scope.written(token.place).replace(/'+$/, "");
  const message = `${letter}'(…) can be a derivative at what stands in brackets, or a transpose times it`;
  const hint = `write ${letter}^\\top (…) for a transpose; for a derivative define ${letter}(x) = … first`;
  throw scope.error(message, token.place, hint);
}
