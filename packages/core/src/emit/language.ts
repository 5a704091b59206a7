/** How a whole file is put together in a language: functions, what stands in front of them, their documentation. */
import type { Helper } from "../functions/index.js";
import type { Documentation, ShapeWords } from "./documentation.js";
import type { Identifiers } from "./identifiers.js";
import type { Argument, Body, Dimensions, Program, Reading } from "./program.js";

/** A function that is ready to be written. */
export interface WrittenFunction {
  readonly name: string;
  /** The arguments by their identifiers; those that the body does not need are marked. */
  readonly args: readonly {
    readonly name: string;
    readonly argument: Argument | undefined;
    readonly isUsed: boolean;
  }[];
  readonly dimensions: readonly {
    readonly name: string;
    readonly argument: string;
    readonly reading: Reading;
  }[];
  readonly body: Body;
  readonly documentation: Documentation;
  /** How many axes the value has. */
  readonly rank: number;
}

export interface Writer {
  readonly helpers: ReadonlySet<Helper>;
  body(program: Program): Body;
}

export interface Language {
  readonly words: "python" | "typescript" | "julia";
  readonly shapes: ShapeWords;
  readonly writer: (identifiers: Identifiers, dimensions: Dimensions) => Writer;
  readonly file: (title: string, functions: readonly WrittenFunction[], helpers: readonly Helper[]) => string;
}

/** Dimensions that one argument gives all at once: m, n = X.shape. Others one by one. */
export function readingGroups(dimensions: WrittenFunction["dimensions"]): WrittenFunction["dimensions"][] {
  const groups: WrittenFunction["dimensions"][number][][] = [];
  for (const dimension of dimensions) {
    const { argument, reading } = dimension;
    const partner = groups.find(([other]) => other?.argument === argument && reading.excess === 0);
    if (partner !== undefined && partner[0]?.reading.excess === 0) partner.push(dimension);
    else groups.push([dimension]);
  }
  return groups.flatMap((group) => {
    const sorted = [...group].sort((a, b) => a.reading.axis - b.reading.axis);
    const isWhole = sorted.length > 1 && sorted.length === sorted[0]?.reading.argument.dims.length;
    return isWhole ? [sorted] : sorted.map((one) => [one]);
  });
}

export const excessText = (excess: number): string =>
  excess === 0 ? "" : ` ${excess > 0 ? "-" : "+"} ${Math.abs(excess)}`;
