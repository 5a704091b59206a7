/** `ax` where one differentiates by x: a name of its own for the grammar, and a·x for whoever wrote it. */
import { smallGreekName } from "../expr/greek.js";
import { type Expr, freeNames, type Variable } from "../expr/index.js";
import type { Definition } from "../problem/problem.js";
import { DeriveError } from "./errors.js";
import type { Reading } from "./tree.js";

const letters = new RegExp(`${smallGreekName}|[A-Za-z]`, "g");

/**
 * Refuses a name of two letters one of which is a variable, and a longer one all of whose letters are names
 * of the problem: read as one name it would be a constant, and the derivative wrong without a word.
 */
export function refuseGluedNames(
  reading: Reading,
  definitions: ReadonlyMap<string, Definition>,
  roots: readonly Expr[],
  variables: readonly Variable[],
): void {
  const moving = new Set(variables.flatMap(({ kind, name }) => (kind === "sym" ? [name] : [])));
  const names = new Set([...moving, ...roots.flatMap((root) => [...freeNames(root)])]);
  const known = new Set([...definitions.values()].flatMap(({ name, parameters }) => [name, ...parameters]));
  for (const name of names) {
    const parts = /^[A-Za-z]+$/.test(name) ? (name.match(letters) ?? []) : [];
    if (parts.length < 2 || known.has(name) || moving.has(name)) continue;
    if (!parts.some((part) => moving.has(part))) continue;
    if (parts.length > 2 && !parts.every((part) => names.has(part))) continue;
    const token = reading.tokens.find(({ kind, text }) => kind === "name" && text === name);
    throw new DeriveError(
      "syntax",
      `${name} can be read as one name and as a product`,
      reading.source,
      token?.place,
      `write ${parts.join("*")} for the product, ${parts.join("_")} for one name`,
    );
  }
}
