/** Statements: definitions and the cost, as LaTeX separates them. */
import { isFence, isName, isSign, partsOf, type Token } from "./tokens.js";

/** What stands between the equals signs of a statement; words alone are no side. */
export interface Statement {
  readonly tokens: readonly Token[];
  readonly sides: readonly (readonly Token[])[];
}

const separating =
  /^\s*(,|;|\.)?\s*(where|let|and|with|for|given|set|define|then|so|hence|using|minimi[sz]e|maximi[sz]e|mit|wobei)?\s*(:|,)?\s*$/i;

/** Pieces between `\\`, `;`, wide spaces behind commas, blank lines and words. A row that goes on with a sign belongs to the one before. */
export function statementsOf(tokens: readonly Token[], source: string): readonly Statement[] {
  const statements: Token[][] = [];
  for (const piece of piecesOf(tokens, source)) {
    const last = statements[statements.length - 1];
    const { own, isRow } = piece;
    if (last !== undefined && isRow && (goesOn(own[0]) || goesOn(last[last.length - 1]))) last.push(...own);
    else statements.push([...own]);
  }
  return statements.map((own) => ({ tokens: own, sides: sidesOf(own) }));
}

interface Piece {
  readonly own: Token[];
  /** Whether it is a further row, which may go on with the one before. */
  readonly isRow: boolean;
  /** Whether an equals sign stands in it. */
  hasEquals: boolean;
}

const emptyPiece = (isRow: boolean): Piece => ({ own: [], isRow, hasEquals: false });

function piecesOf(tokens: readonly Token[], source: string): readonly Piece[] {
  const pieces: Piece[] = [emptyPiece(false)];
  const flat = tokens.flatMap((token) => rowsOf(token, tokens.length));
  const lastUse = lastUses(flat);
  const push = (token: Token): void => {
    const piece = pieces[pieces.length - 1] as Piece;
    piece.own.push(token);
    piece.hasEquals ||= isSign(token, "=");
  };
  flat.forEach((token, k) => {
    const piece = pieces[pieces.length - 1] as Piece;
    const separates = separation(token, flat[k + 1], () => startsStatement(flat.slice(k + 1, k + 4)));
    if (separates === "end")
      pieces.push(emptyPiece(isSign(token, "newline") && (piece.own.length > 0 || piece.isRow)));
    if (separates !== "inside") return;
    if (breaksBefore(flat.slice(k, k + 3), piece, source, (name) => lastUse(name) >= k))
      pieces.push(emptyPiece(false));
    push(token);
  });
  return pieces.filter(({ own }) => own.length > 0);
}

/** Whether a token ends a statement, belongs to it, or says nothing. */
function separation(
  token: Token,
  next: Token | undefined,
  startsNext: () => boolean,
): "end" | "inside" | "nothing" {
  if (isSign(token, "newline", ";", "⇒") || (token.kind === "text" && separating.test(token.text)))
    return "end";
  if (isSign(token, ",", ".")) {
    const last = next === undefined || isSign(next, "quad", "newline") || next.kind === "text";
    return last ? "end" : "inside";
  }
  if (isSign(token, "quad")) return startsNext() ? "end" : "nothing";
  return isSign(token, "&") ? "nothing" : "inside";
}

/** The rows of an aligned block one after another. */
function rowsOf(token: Token, count: number): readonly Token[] {
  if (token.kind !== "grid" || token.isCases || count > 1) return [token];
  const newline: Token = { kind: "sign", text: "newline", place: token.place };
  return token.rows.flatMap((row) => {
    const cells = row.flat();
    return [...cells.flatMap((cell) => rowsOf(cell, cells.length)), newline];
  });
}

/** A sign that cannot stand at the end or the beginning of a formula. */
const goesOn = (token: Token | undefined): boolean => isSign(token, "=", "+", "-", "*", "/", ".*", "./");

/** A wide space ends a statement where a name with = follows. */
const startsStatement = (tokens: readonly Token[]): boolean => {
  const [first, second, third] = tokens;
  return first?.kind === "name" && (isSign(second, "=") || (isFence(second, "(") && isSign(third, "=")));
};

/**
 * A line break of the source, where the piece before defines what stands behind it.
 * @param ahead the next three tokens
 */
function breaksBefore(
  ahead: readonly Token[],
  { own, hasEquals }: Piece,
  source: string,
  isUsedBehind: (name: string) => boolean,
): boolean {
  const [head, before, token] = [own[0], own[own.length - 1], ahead[0]];
  if (before === undefined || token === undefined) return false;
  const between = source.slice(before.place.offset + before.place.length, token.place.offset);
  if (!between.includes("\n") || goesOn(before) || isSign(token, "=", "+", "*", "/")) return false;
  if (/\n\s*\n/.test(between) && !isSign(token, "-")) return true;
  if (head?.kind !== "name" || !hasEquals) return false;
  return startsStatement(ahead) || isUsedBehind(head.text);
}

/** The position of the last token that a name stands in. */
function lastUses(tokens: readonly Token[]): (name: string) => number {
  const found = new Map<string, number>();
  return (name) => {
    const last = found.get(name) ?? tokens.findLastIndex((token) => standsIn([token], name));
    found.set(name, last);
    return last;
  };
}

/** Whether a name stands anywhere in the tokens. */
export function standsIn(tokens: readonly Token[], name: string): boolean {
  const lists: (readonly Token[])[] = [tokens];
  for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
    for (const token of list) {
      if (isName(token, name)) return true;
      lists.push(...partsOf(token));
    }
  }
  return false;
}

function sidesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sides: Token[][] = [[]];
  tokens.forEach((token, k) => {
    const isColon = isSign(token, ":") && isSign(tokens[k + 1], "=");
    if (isSign(token, "=", "≡")) sides.push([]);
    else if (!isColon) sides[sides.length - 1]?.push(token);
  });
  return sides.filter(
    (side, k) => k === 0 || side.some((token) => token.kind !== "text" && !isSign(token, ".", ",")),
  );
}
