/** Names that stand for whole numbers: places in arrays, what a delta compares, the indices of sums. */
import { type Expr, freeNames, isBinder, postorder } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";

const memo = new WeakMap<Expr, ReadonlySet<string>>();

/** Those that some part of an expression uses so. */
export function wholeNamesOf(root: Expr): ReadonlySet<string> {
  const known = memo.get(root);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const note = (e: Expr): void => {
    for (const node of postorder(e)) if (node.kind === "sym" || node.kind === "at") names.add(node.name);
  };
  for (const e of postorder(root)) {
    if (isBinder(e)) {
      names.add(e.name);
      note(e.args[1]);
      note(e.args[2]);
    }
    if (e.kind === "at" || (e.kind === "call" && e.name === "delta")) for (const index of e.args) note(index);
  }
  memo.set(root, names);
  return names;
}

/**
 * The free names of some expressions that stand for whole numbers.
 * @param around what the expressions stand in
 */
export function wholeNamesIn(
  expressions: readonly Expr[],
  around: readonly Expr[],
  setting: Setting,
): ReadonlySet<string> {
  const free = new Set(expressions.flatMap((e) => [...freeNames(e)]));
  const said = [
    ...expressions,
    ...around,
    ...setting.assumptions,
    ...[...setting.definitions.values()].map(({ body }) => body),
  ];
  return new Set(said.flatMap((e) => [...wholeNamesOf(e)].filter((name) => free.has(name))));
}
