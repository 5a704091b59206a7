/** ∑ and ∏: what they run over, how far, and what belongs to them. */
import type { Place } from "../parse/errors.js";
import type { Cursor } from "./cursor.js";
import { extentsOf } from "./known.js";
import { type Range, standsFree, unequalRanges } from "./ranges.js";
import type { Reading } from "./reading.js";
import { freeIndices, splitAtCommas } from "./scripts.js";
import { type BigToken, isFence, isSign, spanning, type Token } from "./tokens.js";
import { callNode, type Node, nameNode, negativeNode, numberNode, some, sumNode } from "./tree.js";
import { boundBy } from "./usage.js";

const unsupported: Readonly<Record<string, string>> = {
  int: "integrals are not part of the language",
  iint: "integrals are not part of the language",
  iiint: "integrals are not part of the language",
  oint: "integrals are not part of the language",
};

export function readBig(cursor: Cursor, reading: Reading): Node {
  const start = cursor.position;
  const token = cursor.take() as BigToken;
  const { scope } = reading;
  const sign = token.text === "sum" ? "sum" : token.text === "prod" ? "prod" : undefined;
  if (sign === undefined) {
    const hint = unsupported[token.text] ?? "write it with \\sum, \\prod and functions";
    throw scope.error(
      `${scope.written(token.place)} cannot be read here`,
      token.place,
      hint,
      "not-supported",
    );
  }
  const ranges = rangesOf(token, cursor, reading);
  if (ranges.length === 0) return whole(token, cursor, reading);
  const body = scope.within(ranges, () =>
    bodyOf(
      cursor,
      sign,
      ranges.map(({ index }) => index),
      reading,
    ),
  );
  const place = cursor.since(start);
  return ranges.reduceRight<Node>((inner, { index, lower, upper, except }) => {
    const to = upper ?? upperOf(index, inner, token.place, reading);
    const term = except === undefined ? inner : without(inner, index, except, sign);
    return { kind: "big", sign, index, args: [term, lower, to], place };
  }, body);
}

/** The term where the index is another one, otherwise 0 in a sum and 1 in a product. */
function without(of: Node, index: string, except: Node, sign: "sum" | "prod"): Node {
  const { place } = of;
  const test: Node = { kind: "relation", sign: "!=", args: [nameNode(index, place), except], place };
  return { kind: "cases", args: [test, of, numberNode(sign === "sum" ? "0" : "1", place)], place };
}

/** A sum over nothing named: of the entries of a vector, or over the one index that its body leaves free. */
function whole(token: BigToken, cursor: Cursor, reading: Reading): Node {
  const { scope } = reading;
  if (token.text === "prod") {
    const hint = "write \\prod_{i=1}^m";
    throw scope.error("this product does not say what it runs over", token.place, hint);
  }
  const start = cursor.position - 1;
  const first = reading.product(cursor);
  if (token.sup === undefined && reading.isWide(first)) return callNode("sum", cursor.since(start), first);
  const letters = new Set<string>();
  some(first, (node) => {
    if (node.kind === "name")
      for (const index of node.indices) if (index.kind === "name") letters.add(index.name);
    return false;
  });
  for (const free of freeIndices(scope.known.variable)) letters.delete(free);
  const [index] = letters;
  if (index === undefined || letters.size > 1) {
    throw scope.error("this sum does not say what it runs over", token.place, "write \\sum_{i=1}^m");
  }
  const body = extended(first, start + 1, cursor, [index], reading);
  const place = cursor.since(start);
  const upper = token.sup === undefined ? upperOf(index, body, token.place, reading) : supOf(token, reading);
  return {
    kind: "big",
    sign: "sum",
    index,
    args: [body, numberNode("1", token.place), upper as Node],
    place,
  };
}

const supOf = ({ sup, place }: BigToken, reading: Reading): Node | undefined =>
  sup === undefined
    ? undefined
    : reading.expression(sup, spanning(sup[0]?.place ?? place, sup[sup.length - 1]?.place ?? place));

function rangesOf(token: BigToken, cursor: Cursor, reading: Reading): readonly Range[] {
  const { sub, place } = token;
  if (sub === undefined) return [];
  const upper = supOf(token, reading);
  const one = numberNode("1", place);
  const [first, sign, third, second] = sub;
  // 1 ≤ i ≤ m
  const at = sub.findIndex((part) => isSign(part, "<="));
  const then = sub.findIndex((part, k) => k > at && isSign(part, "<="));
  const between = sub[at + 1];
  if (at > 0 && then === at + 2 && between?.kind === "name") {
    const [lower, end] = [sub.slice(0, at), sub.slice(then + 1)];
    return [
      { index: between.text, lower: reading.expression(lower, place), upper: reading.expression(end, place) },
    ];
  }
  if (first?.kind === "name" && isSign(sign, "in") && isFence(third, "{", "[") && second === undefined) {
    const members = splitAtCommas(third.body);
    const end = members[members.length - 1] ?? [];
    const counted = members.length === 1 ? isFence(third, "[") : members.some((part) => isSign(part[0], "…"));
    if (counted) return [{ index: first.text, lower: one, upper: reading.expression(end, third.place) }];
  }
  if (first?.kind === "name" && isSign(sign, "=")) {
    const parts = splitAtCommas(sub.slice(2));
    const lower = reading.expression(parts[0] ?? [], place);
    const last = parts[parts.length - 1] ?? [];
    const listed = parts.length > 2 && parts.some((part) => isSign(part[0], "…"));
    if (parts.length === 1) return [{ index: first.text, lower, upper }];
    if (listed) return [{ index: first.text, lower, upper: reading.expression(last, place) }];
  }
  const besideAnother = unequalRanges(sub, upper, cursor, reading);
  if (besideAnother !== undefined) return besideAnother;
  const together = indicesBefore(sub, reading, place);
  if (together !== undefined && upper !== undefined)
    return together.letters.map((index) => ({ index, lower: together.lower, upper }));
  const letters = boundBy(sub);
  const plain = splitAtCommas(sub).every((part) => part.length === 1 && part[0]?.kind === "name");
  if (plain && letters.length > 0)
    return letters.map((index) => ({ index, lower: one, upper: letters.length === 1 ? upper : undefined }));
  const adjacent = sub.every((part) => part.kind === "name" && !part.isWord && part.sub === undefined);
  if (adjacent) return sub.map((part) => ({ index: isLetter(part), lower: one, upper: undefined }));
  throw reading.scope.error(
    "what this runs over cannot be read",
    spanning(first?.place ?? place, sub[sub.length - 1]?.place ?? place),
    "write an index and its bounds: \\sum_{i=1}^{m}; conditions and sets are not part of the language",
    "not-supported",
  );
}

/** i, j = 1: both begin there. */
function indicesBefore(sub: readonly Token[], reading: Reading, place: Place) {
  const at = sub.findIndex((part) => isSign(part, "="));
  const names = splitAtCommas(sub.slice(0, Math.max(at, 0)));
  if (at < 0 || names.length < 2 || names.some((part) => part.length !== 1 || part[0]?.kind !== "name"))
    return undefined;
  return { letters: names.flat().map(isLetter), lower: reading.expression(sub.slice(at + 1), place) };
}

const isLetter = (token: Token): string => (token.kind === "name" ? token.text : "");

/** How far an index runs that has no bounds: as far as a name with it does, or to a count of its own. */
function upperOf(index: string, body: Node, place: Place, { scope }: Reading): Node {
  let found: string | undefined;
  some(body, (node) => {
    if (node.kind !== "name") return false;
    const at = node.indices.findIndex((own) => own.kind === "name" && own.name === index);
    found ??= at < 0 ? undefined : extentsOf(node.name, scope.known)?.[at];
    return found !== undefined;
  });
  if (scope.known.names.size === 0 && !some(body, (node) => node.kind === "name" && node.name === index)) {
    const message = `${index} does not stand in what is summed, and nothing says how far it runs`;
    throw scope.error(
      message,
      place,
      `write it as an index: y_${index}, or the bounds: \\sum_{${index}=1}^{n}`,
    );
  }
  const count = found ?? scope.count(index);
  scope.note(place, `${index} runs from 1 to ${count}`, `write \\sum_{${index}=1}^{…} for other bounds`);
  return /^\d+$/.test(count) ? numberNode(count, place) : nameNode(count, place);
}

/** The following product; beyond + and − as far as the index stands in what follows. */
function bodyOf(cursor: Cursor, sign: "sum" | "prod", indices: readonly string[], reading: Reading): Node {
  const start = cursor.position;
  const first = reading.product(cursor);
  return sign === "prod" ? first : extended(first, start, cursor, indices, reading);
}

/** A sum's body with the terms behind its first one that belong to it. */
function extended(
  first: Node,
  start: number,
  cursor: Cursor,
  indices: readonly string[],
  reading: Reading,
): Node {
  const end = reach(cursor, indices, reading);
  if (end === cursor.position) return first;
  const terms = [first];
  while (cursor.position < end) {
    const minus = isSign(cursor.take(), "-");
    const at = cursor.position;
    const term = reading.product(cursor);
    terms.push(minus ? negativeNode(term, cursor.since(at)) : term);
  }
  const place = cursor.since(start);
  const meaning = `all of it belongs to the sum, since ${indices.join(", ")} stands in each part`;
  reading.scope.note(place, meaning, "put brackets around the sum to end it before");
  const body = sumNode(terms, place);
  refuseOpenEnd(body, cursor, reading);
  return body;
}

/**
 * Σ x_i² − 2μ x_i + μ²: the sum reaches over its second term, and nothing says whether over the last one too, which
 * is made of the same names. A new name, as the λ of a penalty, begins something else.
 * @throws DeriveError
 */
function refuseOpenEnd(body: Node, cursor: Cursor, { scope }: Reading): void {
  const { tokens, position } = cursor;
  if (!isSign(tokens[position], "+", "-")) return;
  let end = position + 1;
  while (end < tokens.length && !endsTerm(tokens[end], tokens[end - 1])) end++;
  const term = tokens.slice(position + 1, end);
  const names = new Set<string>();
  const isPlain = term.every(
    (token) => token.kind === "number" || token.kind === "name" || isSign(token, "*", "/"),
  );
  for (const token of term) if (token.kind === "name") names.add(token.text);
  const inBody = [...names].every((name) => some(body, (node) => node.kind === "name" && node.name === name));
  if (!isPlain || names.size === 0 || !inBody) return;
  const place = spanning((term[0] as Token).place, (term[term.length - 1] as Token).place);
  const written = scope.written(place);
  const message = `${written} can belong to the sum or stand behind it`;
  const hint = `write \\sum … \\left( … \\right) around what is summed, or \\left( \\sum … \\right) in front of ${written}`;
  throw scope.error(message, place, hint);
}

/** The position behind the last term with the index, among those joined by + and −. */
function reach(cursor: Cursor, indices: readonly string[], { scope }: Reading): number {
  const { tokens } = cursor;
  const own = indices.filter((index) => !freeIndices(scope.known.variable).includes(index));
  let end = cursor.position;
  for (let k = cursor.position; isSign(tokens[k], "+", "-"); ) {
    const from = k + 1;
    k = from;
    while (isSign(tokens[k], "+", "-")) k++;
    while (k < tokens.length && !endsTerm(tokens[k], tokens[k - 1])) k++;
    const term = tokens.slice(from, k);
    if (
      term.some(
        (token) => token.kind === "big" && boundBy(token.sub ?? []).some((index) => own.includes(index)),
      )
    )
      break;
    if (own.some((index) => standsFree(term, index))) end = k;
  }
  return end;
}

const endsTerm = (token: Token | undefined, before: Token | undefined): boolean =>
  isSign(token, "+", "-")
    ? !isSign(before, "*", "/", ".*", "./")
    : isSign(
        token,
        "=",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "in",
        ",",
        ";",
        "quad",
        "newline",
        "⇒",
        "and",
        "or",
        "≈",
        "≡",
      ) || token?.kind === "text";
