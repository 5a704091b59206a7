/** What a function says of itself: what it computes, the shapes of its arguments and of its value. */
import type { Expr } from "../expr/index.js";
import { toText } from "../print/text.js";
import { head, usedIn } from "../problem/definitions.js";
import type { Definition, Setting } from "../problem/problem.js";
import { type Surroundings, sharingOf } from "../sharing/index.js";
import type { Argument } from "./program.js";

export interface Documentation {
  /** "The gradient of the cost by theta." */
  readonly title: string;
  /** The formula in the input language, and the definitions that it uses. */
  readonly formulas: readonly string[];
  readonly args: readonly { readonly name: string; readonly says: string }[];
  readonly returns: string;
}

/** How a language speaks of shapes. */
export interface ShapeWords {
  readonly number: string;
  readonly array: (dims: readonly string[]) => string;
}

export const pythonShapes: ShapeWords = {
  number: "number",
  array: (dims) => `array of shape (${dims.join(", ")}${dims.length === 1 ? "," : ""})`,
};

export const plainShapes: ShapeWords = {
  number: "number",
  array: (dims) => (dims.length === 1 ? `vector of length ${dims[0]}` : `matrix, ${dims.join(" x ")}`),
};

export function shapeOfArgument({ dims, isIndex }: Argument, words: ShapeWords): string {
  const shape = dims.length === 0 ? words.number : words.array(dims.map(toText));
  return isIndex ? `${shape}; whole numbers from 1` : shape;
}

/** A formula of more characters than this gets names for its parts, where they make it at most half as long. */
const longest = 240;

/**
 * The formula, after the definitions that it uses.
 * @param around the names around a formula whose parts may get names; undefined where they have them already
 */
export function formulasOf(e: Expr, setting: Setting, around: Surroundings | undefined): string[] {
  const given = usedIn([e], setting.definitions.values()).map(statement);
  const plain = toText(e);
  const sharing =
    around === undefined || plain.length <= longest ? undefined : sharingOf([e], "always", around);
  if (sharing === undefined) return [...given, plain];
  const named = [...sharing.definitions.map(statement), toText(sharing.of(e))];
  const length = named.reduce((sum, line) => sum + line.length, 0);
  return [...given, ...(2 * length <= plain.length ? named : [plain])];
}

const statement = (definition: Definition): string =>
  `${toText(head(definition))} = ${toText(definition.body)}`;

/** Words in lines of at most `width` characters, each behind the same start. */
export function wrapped(text: string, width: number, indent: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}
