/** One factor: a number, a name, a function with its argument, brackets, a fraction, a root, cases. */
import type { Place } from "../parse/errors.js";
import { readBig } from "./bigOperators.js";
import { isOfCondition, readCases } from "./conditions.js";
import type { Cursor } from "./cursor.js";
import { readDerivativeFraction, readInlineDerivative, readNabla, readPartialSign } from "./derivatives.js";
import { readFunction } from "./functionCalls.js";
import { functionName } from "./functionNames.js";
import { indicatorOf, isCondition, readIndicator, readName, sizesOf } from "./nameFactors.js";
import { accented, knownName, wordOf } from "./names.js";
import { appliedTo } from "./openFunctions.js";
import { isTurned, refuseUndecided, turned } from "./primes.js";
import type { Reading } from "./reading.js";
import { entryOf, raised, splitAtCommas, withIndices } from "./scripts.js";
import {
  type AccentToken,
  type FenceToken,
  type FractionToken,
  type GroupToken,
  isFence,
  isName,
  isSign,
  type NumberToken,
  type RootToken,
  type Scripts,
  spanning,
  type Token,
} from "./tokens.js";
import { callNode, isOpen, type Node, nameNode, numberNode } from "./tree.js";

/** The factor at the cursor; undefined where none begins. */
export function readFactor(cursor: Cursor, reading: Reading): Node | undefined {
  const start = cursor.position;
  const factor = plainFactor(cursor, reading);
  if (factor === undefined) return undefined;
  if (!isSign(cursor.next, "!")) return factor;
  cursor.take();
  const place = cursor.since(start);
  if (isSign(cursor.next, "!")) {
    const hint = "for the factorial of a factorial write (x!)!";
    throw reading.scope.error("a double factorial is not part of the language", place, hint);
  }
  return { kind: "factorial", args: [factor], place };
}

function plainFactor(cursor: Cursor, reading: Reading): Node | undefined {
  const token = cursor.next;
  if (token === undefined) return undefined;
  switch (token.kind) {
    case "number":
      return readNumber(cursor, reading);
    case "name":
      return readName(cursor, reading);
    case "function":
      return readFunction(cursor, reading);
    case "big":
      return readBig(cursor, reading);
    case "fence":
      return readFence(cursor, reading);
    case "group":
      return readGroup(cursor, reading);
    case "fraction":
      return readDerivativeFraction(cursor, reading) ?? readQuotient(cursor, reading);
    case "binomial":
      return readBinomial(cursor, reading);
    case "root":
      return readRoot(cursor, reading);
    case "accent":
      return readAccent(cursor, reading);
    case "grid":
      return readCases(cursor, reading);
    case "text":
      return functionName(token.text.trim()) === undefined ? undefined : readFunction(cursor, reading);
    case "sign":
      if (token.text === "∇") return readNabla(cursor, reading);
      if (token.text === "∂")
        return readInlineDerivative(cursor, reading) ?? readPartialSign(cursor, reading);
      if (token.text === "∞") throw infinite(token.place, reading);
      return undefined;
    case "bracket":
      return undefined;
  }
}

const infinite = (place: Place, { scope }: Reading) =>
  scope.error("∞ is no number", place, "a sum runs to a count: \\sum_{i=1}^{n}", "not-supported");

const scriptsBehind = ({ sup, primes }: Scripts): Scripts => ({
  ...(sup && { sup }),
  ...(primes !== undefined && { primes }),
});

/** Digits; 1 and 0 in bold, blackboard or with a transpose are vectors, before a condition the indicator. */
function readNumber(cursor: Cursor, reading: Reading): Node {
  const token = cursor.take() as NumberToken;
  const { place, text, font, sub, sup } = token;
  const { next } = cursor;
  const isUnit = text === "1" || text === "0";
  const isStyled = font === "bold" || font === "bb";
  if (text === "1" && isFence(next, "[", "{", "(") && isCondition(next) && (isStyled || next.open === "{"))
    return readIndicator(cursor, place, reading);
  const below = sub?.length === 1 && isFence(sub[0], "{", "[", "(") ? sub[0].body : sub;
  if (text === "1" && below?.some((part) => isSign(part, "=", "<", ">", "<=", ">=", "!=")) === true)
    return raised(indicatorOf(below, place, reading), scriptsBehind(token), place, reading);
  const turned = sup !== undefined && (isSign(sup[0], "⊤") || (isName(sup[0], "T") && sup.length === 1));
  if (isUnit && (isStyled || turned)) {
    const sizes = sizesOf(sub, reading);
    const filled = text === "1" ? "ones" : "zeros";
    const node =
      sizes.length > 0
        ? callNode(filled, place, ...sizes)
        : callNode("vector", place, numberNode(text, place));
    reading.scope.note(place, text === "1" ? "a vector of ones" : "a vector of zeros");
    return raised(node, scriptsBehind(token), place, reading);
  }
  if (isUnit && sub !== undefined) {
    const filled = text === "1" ? "ones" : "zeros";
    return raised(callNode(filled, place, ...sizesOf(sub, reading)), scriptsBehind(token), place, reading);
  }
  if (!/^(\d+\.?\d*|\.\d+)$/.test(text))
    throw reading.scope.error(`${text} is no number`, place, "a number has one decimal point");
  if (sub !== undefined)
    throw reading.scope.error("a number has no index", place, "write a name with a subscript");
  const clean = text.startsWith(".") ? `0${text}` : text.replace(/\.$/, "");
  return raised(numberNode(clean, place), scriptsBehind(token), place, reading);
}

function readFence(cursor: Cursor, reading: Reading): Node {
  const start = cursor.position;
  const token = cursor.take() as FenceToken;
  const { scope } = reading;
  switch (token.open) {
    case "|":
      return bars(token, reading);
    case "‖":
      return norm(token, reading);
    case "⟨":
      return innerProduct(token, reading);
    case "(":
    case "[":
    case "{":
      break;
    default: {
      const hint =
        token.open === "."
          ? "write the value at a point by putting the point in"
          : "rounding is not part of the language";
      throw scope.error(
        `${scope.written(token.place)} cannot be read here`,
        token.place,
        hint,
        "not-supported",
      );
    }
  }
  const [only] = token.body;
  if (only?.kind === "grid" && token.body.length === 1 && !only.isCases) {
    const hint = 'give the matrix a name and its shape: --where "A: m x n"';
    throw scope.error(
      "matrices written out entry by entry are not part of the language",
      token.place,
      hint,
      "not-supported",
    );
  }
  if (token.open === "[" && isCondition(token) && !isOperand(cursor.tokens[start - 1]))
    return raised(indicatorOf(token.body, token.place, reading), scriptsBehind(token), token.place, reading);
  // d/dx [x² + y² = 1]
  const inner = token.body.some(isOfCondition)
    ? [reading.condition(token.body, token.place)]
    : reading.list(token.body, token.place);
  const [node] = inner;
  if (node === undefined || inner.length > 1) {
    const hint = "a list stands only behind a function";
    throw scope.error("these brackets hold a list", token.place, hint);
  }
  const { next } = cursor;
  if (isOpen(node) && isFence(next, "(") && token.sup === undefined) {
    cursor.take();
    const args = reading.list(next.body, next.place);
    const place = cursor.since(start);
    const whole = appliedTo(
      node,
      args,
      place,
      args.some((arg) => reading.isWide(arg)),
    );
    return raised(whole, scriptsBehind(next), place, reading);
  }
  if (
    token.open === "[" &&
    isFence(next, "[") &&
    token.sup === undefined &&
    splitAtCommas(next.body).length === 2
  ) {
    cursor.take();
    const place = cursor.since(start);
    return raised(
      { kind: "entry", args: [node, ...reading.list(next.body, next.place)], place },
      scriptsBehind(next),
      place,
      reading,
    );
  }
  const [below] = token.sub ?? [];
  if (token.sub?.length === 1 && isSign(below, "+")) {
    scope.note(token.place, "the positive part, max(0, …)");
    const positive = callNode("max", token.place, numberNode("0", token.place), node);
    return raised(positive, scriptsBehind(token), token.place, reading);
  }
  const entry = token.sub === undefined ? node : entryOf(node, token.sub, token.place, reading);
  if (isTurned(entry, cursor.tokens, start, reading)) return turned(entry, token.place, reading);
  if (!reading.isWide(entry)) refuseUndecided(cursor.tokens, start, reading);
  return raised(entry, scriptsBehind(token), token.place, reading);
}

/** Whether what stands behind the token is differentiated by it. */
const isOperand = (before: Token | undefined): boolean =>
  before?.kind === "fraction" || isSign(before, "∂", "∇");

/** |x|, and |A| for a determinant. */
function bars(token: FenceToken, reading: Reading): Node {
  const { place, body } = token;
  const { scope } = reading;
  const inner = reading.expression(body, place);
  const isMatrix = reading.isMatrix(inner);
  if (isMatrix)
    scope.note(place, "the determinant", `write \\operatorname{abs}(…) for absolute values of the entries`);
  return raised(callNode(isMatrix ? "det" : "abs", place, inner), scriptsBehind(token), place, reading);
}

/** ‖v‖, ‖v‖_1, ‖A‖_F. */
function norm(token: FenceToken, reading: Reading): Node {
  const { place, body, sub } = token;
  const inner = reading.expression(body, place);
  const which = sub === undefined ? "2" : sub.map((part) => ("text" in part ? part.text : "?")).join("");
  const behind = scriptsBehind(token);
  switch (which) {
    case "1":
      return raised(callNode("norm1", place, inner), behind, place, reading);
    case "2":
    case "F":
    case "Fro":
    case "fro": {
      const isWhole = reading.scope.known.wholes.size > 0 && reading.isWide(inner);
      const frobenius = which === "2" ? [] : [nameNode('"fro"', place)];
      const value = isWhole ? callNode("norm2", place, inner) : callNode("norm", place, inner, ...frobenius);
      return raised(value, behind, place, reading);
    }
    default: {
      const where = sub?.[0]?.place ?? place;
      throw reading.scope.error(
        "only the norms 1, 2 and F are known",
        where,
        "write \\lVert v \\rVert_2",
        "not-supported",
      );
    }
  }
}

/** ⟨u, v⟩. */
function innerProduct(token: FenceToken, reading: Reading): Node {
  const [u, v, ...more] = reading.list(token.body, token.place);
  if (u === undefined || v === undefined || more.length > 0) {
    const hint = "write \\langle u, v \\rangle";
    throw reading.scope.error("an inner product has two sides", token.place, hint);
  }
  const row: Node = { kind: "transpose", args: [u], place: u.place };
  const product: Node = { kind: "product", args: [row, v], signs: ["*"], place: token.place };
  return raised(product, scriptsBehind(token), token.place, reading);
}

/** {x_1}_i: an entry of the name x_1. {}^\top X: a transpose in front. */
function readGroup(cursor: Cursor, reading: Reading): Node {
  const token = cursor.take() as GroupToken;
  const { place } = token;
  const [only] = token.body;
  if (only === undefined) {
    const above = token.sup?.[0];
    const turned = isSign(above, "⊤") || isName(above, "T", "t");
    const of = turned ? reading.factor(cursor) : undefined;
    if (of !== undefined) return { kind: "transpose", args: [of], place: spanning(place, of.place) };
    const hint = "write the name before its scripts";
    throw reading.scope.error("these scripts belong to nothing", place, hint);
  }
  const words =
    only.kind === "name" && only.sup === undefined && only.primes === undefined && only.sub !== undefined
      ? splitAtCommas(only.sub).map(wordOf)
      : [];
  if (only.kind === "name" && words.length > 0 && words.every((word) => word !== undefined)) {
    const inner = [only.text, ...words].join("_");
    const named = withIndices(knownName(inner, reading.scope.known.names) ?? inner, token, place, reading);
    return raised(nameNode(named.name, place, named.indices), named.rest, place, reading);
  }
  const inner = reading.expression(token.body, place);
  const entry = token.sub === undefined ? inner : entryOf(inner, token.sub, place, reading);
  return raised(entry, scriptsBehind(token), place, reading);
}

function readQuotient(cursor: Cursor, reading: Reading): Node {
  const token = cursor.take() as FractionToken;
  const { place } = token;
  const [above, below] = [reading.expression(token.above, place), reading.expression(token.below, place)];
  return { kind: "quotient", args: [above, below], place };
}

/** n!/(k!(n − k)!) */
function readBinomial(cursor: Cursor, reading: Reading): Node {
  const token = cursor.take();
  const { place } = token;
  const { above, below } = token as FractionToken;
  const [n, k] = [reading.expression(above, place), reading.expression(below, place)];
  const factorial = (of: Node): Node => ({ kind: "factorial", args: [of], place });
  const rest: Node = { kind: "sum", args: [n, { kind: "negative", args: [k], place }], place };
  const under: Node = { kind: "product", args: [factorial(k), factorial(rest)], signs: ["*"], place };
  const whole: Node = { kind: "quotient", args: [factorial(n), under], place };
  return raised(whole, scriptsBehind(token), place, reading);
}

function readRoot(cursor: Cursor, reading: Reading): Node {
  const token = cursor.take() as RootToken;
  const { place } = token;
  const of = reading.expression(token.body, place);
  const index = token.index.length === 0 ? undefined : reading.expression(token.index, place);
  const root =
    index === undefined
      ? callNode("sqrt", place, of)
      : index.kind === "number" && index.text === "3"
        ? callNode("cbrt", place, of)
        : callNode("nthRoot", place, of, index);
  return raised(root, scriptsBehind(token), place, reading);
}

/** \hat{y}: a name; \dot{x}: a derivative by t. */
function readAccent(cursor: Cursor, reading: Reading): Node {
  const token = cursor.take() as AccentToken;
  const { place, body } = token;
  const { scope } = reading;
  const dots = { dot: 1, ddot: 2, dddot: 3 }[token.text];
  if (dots !== undefined) {
    const of = reading.expression(body, place);
    const by = nameNode("t", place);
    scope.note(place, "a derivative by t", "write \\frac{d}{ds} for another variable");
    let derivative = of;
    for (let k = 0; k < dots; k++) derivative = { kind: "derivative", args: [derivative, by], place };
    return raised(derivative, scriptsBehind(token), place, reading);
  }
  const [letter] = body;
  const isLetter = body.length === 1 && letter?.kind === "name";
  const name = accented(isLetter ? { ...token, body: [bare(letter)] } : token, scope);
  if (name === undefined || letter === undefined) {
    throw scope.error(
      `a ${token.text} stands over one letter only`,
      place,
      "write \\mathrm{name} for a name of your own",
    );
  }
  const { sub = letter.sub, sup = letter.sup, primes } = token;
  const scripts = { ...(sub && { sub }), ...(sup && { sup }), ...(primes !== undefined && { primes }) };
  const named = withIndices(name, scripts, place, reading);
  const isBold = token.text === "vec" || (letter.kind === "name" && letter.font === "bold");
  if (isBold && named.indices.length === 0) scope.noteBold(named.name);
  const node = nameNode(named.name, place, named.indices);
  if (isTurned(node, cursor.tokens, cursor.position - 1, reading)) return turned(node, place, reading);
  return raised(node, named.rest, place, reading);
}

/** The token without what stands at it. */
function bare({ sub: _sub, sup: _sup, ...token }: Token): Token {
  return token as Token;
}
