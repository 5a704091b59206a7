/** Functions with names, with and without brackets: \log(x), \ln\sigma(Xθ), \sin^2 x, \log_2 x. */
import { arrayFunctionNamed } from "../arrays/index.js";
import type { Place } from "../parse/errors.js";
import type { Cursor } from "./cursor.js";
import { derivativeAt } from "./functionDerivatives.js";
import { functionName, unsupported } from "./functionNames.js";
import { appliedTo } from "./openFunctions.js";
import type { Reading } from "./reading.js";
import { entryOf, raised } from "./scripts.js";
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
import { headedCall, isOpen, type Node } from "./tree.js";

/** What stands in the brackets at the cursor, and what stands at the closing one. */
export interface Arguments {
  readonly args: readonly Node[];
  readonly scripts: Scripts;
}

/** The brackets at the cursor; (1-\sigma)(X\theta) is one argument. */
export function bracketsAt(cursor: Cursor, reading: Reading): Arguments {
  const fence = cursor.take() as FenceToken;
  const args = reading.list(fence.body, fence.place);
  const [only] = args;
  const { next } = cursor;
  if (args.length !== 1 || only === undefined || !isOpen(only) || !isFence(next, "("))
    return { args, scripts: fence };
  cursor.take();
  const inner = reading.list(next.body, next.place);
  const wide = inner.some((arg) => reading.isWide(arg));
  return { args: [appliedTo(only, inner, spanning(fence.place, next.place), wide)], scripts: next };
}

/** A function by its command, \operatorname or upright word. */
export function readFunction(cursor: Cursor, reading: Reading): Node {
  const start = cursor.position;
  const token = cursor.take();
  const word = "text" in token ? token.text.trim() : "";
  const { scope } = reading;
  const reason = unsupported[word.replace(/\s/g, "")];
  if (reason !== undefined)
    throw scope.error(
      `${scope.written(token.place)} cannot be read here`,
      token.place,
      reason,
      "not-supported",
    );
  const pair = pairName(word, cursor.next);
  if (pair !== undefined) {
    cursor.take();
    return called(pair, cursor, start, {}, reading);
  }
  const known = functionName(word) ?? word;
  if (known === "log" && token.sub !== undefined) return readLogarithm(cursor, start, token, reading);
  if (known === "norm" && token.sub !== undefined) {
    const [order] = token.sub;
    const name = order?.kind === "number" && order.text === "1" ? "norm1" : "norm";
    return called(name, cursor, start, token, reading);
  }
  if (token.sub !== undefined) {
    if (functionName(word) === undefined)
      return called(`${word}_${subWord(token.sub, reading)}`, cursor, start, token, reading);
    const hint = "write what it is taken over between brackets: \\max(a, b)";
    throw scope.error(`a subscript of ${word} has no meaning here`, token.place, hint, "not-supported");
  }
  const isInverse = token.sup?.length === 2 && isSign(token.sup[0], "-") && token.sup[1]?.kind === "number";
  if (isInverse && functionName(`a${known}`) !== undefined) {
    scope.note(
      token.place,
      `the inverse function: a${known}`,
      `write 1/${scope.written(token.place).replace(/\^.*/, "")} x for the reciprocal`,
    );
    return called(`a${known}`, cursor, start, {}, reading);
  }
  return called(known, cursor, start, token, reading);
}

const subWord = (sub: readonly Token[], reading: Reading): string => {
  const word = sub.map((token) => ("text" in token ? token.text : "")).join("");
  if (/^\w+$/.test(word)) return word;
  throw reading.scope.error("this subscript of a function cannot be read", sub[0]?.place as Place);
};

/** Two words that are one function: log det, log Γ. */
function pairName(word: string, next: Token | undefined): string | undefined {
  if (word !== "log" && word !== "ln") return undefined;
  if (next?.kind === "function" && next.text === "det" && next.sup === undefined) return "logdet";
  return isName(next, "Gamma") && next.sup === undefined ? "lgamma" : undefined;
}

function readLogarithm(cursor: Cursor, start: number, token: Token, reading: Reading): Node {
  const sub = token.sub ?? [];
  const base = reading.expression(
    sub,
    spanning(sub[0]?.place ?? token.place, sub[sub.length - 1]?.place ?? token.place),
  );
  if (base.kind === "number" && (base.text === "2" || base.text === "10"))
    return called(`log${base.text}`, cursor, start, token, reading);
  if (base.kind === "name" && base.name === "e") return called("log", cursor, start, token, reading);
  return called("log", cursor, start, token, reading, [base]);
}

/** The call with its argument, raised to what stands at the name or at the bracket. */
function called(
  name: string,
  cursor: Cursor,
  start: number,
  own: Scripts,
  reading: Reading,
  more: readonly Node[] = [],
): Node {
  const head = cursor.since(start);
  const brackets = isFence(cursor.next, "(", "[", "{");
  const given: Arguments = brackets
    ? bracketsAt(cursor, reading)
    : { args: [bareArgument(name, head, cursor, reading)], scripts: {} };
  const { args, scripts } =
    arrayFunctionNamed(name) === undefined ? entriesInside(given, head, reading) : given;
  const place = cursor.since(start);
  const plain = headedCall(name, head, spanning(head, place), [...args, ...more]);
  const call = own.primes === undefined ? plain : slopeOf(name, own.primes, args, place, reading);
  const { sup } = own;
  const powered = sup === undefined ? call : entrywise(raised(call, { sup }, place, reading), reading);
  const { sup: behind, primes } = scripts;
  const entry = scripts.sub === undefined ? powered : entryCall(powered, scripts.sub, place, reading);
  const scriptsOfAll = { ...(behind && { sup: behind }), ...(primes !== undefined && { primes }) };
  const all = raised(entry, scriptsOfAll, place, reading);
  return args.some((arg) => reading.isMatrix(arg)) ? all : entrywise(all, reading);
}

/** \tanh'(z): the derivative by the argument, written out where a rule knows it. */
function slopeOf(name: string, order: number, args: readonly Node[], place: Place, reading: Reading): Node {
  const [arg, ...more] = args;
  if (arg === undefined || more.length > 0)
    throw reading.scope.error(`a derivative of ${name} needs one argument`, place, `write ${name}'(x)`);
  const slope = order === 1 ? derivativeAt(name, arg, place, reading.isWide(arg)) : undefined;
  return slope ?? { kind: "primed", name, order, args: [arg], place };
}

/** \tanh^2(z) of a known vector or matrix: each entry is squared. */
function entrywise(power: Node, reading: Reading): Node {
  if (power.kind !== "power" || reading.scope.known.wholes.size === 0) return power;
  const [base] = power.args;
  if (!reading.isWide(base) || reading.isMatrix(base)) return power;
  return { ...power, entrywise: true };
}

/** \log(p)_k: the function of an entry. */
function entriesInside({ args, scripts }: Arguments, place: Place, reading: Reading): Arguments {
  const { sub, ...rest } = scripts;
  const [only] = args;
  if (sub === undefined || only === undefined || args.length > 1) return { args, scripts };
  return { args: [entryOf(only, sub, place, reading)], scripts: rest };
}

/** softmax(z)_k: an entry of the result. */
function entryCall(of: Node, sub: readonly Token[], place: Place, reading: Reading): Node {
  const indices = sub
    .filter((token) => !isSign(token, ","))
    .map((token) => reading.expression([token], token.place));
  return { kind: "entry", args: [of, ...indices], place };
}

/** Without brackets a function takes the following product of simple factors. */
function bareArgument(name: string, head: Place, cursor: Cursor, reading: Reading): Node {
  const { scope } = reading;
  const start = cursor.position;
  if (name === "max" || name === "min") {
    const hint = `write \\${name}(a, b)`;
    throw scope.error(`${name} needs brackets around what it compares`, head, hint);
  }
  const minus = isSign(cursor.next, "-") && start === cursor.position && cursor.peek(1) !== undefined;
  if (minus) cursor.take();
  const factors: Node[] = [];
  const read: Token[] = [];
  for (;;) {
    const token = cursor.next;
    if (token === undefined || !mayFollow(token, cursor, read, reading)) break;
    const factor = reading.factor(cursor);
    if (factor === undefined) break;
    factors.push(factor);
    read.push(token);
    if (endsArgument(token, factor)) break;
  }
  if (factors.length === 0)
    throw scope.error(`${name} needs an argument`, head, `write ${name}(x) with brackets`);
  const place = cursor.since(start);
  const product: Node =
    factors.length === 1
      ? (factors[0] as Node)
      : { kind: "product", args: factors, signs: factors.slice(1).map(() => "*" as const), place };
  if (factors.filter(({ kind }) => kind !== "number").length > 1)
    scope.note(
      spanning(head, place),
      `${name} of all of it`,
      `write ${name}(…) with brackets around its argument`,
    );
  if (cursor.next?.kind === "name" || cursor.next?.kind === "number" || cursor.next?.kind === "root")
    scope.note(
      spanning(head, place),
      "a factor of its own stands behind it",
      `write ${scope.written(head)}(…) with brackets around all that is inside`,
    );
  if (isSign(cursor.next, "/"))
    scope.note(
      spanning(head, place),
      "what is divided: the quotient is not inside",
      `write ${scope.written(head)}(…/…) for the other reading`,
    );
  return minus ? { kind: "negative", args: [product], place } : product;
}

/**
 * Whether a factor belongs to an argument without brackets, as textbooks mean it: \sin 2x, \log xy, \cos \omega t, \sin 2e^x.
 * Behind the first letter no bracket, function, number, root or e^x does, nor a letter once more: \sin x e^x and \cos x^2 2x
 * are products.
 */
function mayFollow(token: Token, cursor: Cursor, before: readonly Token[], { scope }: Reading): boolean {
  if (before.length === 0) return token.kind !== "sign" || isSign(token, "∂", "∇");
  const isCoefficient = before.every(({ kind }) => kind === "number");
  if (token.kind === "name") {
    const isPower = token.text === "e" && token.sup !== undefined && !scope.known.names.has("e");
    const isAgain = before.some((own) => isSameLetter(own, token));
    if ((isPower && !isCoefficient) || isAgain) return false;
    return !isFence(cursor.peek(1), "(") && !(isName(token, "d") && cursor.peek(1)?.kind === "name");
  }
  return (
    token.kind === "accent" ||
    token.kind === "group" ||
    (isCoefficient && (token.kind === "number" || token.kind === "root"))
  );
}

/** x and x²; x_1 and x_2 are two letters. */
const isSameLetter = (own: Token, { text, sub }: NameToken): boolean =>
  own.kind === "name" && own.text === text && own.sub === undefined && sub === undefined;

/** Behind a call, a bracket or a fraction of names the argument ends. */
function endsArgument(token: Token, factor: Node): boolean {
  if (token.kind === "fraction") return !(factor.kind === "quotient" && factor.args.every(isConstant));
  return (
    token.kind === "fence" || token.kind === "function" || token.kind === "big" || factor.kind === "call"
  );
}

const isConstant = (node: Node): boolean =>
  node.kind === "number" ||
  (node.kind === "name" && node.name === "pi") ||
  (node.kind === "product" && node.args.every(isConstant));
