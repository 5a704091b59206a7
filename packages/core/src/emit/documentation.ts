/** What a function says of itself: what it computes, the shapes of its arguments and of its value. */
import type { Expr } from "../expr/index.js";
import { toText } from "../print/text.js";
import { head, usedIn } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";
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

/** The formula, after the definitions that it uses. */
export function formulasOf(e: Expr, setting: Setting): string[] {
  const used = usedIn([e], setting.definitions.values());
  const lines = used.map((definition) => `${toText(head(definition))} = ${toText(definition.body)}`);
  return [...lines, toText(e)];
}

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
