/** Terms as text in the syntax of a system. */
import { carryOut, type Operation, type Program, type Term } from "./terms.js";

export interface Syntax {
  /** What stands between base and exponent. */
  readonly power: "^" | "**";
  /** Names of functions where they differ; where there is no sigmoid it is written out. */
  readonly functions: Readonly<Partial<Record<Operation, string>>>;
}

export const commonSyntax: Syntax = { power: "^", functions: {} };

/** Text, and how tightly its outermost operation binds. */
interface Piece {
  readonly text: string;
  readonly level: number;
}

const [sumLevel, productLevel, powerLevel, atomLevel] = [1, 2, 3, 4];

const longestText = 1_000_000;

/** @throws RangeError where parts that are let, written out wherever they stand, would be longer than a megabyte */
export function refuseLong(program: Program): void {
  if (program.lets.length === 0) return;
  const length = carryOut<number>(
    program,
    (leaf) => String(leaf).length,
    (_, args) => args.reduce((a, b) => a + b, 1),
  );
  if (length > longestText) throw new RangeError("too long to write out");
}

/**
 * One expression; parts that are let are written out wherever they stand.
 * @throws RangeError where that would be too long
 */
export function writeOut(program: Program, syntax: Syntax = commonSyntax): string {
  refuseLong(program);
  return carryOut(program, leafPiece, (operation, args) => joined(operation, args, syntax)).text;
}

/** A term in which names of lets stay names. */
export const writeTerm = (term: Term, syntax: Syntax = commonSyntax): string =>
  writeOut({ lets: [], body: term }, syntax);

const leafPiece = (leaf: number | string): Piece => ({
  text: String(leaf),
  level: typeof leaf === "number" && leaf < 0 ? sumLevel : atomLevel,
});

const within = (piece: Piece, level: number): string =>
  piece.level >= level ? piece.text : `(${piece.text})`;

function joined(operation: Operation, args: readonly Piece[], syntax: Syntax): Piece {
  const [first, second] = args as readonly [Piece, Piece];
  switch (operation) {
    case "add": {
      const text = args.map((term, k) => {
        if (k === 0) return within(term, sumLevel);
        const own = within(term, sumLevel);
        return own.startsWith("-") ? ` - ${own.slice(1)}` : ` + ${within(term, productLevel)}`;
      });
      return { text: text.join(""), level: sumLevel };
    }
    case "neg":
      return { text: `-${within(first, productLevel)}`, level: sumLevel };
    case "mul":
      return { text: args.map((factor) => within(factor, powerLevel)).join("*"), level: productLevel };
    case "div":
      return { text: `${within(first, productLevel)}/${within(second, powerLevel)}`, level: productLevel };
    case "pow":
      return {
        text: `${within(first, atomLevel)}${syntax.power}${within(second, atomLevel)}`,
        level: powerLevel,
      };
    default: {
      const name = syntax.functions[operation];
      if (operation === "sigmoid" && name === undefined)
        return { text: `1/(1 + exp(-${within(first, productLevel)}))`, level: productLevel };
      return { text: `${name ?? operation}(${first.text})`, level: atomLevel };
    }
  }
}
