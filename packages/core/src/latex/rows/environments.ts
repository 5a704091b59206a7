/** Environments that set formulas in rows; they may stand in one another. */
import { behindSpace, type Lexeme, textOf } from "./lexemes.js";

/** name → how many arguments in braces follow \begin{name}. */
export const rowEnvironments: ReadonlyMap<string, number> = new Map([
  ...[
    "align",
    "aligned",
    "flalign",
    "eqnarray",
    "equation",
    "displaymath",
    "math",
    "gather",
    "gathered",
    "split",
    "multline",
    "multlined",
    "dmath",
    "dgroup",
    "subequations",
  ].flatMap((name): [string, number][] => [
    [name, 0],
    [`${name}*`, 0],
  ]),
  ["alignat", 1],
  ["alignat*", 1],
  ["alignedat", 1],
  ["xalignat", 1],
  ["array", 1],
  ["IEEEeqnarray", 1],
  ["IEEEeqnarray*", 1],
]);

/** The environments one formula of which runs over all rows. */
export const oneFormula: ReadonlySet<string> = new Set(["multline", "multline*", "multlined"]);

/** The name in braces behind the \begin or \end at `k`, and the index behind it. */
export function environmentName(all: readonly Lexeme[], k: number): { text: string; next: number } {
  const open = behindSpace(all, k + 1);
  if (all[open]?.kind !== "open") return { text: "", next: open };
  let at = open + 1;
  while (at < all.length && all[at]?.kind !== "close") at++;
  return { text: textOf(all, open + 1, at).trim(), next: Math.min(at + 1, all.length) };
}
