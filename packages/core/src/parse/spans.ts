/** From where to where a node stands in the text, found from the tokens below it. */
import type { Place } from "./errors.js";
import { functionOf, type Located } from "./mathjs.js";
import type { Token } from "./tokens.js";

/** The place of the whole node, brackets included. */
export function placeOf(located: Located, tokens: readonly Token[]): Place | undefined {
  return covering(tokens[first(located, tokens)], tokens[last(located, tokens)]);
}

/** The place of the sign between two neighbouring operands. */
export function placeBetween(left: Located, right: Located, tokens: readonly Token[]): Place | undefined {
  return covering(tokens[last(left, tokens) + 1], tokens[first(right, tokens) - 1]);
}

function covering(from: Token | undefined, to: Token | undefined): Place | undefined {
  if (from === undefined || to === undefined || from.position > to.position) return undefined;
  const { offset } = from.place;
  return { offset, length: to.place.offset + to.place.length - offset };
}

const opening = new Set(["(", "[", "-", "+", "~", "not"]);
const ending = new Set(["(", "[", ")", "]", "'", "!"]);
const prefixes = new Set(["unaryMinus", "unaryPlus", "not", "bitNot"]);
const postfixes = new Set(["ctranspose", "factorial"]);

/** The position of a node's first token, NaN where it has none. */
function first(located: Located, tokens: readonly Token[]): number {
  let before = 0;
  let at: Located | undefined = located;
  for (; at !== undefined && at.token === undefined; at = at.children[0]) {
    const { type } = at.node;
    const opens = type === "ParenthesisNode" || type === "ArrayNode";
    if (opens || (type === "OperatorNode" && prefixes.has(functionOf(at)))) before++;
  }
  let position = at?.token?.position ?? Number.NaN;
  // A row of [1, 2; 3, 4] is a list for mathjs, without brackets of its own.
  for (; before > 0 && opening.has(tokens[position - 1]?.text ?? ""); before--) position--;
  return position;
}

const closed = new Set(["ParenthesisNode", "ArrayNode", "FunctionNode", "IndexNode"]);

/** The position of a node's last token, NaN where it has none. */
function last(located: Located, tokens: readonly Token[]): number {
  let behind = 0;
  let at = located;
  for (;;) {
    const { type } = at.node;
    if (closed.has(type) || (type === "OperatorNode" && postfixes.has(functionOf(at)))) behind++;
    const child = at.children[at.children.length - 1];
    if (child === undefined) break;
    if (child.node.type === "IndexNode" && child.children.length === 0) {
      behind += 2;
      at = at.children[0] ?? at;
    } else at = child;
  }
  // f() and x[] have an opening bracket behind their name, and nothing in it to be the last token.
  if (at.node.type === "FunctionNode") behind++;
  let position = at.token?.position ?? Number.NaN;
  for (; behind > 0 && ending.has(tokens[position + 1]?.text ?? ""); behind--) position++;
  return position;
}
