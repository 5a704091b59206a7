/** Relations, what joins them, and cases. */
import type { Place } from "../parse/errors.js";
import type { Cursor } from "./cursor.js";
import type { Reading } from "./reading.js";
import { type GridToken, isFence, isSign, spanning, type Token } from "./tokens.js";
import type { Node } from "./tree.js";

const logic = /^\s*(and|or|not)\s*$/;

/** A sign or word that stands in conditions only. */
export const isOfCondition = (token: Token): boolean =>
  isRelation(token) || isSign(token, "and", "or", "not") || (token.kind === "text" && logic.test(token.text));

const relations: Readonly<Record<string, string>> = {
  "=": "==",
  "≡": "==",
  "==": "==",
  "!=": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  in: "in",
};

export const isRelation = (token: Token | undefined): boolean =>
  token?.kind === "sign" && Object.hasOwn(relations, token.text);

/** A relation, or several joined by "and", "or", commas and signs. */
export function readCondition(tokens: readonly Token[], place: Place, reading: Reading): Node {
  return joined("or", tokens, place, reading, () =>
    joined("and", tokens, place, reading, () => one(tokens, place, reading)),
  );
}

/** Split at a word, if it stands there. */
function joined(
  word: "and" | "or",
  tokens: readonly Token[],
  place: Place,
  reading: Reading,
  otherwise: () => Node,
): Node {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    const isWord = token.kind === "text" && token.text.trim() === word;
    if (isWord || isSign(token, word) || (word === "and" && isSign(token, ","))) parts.push([]);
    else parts[parts.length - 1]?.push(token);
  }
  const filled = parts.filter((part) => part.length > 0);
  if (filled.length < 2) return otherwise();
  return {
    kind: "logic",
    word,
    args: filled.map((part) => readCondition(part, spanOf(part, place), reading)),
    place,
  };
}

const spanOf = (tokens: readonly Token[], place: Place): Place =>
  spanning(tokens[0]?.place ?? place, tokens[tokens.length - 1]?.place ?? place);

function one(tokens: readonly Token[], place: Place, reading: Reading): Node {
  const [first, ...rest] = tokens.filter((token) => !isSign(token, "quad"));
  if (isSign(first, "not") || (first?.kind === "text" && first.text.trim() === "not"))
    return { kind: "logic", word: "not", args: [readCondition(rest, spanOf(rest, place), reading)], place };
  if (isFence(first, "(", "[") && rest.length === 0 && first.body.some(isOfCondition))
    return readCondition(first.body, first.place, reading);
  const parts: Token[][] = [[]];
  const signs: Token[] = [];
  for (const token of tokens) {
    if (isRelation(token)) {
      signs.push(token);
      parts.push([]);
    } else if (!isSign(token, "quad")) parts[parts.length - 1]?.push(token);
  }
  if (signs.length === 0) return reading.expression(tokens, place);
  const sides = parts.map((part, k) => side(part, signs[k - 1], signs[k] ?? signs[k - 1], place, reading));
  const links = signs.map((sign, k): Node => {
    const [left, right] = [sides[k] as Node, sides[k + 1] as Node];
    const text = "text" in sign ? (relations[sign.text] as string) : "==";
    return { kind: "relation", sign: text, args: [left, right], place: spanning(left.place, right.place) };
  });
  return links.length === 1 ? (links[0] as Node) : { kind: "logic", word: "and", args: links, place };
}

/** One side of a relation; behind ∈ a set in braces. */
function side(
  tokens: readonly Token[],
  before: Token | undefined,
  near: Token | undefined,
  place: Place,
  reading: Reading,
): Node {
  const where = tokens.length === 0 ? (near?.place ?? place) : spanOf(tokens, place);
  if (!isSign(before, "in")) return reading.expression(tokens, where);
  const [set] = tokens;
  if (isFence(set, "{") && tokens.length === 1)
    return { kind: "set", args: reading.list(set.body, set.place), place: set.place };
  const hint = "write y \\in \\{0, 1\\}; every name is a real number already";
  throw reading.scope.error("a set in braces must follow ∈", where, hint);
}

const otherwise = /^\s*(otherwise|else|sonst|elsewhere|other|in all other cases)\b/i;
const opening = /^\s*(if|for|when|where|falls|si)\b/i;

/** The rows of \begin{cases}: value, condition. */
export function readCases(cursor: Cursor, reading: Reading): Node {
  const token = cursor.take() as GridToken;
  const { place } = token;
  const args: Node[] = [];
  let last: Node | undefined;
  const rows = token.rows.filter((row) => row.some((cell) => cell.length > 0));
  rows.forEach((row, k) => {
    const [value, condition] = cellsOf(row);
    const result = reading.expression(value, spanOf(value, place));
    const [word] = condition;
    const isLast = k === rows.length - 1;
    if (isLast && (condition.length === 0 || (word?.kind === "text" && otherwise.test(word.text)))) {
      last = result;
      return;
    }
    const asked = word?.kind === "text" && opening.test(word.text) ? condition.slice(1) : condition;
    const test = reading.condition(asked, spanOf(asked, place));
    if (isLast && args.length > 0) {
      last = result;
      reading.scope.note(
        spanOf(asked, place),
        "the value in all other cases",
        "write another row with \\text{otherwise}",
      );
    } else args.push(test, result);
  });
  if (last === undefined) {
    const hint = "add a row: 0 & \\text{otherwise}";
    throw reading.scope.error("these cases do not say what holds otherwise", place, hint);
  }
  if (args.length === 0) return last;
  return { kind: "cases", args: [...args, last], place };
}

/** The value and its condition, with and without an & between them. */
function cellsOf(row: readonly (readonly Token[])[]): readonly [readonly Token[], readonly Token[]] {
  const [value = [], ...more] = row;
  const trimmed = (tokens: readonly Token[]): readonly Token[] => {
    let end = tokens.length;
    while (end > 0 && isSign(tokens[end - 1], ",", ";", ".", "quad")) end--;
    return tokens.slice(0, end).filter((token, k) => !(k === 0 && isSign(token, "quad")));
  };
  if (more.length > 0) return [trimmed(value), trimmed(more.flat())];
  const at = value.findIndex((token) => token.kind === "text");
  return at < 0 ? [trimmed(value), []] : [trimmed(value.slice(0, at)), trimmed(value.slice(at))];
}
