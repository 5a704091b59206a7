/** What is differentiated by: "x", "theta[j]", "x, y". */
import type { Variable } from "../expr/index.js";
import { type Definition, highestOrder } from "../problem/problem.js";
import { DeriveError } from "./errors.js";
import { readText } from "./tree.js";

/**
 * One variable per differentiation.
 * @throws DeriveError for what is no variable
 * @example readVariables("x, theta[j]") and readVariables("x", 2) have two each
 */
export function readVariables(wrt: string | readonly string[] | undefined, order = 1): Variable[] {
  if (wrt === undefined) {
    const message = "nothing says what to differentiate by";
    throw new DeriveError("not-a-variable", message, "", undefined, 'add the option wrt: { wrt: "x" }');
  }
  const texts = typeof wrt === "string" ? splitAtCommas(wrt) : wrt;
  const variables = texts.map((text, k) => {
    if (text.trim() !== "") return readVariable(text);
    const source = texts.join(",");
    const offset = texts.slice(0, k).join(",").length;
    const place = source.trim() === "" ? undefined : { offset, length: 1 };
    throw new DeriveError("not-a-variable", "a variable is missing", source, place, variableHint);
  });
  const [only] = variables;
  if (only === undefined)
    throw new DeriveError("not-a-variable", "no variable to differentiate by", "", undefined, "add --wrt x");
  if (!Number.isInteger(order) || order < 1 || order > highestOrder)
    throw new DeriveError(
      "bad-option",
      `the order must be a whole number from 1 to ${highestOrder}`,
      "",
      undefined,
      "write for example --order 2",
    );
  if (order === 1) return variables;
  if (variables.length > 1) {
    throw new DeriveError(
      "bad-option",
      "an order and several variables exclude one another",
      "",
      undefined,
      'write each variable as often as it is due: --wrt "x, x, y"',
    );
  }
  return Array.from({ length: order }, () => only);
}

/**
 * What has a meaning already cannot vary: a definition, the name that an equation ties to the variable.
 * @throws DeriveError
 */
export function refuseFixed(
  variables: readonly Variable[],
  definitions: ReadonlyMap<string, Definition>,
  implicit: string | undefined,
): void {
  for (const x of variables) {
    const name = "name" in x ? x.name : "";
    if (definitions.has(name)) {
      const hint = `leave the definition of ${name} out to differentiate by it, or take a name that it depends on`;
      throw new DeriveError(
        "not-a-variable",
        `${name} is defined in the problem and does not vary`,
        "",
        undefined,
        hint,
      );
    }
    if (name !== implicit) continue;
    const message = `${name} cannot be both the variable and the name that depends on it`;
    const hint = "for dy/dx write --implicit y --wrt x";
    throw new DeriveError("bad-option", message, "", undefined, hint);
  }
}

/**
 * Several variables together, each once: named twice, a second derivative may be meant, and nothing else could be.
 * @param wrt what the variables were read from
 * @throws DeriveError
 */
export function refuseRepeated(variables: readonly Variable[], wrt: string | readonly string[]): void {
  if (new Set(variables).size === variables.length) return;
  const texts = typeof wrt === "string" ? splitAtCommas(wrt) : wrt;
  const again = variables.findIndex((x, k) => variables.indexOf(x) < k);
  const [source, text = ""] = [texts.join(","), texts[again]];
  const name = text.trim();
  const offset = texts.slice(0, again).reduce((sum, { length }) => sum + length + 1, text.search(/\S/));
  const hint = `name each variable once; the second derivative by ${name} is derive … --wrt "${name}, ${name}"`;
  const message = `${name} is named twice among the variables`;
  throw new DeriveError("bad-option", message, source, { offset, length: name.length }, hint);
}

const variableHint = "a variable is a name or an indexed name: x, theta[j], W[k, 1]";

function readVariable(text: string): Variable {
  const reading = readText(text);
  const body = reading.statements[0]?.body;
  const named = body?.kind === "at" || (body?.kind === "sym" && body.name !== "pi");
  if (reading.statements.length === 1 && reading.statements[0]?.kind === "expression" && named) return body;
  throw new DeriveError(
    "not-a-variable",
    `${text.trim()} is not a variable`,
    text.trim(),
    { offset: 0, length: text.trim().length },
    variableHint,
  );
}

/** Splits at commas outside of brackets: "x, W[k, j]". */
function splitAtCommas(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const char of text) {
    if (char === "[" || char === "(") depth++;
    if (char === "]" || char === ")") depth--;
    if (char === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts;
}
