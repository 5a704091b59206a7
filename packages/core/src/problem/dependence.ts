/**
 * Whether an expression depends on a variable: index-aware (theta[1] does not depend on theta[2], theta[k]
 * may on theta[j]) and through definitions. "May depend" counts as dependence: a derivative is 0 only where
 * this says no.
 */
import { type Expr, isBinder, type Memo, remembered, substitute, sym, type Variable } from "../expr/index.js";
import type { Setting } from "./problem.js";
import { memoByVariable } from "./whileWorking.js";

const dependence = memoByVariable<boolean>();

export function dependsOn(root: Expr, variable: Variable, setting: Setting): boolean {
  return remembered(root, dependence(setting, variable), (e, memo) =>
    nodeDepends(e, variable, setting, memo),
  );
}

/** Whether an expression depends on what is differentiated by. */
export const isMoving = (e: Expr, setting: Setting): boolean =>
  [...setting.moving].some((name) => dependsOn(e, sym(name), setting));

function nodeDepends(e: Expr, variable: Variable, setting: Setting, memo: Memo<boolean>): boolean {
  switch (e.kind) {
    case "num":
      return false;
    case "sym":
    case "matrix":
      return e.name === variable.name || namesDependent(e.name, variable, setting);
    case "at":
      return (
        (e.name === variable.name && mayCoincide(e.args, variable.args)) ||
        namesDependent(e.name, variable, setting) ||
        e.args.some((index) => memo.get(index) === true)
      );
    case "call":
      return e.args.some((arg) => memo.get(arg) === true) || namesDependent(e.name, variable, setting);
    case "sum":
    case "prod": {
      // The bound index hides a variable of the same name inside the body.
      const [body, lower, upper] = e.args;
      const inBody = memo.get(body) === true && !(isBinder(e) && e.name === variable.name);
      return inBody || memo.get(lower) === true || memo.get(upper) === true;
    }
    default:
      return e.args.some((child) => memo.get(child) === true);
  }
}

function namesDependent(name: string, variable: Variable, setting: Setting): boolean {
  if (setting.dependent.has(name) && name !== variable.name) return true;
  const definition = setting.definitions.get(name);
  if (definition === undefined) return false;
  const { parameters, body } = definition;
  // A parameter of the variable's name is not the variable; other definitions in the body may speak of that all the same.
  const own = parameters.includes(variable.name)
    ? substitute(body, new Map([[variable.name, sym(`parameter ${variable.name}`)]]))
    : body;
  return dependsOn(own, variable, setting);
}

/** Index lists that could name the same entry. Different numbers never do; different lengths (a row against
 *  an entry of it) do if the common positions may. */
function mayCoincide(a: readonly Expr[], b: readonly Expr[]): boolean {
  return a.every((index, position) => {
    const other = b[position];
    return !(index.kind === "num" && other?.kind === "num" && index !== other);
  });
}
