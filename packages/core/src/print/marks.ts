/**
 * Setting places off. A place is an occurrence, not a node: nodes are shared, so the way down to a place is
 * copied for printing, and the copy that stands there is a node of its own. The copies are not interned and
 * never leave the printers.
 *
 * In a printed line a marked place stands between two noncharacters, which no input contains and which have
 * no width; they become colours when the line is laid out.
 */
import type { Expr, Path } from "../expr/index.js";

export const markStart = "\uFDD0";
export const markEnd = "\uFDD1";

export interface Marked {
  readonly root: Expr;
  readonly places: ReadonlySet<Expr>;
}

interface Copy {
  readonly node: Expr;
  readonly args: Expr[];
}

/** The expression with every place at one of the paths a node of its own; a place inside another one, or
 *  that leads nowhere, is left out. */
export function isolate(root: Expr, paths: readonly Path[]): Marked {
  const places = new Set<Expr>();
  if (paths.length === 0) return { root, places };
  const copies = new Map<Expr, Copy>();
  const copyOf = (original: Expr): Expr => {
    const args = [...original.args];
    const node = { ...original, args } as unknown as Expr;
    copies.set(node, { node, args });
    return node;
  };
  const top = copyOf(root);
  const shortestFirst = [...paths].sort((a, b) => a.length - b.length);
  for (const path of shortestFirst) {
    let here = top;
    let covered = places.has(here);
    for (const position of path) {
      const copy = copies.get(here);
      const child = copy?.args[position];
      if (covered || copy === undefined || child === undefined) {
        covered = true;
        break;
      }
      here = copies.has(child) ? child : copyOf(child);
      copy.args[position] = here;
      covered = places.has(here);
    }
    if (!covered) places.add(here);
  }
  return { root: top, places };
}

const marked = new RegExp(`${markStart}([^${markStart}${markEnd}]*)${markEnd}`, "g");

const leftOver = new RegExp(`[${markStart}${markEnd}]`, "g");

/** Puts `mark` around what stands between the signs; of signs within signs, around the innermost. */
export const withMarks = (line: string, mark: (text: string) => string): string =>
  line.replace(marked, (_, inner: string) => (inner === "" ? "" : mark(inner))).replace(leftOver, "");

/** How many columns a line takes. */
export function columns(line: string): number {
  let count = 0;
  for (const char of line) if (char !== markStart && char !== markEnd) count++;
  return count;
}
