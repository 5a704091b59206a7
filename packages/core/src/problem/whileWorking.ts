/** What is worked out under one setting and serves all lines of a problem. */
import { type Expr, memoOfArena, type Variable } from "../expr/index.js";
import type { Setting } from "./problem.js";

/**
 * Something made once for each setting and kept while its problem is worked on: it goes with the arena or with the
 * setting, whichever goes first, so a derivation that a caller keeps does not keep what it was made with.
 *
 * @example const settledNodes = whileWorking(() => new Set<Expr>()); settledNodes(setting).add(e)
 */
export function whileWorking<T>(make: () => T): (setting: Setting) => T {
  const kept = memoOfArena(() => new WeakMap<Setting, T>());
  return (setting) => {
    const bySetting = kept();
    let found = bySetting.get(setting);
    if (found === undefined) {
      found = make();
      bySetting.set(setting, found);
    }
    return found;
  };
}

/** A memo by node for each variable, kept as long as the problem is worked on. */
export function memoByVariable<T>(): (setting: Setting, variable: Variable) => Map<Expr, T> {
  const byVariable = whileWorking(() => new Map<Variable, Map<Expr, T>>());
  return (setting, variable) => {
    const memos = byVariable(setting);
    let memo = memos.get(variable);
    if (memo === undefined) {
      memo = new Map();
      memos.set(variable, memo);
    }
    return memo;
  };
}
