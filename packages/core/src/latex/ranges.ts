/** What a sum or product runs over where its index is compared with another one: j ≠ i, i < j. */
import type { Place } from "../parse/errors.js";
import type { Cursor } from "./cursor.js";
import type { Reading } from "./reading.js";
import { freeIndices } from "./scripts.js";
import { isName, isSign, partsOf, spanning, type Token } from "./tokens.js";
import { type Node, nameNode, negativeNode, numberNode, sumNode } from "./tree.js";
import { boundBy, isIndexLetter } from "./usage.js";

export interface Range {
  readonly index: string;
  readonly lower: Node;
  /** Undefined where the formula does not say. */
  readonly upper: Node | undefined;
  /** What the index must not be: i of j ≠ i. */
  readonly except?: Node;
}

/**
 * j ≠ i, j < i and j > i run over j where i is bound further out or stands outside of the sum as well; otherwise i ≠ j
 * and i < j run over both. Undefined for anything else.
 * @param cursor behind the sign
 */
export function unequalRanges(
  sub: readonly Token[],
  upper: Node | undefined,
  cursor: Cursor,
  reading: Reading,
): readonly Range[] | undefined {
  const ordered = orderedRanges(sub, reading);
  if (ordered !== undefined) return ordered;
  const [first, sign, second, more] = sub;
  if (
    first?.kind !== "name" ||
    !isSign(sign, "!=", "<", ">") ||
    second?.kind !== "name" ||
    more !== undefined
  )
    return undefined;
  const { scope } = reading;
  const place = spanning(first.place, second.place);
  const one = numberNode("1", place);
  const end = (outer: string): Node => scope.upperOf(outer) ?? nameNode(scope.count(outer), place);
  if (isSign(sign, "<") && scope.isBound(first.text))
    return [{ index: second.text, lower: beside(first.text, one, place), upper: upper ?? end(first.text) }];
  const [index, outer] = [first.text, second.text];
  const other = reading.expression([second], second.place);
  const isFixed =
    isBig(cursor.tokens[cursor.position - 1], "prod") ||
    scope.isBound(outer) ||
    other.kind !== "name" ||
    other.indices.length > 0 ||
    isGiven(outer, cursor, reading);
  const bounds = isFixed && scope.isBound(outer) ? end(outer) : undefined;
  if (isFixed) {
    if (isSign(sign, "!=")) return [{ index, lower: one, upper: upper ?? bounds, except: other }];
    if (isSign(sign, ">")) return [{ index, lower: sumNode([other, one], place), upper: upper ?? bounds }];
    return [{ index, lower: one, upper: sumNode([other, negativeNode(one, place)], place) }];
  }
  // Of an i that stands nowhere else nothing says what it is.
  if (!standsFree(cursor.tokens.slice(cursor.position), outer)) return undefined;
  const last = upper ?? nameNode(scope.count(index), place);
  scope.note(
    place,
    `over all pairs of ${index} and ${outer}`,
    `write \\sum_{${outer}=1}^{…} \\sum_{${index}=1}^{…} for other bounds`,
  );
  const whole: Range = { index: outer, lower: one, upper: last };
  if (isSign(sign, "!=")) return [whole, { index, lower: one, upper: last, except: other }];
  return isSign(sign, "<")
    ? [whole, { index, lower: one, upper: beside(outer, negativeNode(one, place), place) }]
    : [whole, { index, lower: beside(outer, one, place), upper: last }];
}

/** 1 ≤ i < j ≤ n. */
function orderedRanges(sub: readonly Token[], reading: Reading): readonly Range[] | undefined {
  const at = sub.findIndex((part) => isSign(part, "<="));
  const [i, sign, j, end] = sub.slice(at + 1, at + 5);
  if (at < 1 || i?.kind !== "name" || j?.kind !== "name" || !isSign(sign, "<") || !isSign(end, "<="))
    return undefined;
  const place = spanning(i.place, j.place);
  const lower = reading.expression(sub.slice(0, at), (sub[0] as Token).place);
  const upper = reading.expression(sub.slice(at + 5), end.place);
  const below = beside(j.text, negativeNode(numberNode("1", place), place), place);
  return [
    { index: j.text, lower, upper },
    { index: i.text, lower, upper: below },
  ];
}

const isBig = (token: Token | undefined, text: string): boolean =>
  token?.kind === "big" && token.text === text;

/** i + 1, j − 1. */
const beside = (name: string, step: Node, place: Place): Node =>
  sumNode([nameNode(name, place), step], place);

/** Whether a letter is no index of the sum's own: a name, an index of the variable, one that stands outside of the sum. */
function isGiven(letter: string, { tokens, position }: Cursor, { scope }: Reading): boolean {
  if (!isIndexLetter(letter) || scope.known.names.has(letter)) return true;
  if (freeIndices(scope.known.variable).includes(letter)) return true;
  return standsFree(tokens.slice(0, position - 1), letter);
}

/** Whether a letter stands somewhere in the tokens, where no sum of its own binds it. */
export function standsFree(tokens: readonly Token[], letter: string): boolean {
  for (const token of tokens) {
    if (token.kind === "big" && boundBy(token.sub ?? []).includes(letter)) return false;
    if (isName(token, letter)) return true;
    if (partsOf(token).some((part) => standsFree(part, letter))) return true;
  }
  return false;
}
