/** What was found out about nodes, kept beside the arena they are in: with it, it goes. */
import { type Arena, currentArena } from "./arena.js";
import type { Expr } from "./node.js";
import { postorder } from "./traverse.js";

export interface Memo<T> {
  get(e: Expr): T | undefined;
  has(e: Expr): boolean;
  set(e: Expr, value: T): unknown;
}

/** The arena that lives as long as the process: it must not keep the nodes that its memos speak of. */
const lasting = currentArena();
let memos = 0;

/**
 * A memo for each arena. A map that goes as a whole is much cheaper than a weak one, whose entries the garbage
 * collector has to look through one by one.
 *
 * @example const heights = memoByNode<number>(); heights().get(e)
 */
export const memoByNode = <T>(): (() => Memo<T>) =>
  memoOfArena<Memo<T>>((arena) => (arena === lasting ? new WeakMap<Expr, T>() : new Map<Expr, T>()));

/**
 * What `of` says of a node, which is asked once for each node of an arena.
 * @example const heightOf = perNode((e) => …); heightOf(e)
 */
export function perNode<E extends Expr, T>(of: (e: E) => T): (e: E) => T {
  const memos = memoByNode<T>();
  return (e) => {
    const memo = memos();
    const known = memo.get(e);
    if (known !== undefined) return known;
    const made = of(e);
    memo.set(e, made);
    return made;
  };
}

/** Something made once for each arena, and kept as long as the arena is. */
export function memoOfArena<T extends object>(make: (arena: Arena) => T): () => T {
  const place = memos++;
  return () => {
    const arena = currentArena();
    const known = arena.memos[place] as T | undefined;
    if (known !== undefined) return known;
    const made = make(arena);
    arena.memos[place] = made;
    return made;
  };
}

/**
 * What `of` says of the root, from what it said of the nodes below it, which are in the memo by then; each node is
 * asked once for all calls. A new node over known ones, the commonest case, takes no walk.
 */
export function remembered<T>(root: Expr, memo: Memo<T>, of: (e: Expr, memo: Memo<T>) => T): T {
  const known = memo.get(root);
  if (known !== undefined) return known;
  if (!root.args.every((child) => memo.has(child))) {
    for (const e of postorder(root, (node) => !memo.has(node))) if (!memo.has(e)) memo.set(e, of(e, memo));
    return memo.get(root) as T;
  }
  const made = of(root, memo);
  memo.set(root, made);
  return made;
}
