/** The input language: what is printed here is read back as the same expression. */
import type { Expr } from "../expr/index.js";
import { isUnknownName } from "../functions/unknownNames.js";
import { type Dialect, linearPiece } from "./linear.js";
import { level, type Piece, type Pieces, print } from "./pieces.js";

const dialect: Dialect = {
  minus: "-",
  times: () => " * ",
  name: (name) => name,
  entry: (name, indices) => `${name}[${indices.join(", ")}]`,
  // Without brackets ^T would be taken for a transpose.
  power: (base, exponent) =>
    `${base}^${exponent.level < level.atom || exponent.text === "T" ? `(${exponent.text})` : exponent.text}`,
  transpose: (vector) => `${vector}'`,
  join: " * ",
  relation: { in: "in", "==": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=" },
  logic: { and: "and", or: "or", not: "not" },
  special,
};

/** f'(x), f''(x) for an unknown function of one argument. */
function special(e: Expr, of: Pieces): Piece | undefined {
  if (e.kind !== "partial") return undefined;
  let inner: Expr = e;
  let primes = "";
  while (inner.kind === "partial") {
    inner = inner.args[0];
    primes += "'";
  }
  if (inner.kind !== "call" || inner.args.length !== 1 || !isUnknownName(inner.name)) return undefined;
  // Read back, f'(x)^2 would be f' times (x)^2: as a base it needs brackets.
  return { text: `${inner.name}${primes}(${of(inner.args[0] as Expr).text})`, level: level.power };
}

const piece = linearPiece(dialect);

/** @example toText(parseExpression("(h-y)*x[i,j]")) === "(h - y) * x[i, j]" */
export const toText = (e: Expr): string => print(e, piece);
