/** Printed pieces, built from the leaves up: a text and how tightly it holds together. */
import { type Expr, postorder, treeSize } from "../expr/index.js";

/** How tightly a piece binds; a piece in a tighter place gets brackets. */
export const level = {
  logic: 0,
  relation: 1,
  sum: 2,
  minus: 3,
  product: 4,
  power: 5,
  atom: 6,
} as const;

export interface Piece {
  readonly text: string;
  readonly level: number;
  /** The same without its leading minus, where it has one that a sum takes over. */
  readonly unsigned?: string | undefined;
}

/** The piece of a child, made before its parent's. */
export type Pieces<P extends Piece = Piece> = (child: Expr) => P;

/** Printed expressions longer than this many nodes, about a megabyte, are cut. */
const mostNodes = 200_000;

/** What stands for an expression too large to print: "… (3000000 nodes)". */
export function cut(nodes: number): string {
  return `… (${nodes < 1e15 ? nodes : "over 1e15"} nodes)`;
}

/**
 * The piece of an expression, bottom-up, each distinct node once, without recursion.
 * @param done pieces made before, of expressions that share parts with this one
 */
export function pieceOf<P extends Piece>(
  root: Expr,
  piece: (e: Expr, of: Pieces<P>) => P,
  done = new Map<Expr, P>(),
): P | undefined {
  if (treeSize(root) > mostNodes) return undefined;
  const of: Pieces<P> = (child) => done.get(child) as P;
  for (const e of postorder(root, (node) => !done.has(node))) if (!done.has(e)) done.set(e, piece(e, of));
  return of(root);
}

/** The text of an expression, or a note of its size where that is beyond all reading. */
export function print(root: Expr, piece: (e: Expr, of: Pieces) => Piece): string {
  return pieceOf(root, piece)?.text ?? cut(treeSize(root));
}

/** The text in round brackets if it binds less tightly than its place asks. */
export const bracketed = ({ text, level: own }: Piece, needed: number): string =>
  own < needed ? `(${text})` : text;
