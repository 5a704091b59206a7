/** One function that is to be written: what it returns, and what it may ask of its arguments. */
import { type Expr, freeNames, rationalText } from "../expr/index.js";
import type { Node } from "./graph.js";
import type { Identifiers } from "./identifiers.js";
import { NotCode } from "./lower.js";
import { atom, held, level, type Piece } from "./piece.js";

/** An argument, with the dimension of each of its axes. */
export interface Argument {
  readonly name: string;
  readonly dims: readonly Expr[];
  /** Whether its entries are used as indices: class labels. */
  readonly isIndex: boolean;
}

export interface Program {
  readonly root: Node;
  /** Names of the problem for values on the way. */
  readonly names: ReadonlyMap<Node, string>;
}

/** The lines of a function's body but for dimensions, and what it returns. */
export interface Body {
  readonly lines: readonly string[];
  readonly result: string;
}

/** Dimensions as they are written, noting which names they need. */
export class Dimensions {
  readonly used = new Set<string>();
  readonly #identifiers: Identifiers;

  constructor(identifiers: Identifiers) {
    this.#identifiers = identifiers;
  }

  piece(e: Expr): Piece {
    switch (e.kind) {
      case "num":
        return { text: rationalText(e.value), level: level.atom };
      case "sym":
        this.used.add(e.name);
        return atom(this.#identifiers.of(e.name));
      case "neg":
        return { text: `-${held(this.piece(e.args[0]), level.power)}`, level: level.sign };
      case "mul":
        return {
          text: e.args.map((a) => held(this.piece(a), level.product)).join(" * "),
          level: level.product,
        };
      case "add": {
        const text = e.args.reduce((sum, term, k) => {
          const isMinus = term.kind === "neg" || (term.kind === "num" && term.value.s < 0n);
          if (k === 0) return held(this.piece(term), level.sum);
          if (!isMinus) return `${sum} + ${held(this.piece(term), level.sum)}`;
          const size = term.kind === "neg" ? this.piece(term.args[0]) : atom(rationalText(term.value.neg()));
          return `${sum} - ${held(size, level.product)}`;
        }, "");
        return { text, level: level.sum };
      }
      default:
        throw new NotCode("a bound of a sum that is no count", "write bounds like m or n - 1");
    }
  }

  text(e: Expr): string {
    return this.piece(e).text;
  }
}

/** Where a dimension can be read off: an axis of an argument, plus so much. */
export interface Reading {
  readonly argument: Argument;
  readonly axis: number;
  /** The axis is the dimension plus this many. */
  readonly excess: number;
}

/** @returns undefined where no argument has the dimension: then it is an argument itself */
export function readingOf(name: string, args: readonly Argument[]): Reading | undefined {
  let found: Reading | undefined;
  for (const argument of args)
    argument.dims.forEach((dim, axis) => {
      const excess = excessOver(dim, name);
      if (excess === undefined) return;
      const better = found === undefined || Number(excess !== 0) < Number(found.excess !== 0);
      const equal = found !== undefined && (excess === 0) === (found.excess === 0);
      if (better || (equal && axis < (found?.axis ?? 0))) found = { argument, axis, excess };
    });
  return found;
}

function excessOver(dim: Expr, name: string): number | undefined {
  if (dim.kind === "sym") return dim.name === name ? 0 : undefined;
  if (dim.kind !== "add" || !freeNames(dim).has(name)) return undefined;
  const [first, second, ...more] = dim.args;
  const isShift = first?.kind === "sym" && second?.kind === "num" && more.length === 0;
  return isShift && first.name === name ? Number(second.value.valueOf()) : undefined;
}
