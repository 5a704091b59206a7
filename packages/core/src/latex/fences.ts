/** Brackets of a list of tokens by pairs; bars by where they stand. */
import { DeriveError } from "../parse/errors.js";
import { tooDeep } from "./tex.js";
import { type BracketToken, spanning, type Token } from "./tokens.js";

/** Brackets in one another beyond this: no person wrote them, and each takes stack. */
const deepest = 120;

interface Open {
  readonly bracket: BracketToken;
  readonly before: Token[];
}

const partner: Readonly<Record<string, string>> = {
  "(": ")",
  "[": "]",
  "{": "}",
  "|": "|",
  "‖": "‖",
  "⟨": "⟩",
  "⌊": "⌋",
  "⌈": "⌉",
};

/**
 * The list with each pair of brackets and what is between it as one token.
 * @throws DeriveError for a bracket without a partner
 */
export function fenced(tokens: readonly Token[], source: string): Token[] {
  if (!tokens.some(({ kind }) => kind === "bracket")) return [...tokens];
  const stack: Open[] = [];
  let current: Token[] = [];
  for (let k = 0; k < tokens.length; k++) {
    const single = tokens[k] as Token;
    const token =
      single.kind === "bracket" ? (doubled(single, tokens[k + 1], stack, current) ?? single) : single;
    if (token !== single) k++;
    if (token.kind !== "bracket") {
      current.push(token);
      continue;
    }
    const open = stack[stack.length - 1];
    if (opens(token, open, current)) {
      if (stack.length === deepest) throw tooDeep(source, token.place);
      stack.push({ bracket: token, before: current });
      current = [];
      continue;
    }
    if (open === undefined || partner[open.bracket.text] !== token.text) throw unmatched(token, open, source);
    const { sub, sup, primes } = token;
    open.before.push({
      kind: "fence",
      open: open.bracket.text,
      close: token.text,
      body: current,
      place: spanning(open.bracket.place, token.place),
      ...(sub && { sub }),
      ...(sup && { sup }),
      ...(primes !== undefined && { primes }),
    });
    current = open.before;
    stack.pop();
  }
  const left = stack[stack.length - 1];
  if (left === undefined) return current;
  if (left.bracket.sub !== undefined) {
    const hint = "write the value at a point by putting the point in";
    throw new DeriveError(
      "not-supported",
      "a bar behind an expression cannot be read here",
      source,
      left.bracket.place,
      hint,
    );
  }
  throw new DeriveError(
    "unbalanced-brackets",
    `this ${left.bracket.text} is not closed`,
    source,
    left.bracket.place,
    `write ${partner[left.bracket.text]} behind what it holds`,
  );
}

/** ||: the bars of a norm, but for |x||y|. */
function doubled(
  token: BracketToken,
  next: Token | undefined,
  stack: readonly Open[],
  current: readonly Token[],
): BracketToken | undefined {
  if (token.text !== "|" || token.side !== "either" || next?.kind !== "bracket" || next.text !== "|")
    return undefined;
  const isAdjacent = token.place.offset + token.place.length === next.place.offset && token.sup === undefined;
  const open = stack[stack.length - 1]?.bracket.text;
  const opens = open !== "|" && open !== "‖" && !endsOperand(current[current.length - 1]);
  const closes = open === "‖" && endsOperand(current[current.length - 1]);
  if (!isAdjacent || !(opens || closes)) return undefined;
  return { ...next, text: "‖", place: spanning(token.place, next.place) };
}

/** A bar opens where an operand should begin, and where none of its kind is open. */
function opens(token: BracketToken, open: Open | undefined, current: readonly Token[]): boolean {
  if (token.side !== "either") return token.side === "open";
  return open?.bracket.text !== token.text || !endsOperand(current[current.length - 1]);
}

const endsOperand = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.kind !== "big" &&
  token.kind !== "function" &&
  (token.kind !== "sign" || token.text === "*");

/** A bar that stands alone between brackets: p(x|y), KL(q‖p). */
const isBetween = (text: string): boolean => text === "|" || text === "‖";

function unmatched(token: BracketToken, open: Open | undefined, source: string): DeriveError {
  const expected = open === undefined ? undefined : partner[open.bracket.text];
  if (open !== undefined && token.side === "close" && isBetween(open.bracket.text)) {
    const message = `the ${open.bracket.text} between these brackets cannot be read here`;
    const hint =
      "conditional densities and divergences are not part of the language; absolute values are \\lvert x \\rvert";
    return new DeriveError("not-supported", message, source, open.bracket.place, hint);
  }
  const message =
    expected === undefined
      ? `this ${token.text} closes nothing`
      : `${expected} is expected here, which closes ${open?.bracket.text}`;
  const hint =
    expected === undefined
      ? "leave it out, or open a bracket before"
      : "half-open intervals and brackets of two kinds are not part of the language";
  return new DeriveError("unbalanced-brackets", message, source, token.place, hint);
}
