/** Names that stand for whole numbers: places in arrays, what a delta compares, the indices of sums. */
import { type Expr, freeNames, isBinder, memoByNode, remembered, union } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";

const none: ReadonlySet<string> = new Set();
const all = memoByNode<ReadonlySet<string>>();
const wholes = memoByNode<ReadonlySet<string>>();

/** All names of values below: of a place, x[i, k - 1], the names in it stand for whole numbers too. */
const namesOf = (root: Expr): ReadonlySet<string> =>
  remembered(root, all(), (e, known) => {
    const below = e.args.reduce((names, child) => union(names, known.get(child) ?? none), none);
    return e.kind === "sym" || e.kind === "at" ? union(below, new Set([e.name])) : below;
  });

/** Those that some part of an expression uses so. */
export const wholeNamesOf = (root: Expr): ReadonlySet<string> =>
  remembered(root, wholes(), (e, known) => {
    const below = e.args.reduce((names, child) => union(names, known.get(child) ?? none), none);
    const own = isBinder(e)
      ? new Set([e.name, ...namesOf(e.args[1]), ...namesOf(e.args[2])])
      : e.kind === "at" || (e.kind === "call" && e.name === "delta")
        ? e.args.reduce((names, index) => union(names, namesOf(index)), none)
        : none;
    return union(below, own);
  });

/**
 * The free names of some expressions that stand for whole numbers.
 * @param around what the expressions stand in
 */
export function wholeNamesIn(
  expressions: readonly Expr[],
  around: readonly Expr[],
  setting: Setting,
): ReadonlySet<string> {
  const free = expressions.reduce((names, e) => union(names, freeNames(e)), none);
  const found = new Set<string>();
  const note = (e: Expr): void => {
    for (const name of wholeNamesOf(e)) if (free.has(name)) found.add(name);
  };
  for (const e of expressions) note(e);
  for (const e of around) note(e);
  for (const e of setting.assumptions) note(e);
  for (const { body } of setting.definitions.values()) note(body);
  return found;
}
