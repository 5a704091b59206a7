/** Names: what a letter stands for, and which names are taken. */
import { call, type Expr, num, sym } from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { isUnknownName } from "../functions/unknownNames.js";
import type { Context } from "./context.js";
import { usages } from "./forms.js";
import type { Located } from "./mathjs.js";

/** @param ownE whether the text gives the letter e a meaning of its own: e = …, e[i], f(e) = … */
export const readSymbol = (name: string, ownE: boolean): Expr =>
  name === "e" && !ownE ? call("exp", num(1)) : sym(name);

/** sin, log, …: names that nobody gives to a variable, unlike gamma, delta or sigma. */
export const isFunctionOnly = (name: string): boolean =>
  functionNamed(name) !== undefined && !isUnknownName(name);

const words = new Set(["pi", "and", "or", "not", "in", "mod", "xor", "to"]);

/** Names with a meaning that no definition can change. */
export const isReserved = (name: string): boolean =>
  words.has(name) || isFunctionOnly(name) || Object.hasOwn(usages, name);

/** How a name that is called is written with its argument: sin(…), sum(body, i, 1, m). */
export const usageOf = (name: string): string => usages[name] ?? `${name}(…)`;

/** sinx, sin2x, lnx: a function and its argument run together. */
const runTogether = /^([a-z]+?)(\d*(?:[xyz]|theta)|\d+[a-z])$/;

/** @throws DeriveError for the name of a function that stands like a variable, and for one glued to its argument */
export function refuseFunctionAsVariable(located: Located, context: Context): void {
  const { type, name = "" } = located.node;
  if (type !== "SymbolNode" || context.defined.has(name)) return;
  if (isFunctionOnly(name) || Object.hasOwn(usages, name)) {
    const hint = `write ${usageOf(name)}`;
    throw context.error("syntax", `${name} is a function and needs an argument`, located, hint);
  }
  const [, head = "", argument = ""] = runTogether.exec(name) ?? [];
  if (!isFunctionOnly(head)) return;
  const product = argument.replace(/^(\d+)(?=\D)/, "$1*");
  const hint = `write ${head}(${product}) for the function`;
  throw context.error("syntax", `${name} would be one name`, located, hint);
}
