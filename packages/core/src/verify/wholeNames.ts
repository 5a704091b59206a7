/** Names that stand for whole numbers: places in arrays, what a delta compares, the indices of sums. */
import { type Expr, freeNames, isBinder, type Memo, memoByNode, remembered, union } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";

const none: ReadonlySet<string> = new Set();
const all = memoByNode<ReadonlySet<string>>();
const wholes = memoByNode<ReadonlySet<string>>();
const freeWholes = memoByNode<ReadonlySet<string>>();

const ofParts = (parts: readonly Expr[], known: Memo<ReadonlySet<string>>): ReadonlySet<string> =>
  parts.reduce((names, part) => union(names, known.get(part) ?? none), none);

/** All names of values below: of a place, x[i, k - 1], the names in it stand for whole numbers too. */
const namesOf = (root: Expr): ReadonlySet<string> =>
  remembered(root, all(), (e, known) => {
    const below = ofParts(e.args, known);
    return e.kind === "sym" || e.kind === "at" ? union(below, new Set([e.name])) : below;
  });

/** Those in the places of an entry, and those a delta compares. */
const usedAsPlaces = (e: Expr): ReadonlySet<string> =>
  e.kind === "at" || (e.kind === "call" && e.name === "delta")
    ? e.args.reduce((names, index) => union(names, namesOf(index)), none)
    : none;

/** Those that some part of an expression uses so, bound indices among them. */
const wholeNamesAnywhere = (root: Expr): ReadonlySet<string> =>
  remembered(root, wholes(), (e, known) => {
    const below = ofParts(e.args, known);
    const own = isBinder(e)
      ? new Set([e.name, ...namesOf(e.args[1]), ...namesOf(e.args[2])])
      : usedAsPlaces(e);
    return union(below, own);
  });

/** Those that are free in it: what a sum binds is another index than a name outside of the sum that is spelled the same. */
const freeWholeNames = (root: Expr): ReadonlySet<string> =>
  remembered(root, freeWholes(), (e, known) => {
    if (!isBinder(e)) return union(ofParts(e.args, known), usedAsPlaces(e));
    const [body, ...bounds] = e.args;
    const inBody = new Set(known.get(body) ?? none);
    inBody.delete(e.name);
    return bounds.reduce((names, bound) => union(names, namesOf(bound)), inBody as ReadonlySet<string>);
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
  const note = (names: ReadonlySet<string>, others: readonly string[] = []): void => {
    for (const name of names) if (free.has(name) && !others.includes(name)) found.add(name);
  };
  for (const e of expressions) note(freeWholeNames(e));
  // What they stand under binds indices that are free in them.
  for (const e of around) note(wholeNamesAnywhere(e));
  for (const e of setting.assumptions) note(freeWholeNames(e));
  for (const { body, parameters } of setting.definitions.values()) note(freeWholeNames(body), parameters);
  return found;
}

/** Whether a name is free in one of the expressions, or in what is defined or granted of their names. */
export const isSpokenOf = (name: string, expressions: readonly Expr[], setting: Setting): boolean =>
  [...expressions, ...setting.assumptions].some((e) => freeNames(e).has(name)) ||
  [...setting.definitions.values()].some(
    ({ body, parameters }) => freeNames(body).has(name) && !parameters.includes(name),
  );
