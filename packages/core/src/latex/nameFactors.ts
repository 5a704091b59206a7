/** Factors that begin with a letter or word: quantities, functions that are applied, e, d, D, I. */
import type { Place } from "../parse/errors.js";
import type { Cursor } from "./cursor.js";
import { readInlineDerivative, readJacobian } from "./derivatives.js";
import { bracketsAt, readFunction } from "./functionCalls.js";
import { derivativeAt } from "./functionDerivatives.js";
import { functionName, isFunctionLetter, letterFunctions, unsupported } from "./functionNames.js";
import { spelt, wordOf } from "./names.js";
import { appliedTo } from "./openFunctions.js";
import { isPrimedCall, isTurned, turned } from "./primes.js";
import type { Reading } from "./reading.js";
import { raised, splitAtCommas, withIndices } from "./scripts.js";
import {
  type FenceToken,
  isFence,
  isName,
  isSign,
  type NameToken,
  type Scripts,
  spanning,
  type Token,
} from "./tokens.js";
import { callNode, headedCall, isOpen, type Node, nameNode, numberNode } from "./tree.js";

export function readName(cursor: Cursor, reading: Reading): Node {
  const start = cursor.position;
  const token = cursor.next as NameToken;
  const { scope } = reading;
  const { known, usage } = scope;
  const isKnown = known.names.has(token.text);
  const isFunction = functionName(token.text) !== undefined || isRefused(token.text, cursor.peek(1));
  if (token.isWord && !isKnown && isFunction) return readFunction(cursor, reading);
  if (isExpectation(token, cursor.peek(1), reading)) {
    const product = token.font === undefined ? `; a product is ${token.text} \\cdot […]` : "";
    const hint = `write the density, the likelihood or a sum${product}`;
    throw scope.error(
      "expectations and probabilities are not part of the language",
      token.place,
      hint,
      "not-supported",
    );
  }
  if (token.text === "d") {
    const derivative = readInlineDerivative(cursor, reading) ?? readDifferential(cursor, reading);
    if (derivative !== undefined) return derivative;
    // A working may have dL = 2x dx; in a problem there is nothing that it could be of.
    const isUnfit = scope.isProblem && !isKnown;
    if (isUnfit && token.isUpright === true && isBareName(token) && cursor.peek(1)?.kind === "name") {
      const hint = "leave it out; a product is written d \\cdot x";
      throw scope.error("a differential stands alone here", token.place, hint, "not-supported");
    }
  }
  if (
    token.text === "D" &&
    token.sub !== undefined &&
    (!isKnown || token.isUpright === true) &&
    cursor.peek(1) !== undefined &&
    !isSign(cursor.peek(1), "=", "*", "+", "-")
  )
    return readJacobian(cursor, reading);
  cursor.take();
  const { place } = token;
  if (token.text === "e" && token.sup !== undefined && token.sub === undefined && !isKnown)
    return callNode("exp", place, reading.expression(token.sup, spanOf(token.sup, place)));
  if (token.text === "I" && !isKnown && isFence(cursor.next, "(", "[", "{") && isCondition(cursor.next))
    return readIndicator(cursor, place, reading);
  if (token.text === "I" && !isKnown && token.font !== "cal" && isIdentity(token, reading))
    return identity(token, reading);
  const special = readLetterFunction(cursor, token, reading);
  if (special !== undefined) return special;
  const base = spelt(token, scope);
  const order = derivativeOrder(token, cursor, usage.indexed.has(token.text));
  const named = withIndices(base, order === undefined ? token : { ...token, sup: [] }, place, reading);
  const name = known.names.has(named.name)
    ? named.name
    : nameOfFunction(named.name, base, named.indices, known.functions);
  if (isFence(cursor.next, "(") && isQuantity(name, token, named.indices, cursor.next, reading)) {
    cursor.take();
    scope.note(cursor.since(start), `the quantity ${name}, since it stands without brackets elsewhere`);
    return raised(nameNode(name, place), named.rest, place, reading);
  }
  if (
    isFence(cursor.next, "(") &&
    isPrimedCall(name, cursor.tokens, start, reading) &&
    isApplied(name, token, named.indices, cursor.next, reading)
  ) {
    const primes = order ?? token.primes ?? 0;
    return application({ name, indices: named.indices, primes }, named.rest, cursor, start, reading);
  }
  if (
    known.functions.has(name) &&
    named.indices.length === 0 &&
    !isKnown &&
    token.primes === undefined &&
    named.rest.sup === undefined
  )
    return { kind: "bare", name, letter: name, place };
  if (token.font === "bold" && named.indices.length === 0) scope.noteBold(named.name);
  const node = nameNode(named.name, place, named.indices);
  if (isTurned(node, cursor.tokens, start, reading)) return turned(node, place, reading);
  return raised(node, named.rest, place, reading);
}

const isBareName = ({ sub, sup, primes }: NameToken): boolean => (sub ?? sup ?? primes) === undefined;

/** An operator that has no meaning here, in front of what it is taken of. */
const isRefused = (word: string, next: Token | undefined): boolean =>
  unsupported[word] !== undefined && isFence(next, "(", "[", "{");

/** 𝔼 and ℙ, and E[…] of an E that is no quantity of the text. */
function isExpectation(token: NameToken, next: Token | undefined, { scope }: Reading): boolean {
  const { known, usage } = scope;
  if (token.font === "bb")
    return /^[EP]$/.test(token.text) || (token.text === "V" && isFence(next, "(", "[", "{"));
  if (token.text !== "E" || !isFence(next, "[")) return false;
  return known.names.size === 0 && !usage.values.has("E") && !usage.defined.has("E");
}

const spanOf = (tokens: readonly Token[], place: Place): Place =>
  spanning(tokens[0]?.place ?? place, tokens[tokens.length - 1]?.place ?? place);

/** h for h_θ, where h is the known function and h_θ none. */
function nameOfFunction(
  name: string,
  base: string,
  indices: readonly Node[],
  functions: ReadonlySet<string>,
): string {
  if (functions.has(name) || indices.length > 0) return name;
  return functions.has(base) ? base : name;
}

/** d θ: a differential, where d is no name of its own. */
function readDifferential(cursor: Cursor, reading: Reading): Node | undefined {
  const { known, usage } = reading.scope;
  const [token, next] = [cursor.next as NameToken, cursor.peek(1)];
  const bare = token.sub === undefined && token.sup === undefined && token.primes === undefined;
  if (!bare || known.functions.has("d") || (known.wholes.size === 0 && !usage.matrices)) return undefined;
  if (next?.kind !== "name" && !isFence(next, "(")) return undefined;
  // Beside a number d a differential is written without a space.
  if (known.names.has("d") && token.place.offset + token.place.length !== next.place.offset) return undefined;
  const start = cursor.position;
  cursor.take();
  const of =
    next.kind === "name"
      ? nameAlone(cursor, reading)
      : reading.expression((cursor.take() as FenceToken).body, next.place);
  const place = cursor.since(start);
  reading.scope.note(place, "a differential", "write d \\cdot … for a product");
  const { sup } = next;
  return raised(
    callNode("d", place, of),
    next.kind === "name" || sup === undefined ? {} : { sup },
    place,
    reading,
  );
}

function nameAlone(cursor: Cursor, reading: Reading): Node {
  const token = cursor.take() as NameToken;
  return reading.expression([token], token.place);
}

/** The order of f^{(4)}(x). */
function derivativeOrder(token: NameToken, cursor: Cursor, isIndexed: boolean): number | undefined {
  const [fence] = token.sup ?? [];
  if (!isFence(cursor.next, "(") || token.sup?.length !== 1 || !isFence(fence, "(") || isIndexed)
    return undefined;
  const [number] = fence.body;
  return fence.body.length === 1 && number?.kind === "number" && /^\d$/.test(number.text)
    ? Number(number.text)
    : undefined;
}

/** Whether J(\theta) is written for a quantity J that stands alone elsewhere. */
function isQuantity(
  name: string,
  token: NameToken,
  indices: readonly Node[],
  fence: FenceToken,
  { scope: { known, usage } }: Reading,
): boolean {
  if (!usage.plain.has(token.text) || !isFunctionLetter(name) || token.primes !== undefined) return false;
  if (
    indices.length > 0 ||
    known.functions.has(name) ||
    known.names.has(name) ||
    usage.defined.has(token.text)
  )
    return false;
  return fence.body.length === 1 && fence.body[0]?.kind === "name" && !isName(fence.body[0], token.text);
}

/** Whether a name with a bracket behind it is a function: known ones are, quantities are not; otherwise by how it looks. */
function isApplied(
  name: string,
  token: NameToken,
  indices: readonly Node[],
  fence: FenceToken,
  reading: Reading,
): boolean {
  const { scope } = reading;
  const { known, usage } = scope;
  if (standsBare(token, fence)) return false;
  if (known.functions.has(name) || usage.defined.has(token.text)) return true;
  if ([known.names, known.extents, known.wholes].some((own) => own.has(name))) return false;
  // R^{-1}(…), X^\top(…), p^y(1 − p): powers of quantities; f^2(x) and f^{(4)}(x) are of functions.
  const [above] = token.sup ?? [];
  if (above !== undefined && above.kind !== "number" && above.kind !== "fence") return false;
  const place = spanning(token.place, fence.place);
  const list = fence.body.some((part) => isSign(part, ","));
  const isWide =
    usage.plain.has(token.text) && (token.primes !== undefined || usage.matrices) && /^[A-Z]/.test(name);
  if (isWide && !list) return false;
  // D of log D(x) + log(1 − D(G(z))): what is applied everywhere, and to a name somewhere.
  const isCalled = usage.called.has(token.text) && !usage.plain.has(token.text);
  if (indices.length > 0) {
    if (usage.plain.has(token.text) || token.sup !== undefined) return false;
    if (!isFunctionLetter(name) && !isCalled) return false;
    scope.note(place, `the function ${name} of the index and of what stands in brackets`);
    return true;
  }
  const single = fence.body.length === 1 && fence.body[0]?.kind === "name";
  const isFunction = list || token.isWord || token.primes !== undefined || isFunctionLetter(name) || isCalled;
  const written = scope.written(token.place);
  if (isFunction)
    scope.note(
      place,
      `the function ${name} of what stands in brackets`,
      `write ${written} \\cdot (…) for a product`,
    );
  else if (!single || !usage.plain.has(token.text))
    scope.note(
      place,
      `a product: ${name} times what stands in brackets`,
      `write \\operatorname{${name}}(…) for a function`,
    );
  return isFunction;
}

/** σ(1 − σ): a product of functions, since the function stands in its own brackets without an argument. */
const standsBare = ({ text }: NameToken, { body }: FenceToken): boolean =>
  body.some((token, k) => isName(token, text) && token.sub === undefined && !isFence(body[k + 1], "("));

/** A function as it is written: f_k', with k as its first argument. */
interface Written {
  readonly name: string;
  readonly indices: readonly Node[];
  readonly primes: number;
}

/** f(x), f'(x), f(x)^2: what stands at the name is for the value, as what stands behind the bracket. */
export function application(
  { name, indices, primes: order }: Written,
  own: Scripts,
  cursor: Cursor,
  start: number,
  reading: Reading,
): Node {
  const head = cursor.since(start);
  const { args, scripts } = bracketsAt(cursor, reading);
  const place = cursor.since(start);
  const [arg] = args;
  const value: Node =
    order === 0 || arg === undefined || indices.length > 0
      ? partials(headedCall(name, head, place, [...indices, ...args]), indices.length + 1, order)
      : ((order === 1 ? derivativeAt(name, arg, place, reading.isWide(arg)) : undefined) ?? {
          kind: "primed",
          name,
          order,
          args: [arg],
          place,
        });
  const { sup } = own;
  const powered = sup === undefined || sup.length === 0 ? value : raised(value, { sup }, place, reading);
  const { sup: behind, primes } = scripts;
  return raised(
    powered,
    { ...(behind && { sup: behind }), ...(primes !== undefined && { primes }) },
    place,
    reading,
  );
}

/** A call differentiated by its argument at a position, as often as there are primes. */
function partials(call: Node, position: number, order: number): Node {
  let derivative = call;
  for (let k = 0; k < order; k++)
    derivative = callNode("partial", call.place, numberNode(`${position}`, call.place), derivative);
  return derivative;
}

/** σ, Γ, ψ, δ: letters that are functions where they are applied. */
function readLetterFunction(cursor: Cursor, token: NameToken, reading: Reading): Node | undefined {
  const { scope } = reading;
  const { known } = scope;
  const { place } = token;
  if (
    token.text === "delta" &&
    token.sub !== undefined &&
    !known.names.has("delta") &&
    !known.extents.has("delta")
  ) {
    const indices = indicesAt(token.sub, reading);
    const { sup } = token;
    if (indices?.length === 2)
      return raised(callNode("delta", place, ...indices), sup === undefined ? {} : { sup }, place, reading);
  }
  const name = letterFunctions[token.text];
  if (name === undefined || token.sub !== undefined || (token.font ?? "bold") !== "bold") return undefined;
  if (known.functions.has(token.text) || scope.usage.defined.has(token.text)) return undefined;
  const isQuantity = known.names.has(token.text) || (token.text === "sigma" && !isSigmoid(token, reading));
  const fence = cursor.next;
  if (isQuantity) return undefined;
  const start = cursor.position - 1;
  if (isFence(fence, "(") && !standsBare(token, fence)) {
    if (token.sup !== undefined) {
      const [above] = token.sup;
      if (token.text === "psi" && token.sup.length === 1 && isFence(above, "("))
        return polygamma(above, cursor, start, reading);
      const meaning = `${name}(…)^{${scope.written(spanOf(token.sup, place))}}`;
      scope.note(
        place,
        `a power of the value: ${meaning}`,
        `write \\${token.text}^{…} \\cdot (…) for a product`,
      );
    }
    if (token.text === "sigma")
      scope.note(place, "the sigmoid function", "write \\sigma \\cdot (…) for a product with a number sigma");
    return application(
      { name, indices: [], primes: token.primes ?? 0 },
      token.sup === undefined ? {} : { sup: token.sup },
      cursor,
      start,
      reading,
    );
  }
  if (token.text !== "sigma") return undefined;
  if (token.primes !== undefined) return undefined;
  scope.note(
    place,
    "the sigmoid function, of the argument at hand",
    "write \\mathrm{sigma} for a number of that name",
  );
  const bare: Node = { kind: "bare", name, letter: "sigma", place };
  const product = token.sup === undefined ? openProduct(bare, cursor, reading) : undefined;
  if (product !== undefined) return product;
  return raised(bare, token.sup === undefined ? {} : { sup: token.sup }, place, reading);
}

/** σ(1 − σ)(z): both factors are functions of z. */
function openProduct(first: Node, cursor: Cursor, reading: Reading): Node | undefined {
  const [fence, behind] = [cursor.next, cursor.peek(1)];
  if (!isFence(fence, "(") || !isFence(behind, "(") || fence.sup !== undefined) return undefined;
  const second = reading.expression(fence.body, fence.place);
  if (!isOpen(second)) return undefined;
  cursor.take();
  const { args, scripts } = bracketsAt(cursor, reading);
  const place = spanning(first.place, behind.place);
  const product: Node = { kind: "product", args: [first, second], signs: ["*"], place };
  const whole = appliedTo(
    product,
    args,
    place,
    args.some((arg) => reading.isWide(arg)),
  );
  const { sup } = scripts;
  return raised(whole, sup === undefined ? {} : { sup }, place, reading);
}

function polygamma(order: FenceToken, cursor: Cursor, start: number, reading: Reading): Node {
  const { args, scripts } = bracketsAt(cursor, reading);
  const place = cursor.since(start);
  const call = callNode("polygamma", place, reading.expression(order.body, order.place), ...args);
  const { sup } = scripts;
  return raised(call, sup === undefined ? {} : { sup }, place, reading);
}

/** Whether σ is the sigmoid rather than a standard deviation: as the problem has it, or as the text applies it. */
function isSigmoid(token: NameToken, reading: Reading): boolean {
  const { known, usage } = reading.scope;
  if (known.functions.has("sigmoid")) return true;
  const isApplied = usage.applied.has(token.text);
  if (isApplied && !usage.powers.has(token.text)) return true;
  return !usage.powers.has(token.text) && usage.complemented.has(token.text);
}

/** i and j of δ_{ij}. */
function indicesAt(sub: readonly Token[], reading: Reading): readonly Node[] | undefined {
  const parts = splitAtCommas(sub);
  const lists = parts.length === 1 ? sub.map((token) => [token]) : parts;
  const plain = lists.every(
    (part) =>
      part.length > 0 && part.every(({ kind }) => kind === "name" || kind === "number" || kind === "sign"),
  );
  if (lists.length !== 2 || !(plain || reading.scope.known.functions.has("delta"))) return undefined;
  return lists.map((part) => reading.expression(part, spanOf(part, part[0]?.place as Place)));
}

/** The identity matrix: I_n, I^\top, and I beside matrices. */
function isIdentity(token: NameToken, { scope }: Reading): boolean {
  const { known, usage } = scope;
  if (known.functions.has("I") || known.wholes.has("I")) return false;
  if (token.sub !== undefined)
    return wordOf(token.sub.filter((part) => !isSign(part, "*", ","))) !== undefined;
  return known.wholes.size > 0 || (known.names.size === 0 && usage.matrices);
}

function identity(token: NameToken, reading: Reading): Node {
  const sizes = sizesOf(token.sub, reading);
  const { sup } = token;
  return raised(
    callNode("eye", token.place, ...sizes),
    sup === undefined ? {} : { sup },
    token.place,
    reading,
  );
}

/** m and n of 1_{m \times n}. */
export function sizesOf(sub: readonly Token[] | undefined, reading: Reading): readonly Node[] {
  const parts: Token[][] = [[]];
  for (const token of sub ?? []) {
    if (isSign(token, "*", ",")) parts.push([]);
    else parts[parts.length - 1]?.push(token);
  }
  return parts.flatMap((part) =>
    part.length === 0 ? [] : [reading.expression(part, spanOf(part, part[0]?.place as Place))],
  );
}

/** Whether brackets hold a condition: 1\{y = k\}. */
export const isCondition = ({ body }: FenceToken): boolean =>
  body.some((token) => isSign(token, "=", "!=", "<", "<=", ">", ">=", "in"));

/** 1 where the condition at the cursor holds, otherwise 0. */
export function readIndicator(cursor: Cursor, head: Place, reading: Reading): Node {
  const fence = cursor.take() as FenceToken;
  const place = spanning(head, fence.place);
  const node = indicatorOf(fence.body, place, reading);
  const { sup } = fence;
  return raised(node, sup === undefined ? {} : { sup }, place, reading);
}

/** 1 where a condition holds, otherwise 0. */
export function indicatorOf(condition: readonly Token[], place: Place, reading: Reading): Node {
  reading.scope.note(place, "1 where the condition holds, otherwise 0");
  const args = [reading.condition(condition, place), numberNode("1", place), numberNode("0", place)];
  return { kind: "cases", args, place };
}
