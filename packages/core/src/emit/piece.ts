/** A piece of code and how firmly it holds together. */

export interface Piece {
  readonly text: string;
  readonly level: number;
}

/** From loose to firm; the languages agree on these once relations and connectives are bracketed. */
export const level = { choice: 0, relation: 1, sum: 3, product: 4, sign: 5, power: 6, atom: 7 } as const;

export const atom = (text: string): Piece => ({ text, level: level.atom });

/** The text, in brackets unless it is at least that firm. */
export const held = (piece: Piece, least: number): string =>
  piece.level >= least ? piece.text : `(${piece.text})`;

/** A pattern with pieces in the place of `$1`, `$2`: in brackets where they stand beside an operator. */
export const filled = (pattern: string, args: readonly Piece[]): string =>
  pattern.replace(/(\(|, )?\$(\d)(?=([),])?)/g, (_, before: string | undefined, k: string, after) => {
    const piece = args[Number(k) - 1] as Piece;
    return (
      (before ?? "") + held(piece, before === undefined || after === undefined ? level.atom : level.choice)
    );
  });

/** A statement in lines of at most `width` characters where that can be done, broken at operators and commas. */
export function brokenAt(width: number, line: string, continued: string): string[] {
  if (line.length <= width) return [line];
  const lines: string[] = [];
  let open = "";
  for (const word of line.split(/(?<=[-+*/@,=]|=>) (?!\/)/)) {
    const indent = lines.length === 0 ? "" : continued;
    if (open !== "" && indent.length + open.length + 1 + word.length > width) {
      lines.push(indent + open);
      open = word;
    } else open = open === "" ? word : `${open} ${word}`;
  }
  return [...lines, (lines.length === 0 ? "" : continued) + open];
}
