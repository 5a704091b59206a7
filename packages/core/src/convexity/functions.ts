/**
 * Where functions of a number are convex or concave, and where they rise or fall: pieces of the line. The
 * tests hold the table against second differences.
 *
 * Source: Boyd & Vandenberghe, Convex Optimization, 3.1.5, or the sign of the second derivative (3.1.4).
 */
import { isInteger, isNegative, isOne, isZero, type Rational, type RelationOperator } from "../expr/index.js";

export interface Piece {
  /** The part of the line, by relations of the argument with numbers; none: the whole domain. */
  readonly on: readonly (readonly [RelationOperator, number])[];
  readonly curvature: "convex" | "concave" | "affine";
  /** Strictly rising or falling. */
  readonly slope?: "increasing" | "decreasing";
  /** Rising or falling, but not strictly. */
  readonly weakSlope?: "increasing" | "decreasing";
  readonly strict: boolean;
}

const everywhere: Piece["on"] = [];
const right: Piece["on"] = [[">=", 0]];
const left: Piece["on"] = [["<=", 0]];

const piece = (
  on: Piece["on"],
  curvature: Piece["curvature"],
  slope: Piece["slope"],
  more: Partial<Piece> = {},
): Piece => ({ on, curvature, strict: true, ...(slope && { slope }), ...more });

/** Convex right of 0 and concave left of it, or the other way round, and rising (or falling) all along. */
const bent = (first: "convex" | "concave", slope: "increasing" | "decreasing"): Piece[] => [
  piece(left, first, slope),
  piece(right, first === "convex" ? "concave" : "convex", slope),
];

export const pieces: Readonly<Record<string, readonly Piece[]>> = {
  exp: [piece(everywhere, "convex", "increasing")],
  expm1: [piece(everywhere, "convex", "increasing")],
  softplus: [piece(everywhere, "convex", "increasing")],
  log: [piece(everywhere, "concave", "increasing")],
  log2: [piece(everywhere, "concave", "increasing")],
  log10: [piece(everywhere, "concave", "increasing")],
  log1p: [piece(everywhere, "concave", "increasing")],
  sqrt: [piece(everywhere, "concave", "increasing")],
  cosh: [
    piece(right, "convex", "increasing"),
    piece(left, "convex", "decreasing"),
    piece(everywhere, "convex", undefined),
  ],
  abs: [
    piece(right, "affine", "increasing", { strict: false }),
    piece(left, "affine", "decreasing", { strict: false }),
    piece(everywhere, "convex", undefined, { strict: false }),
  ],
  relu: [
    {
      on: everywhere,
      curvature: "convex",
      weakSlope: "increasing",
      strict: false,
    },
  ],
  sigmoid: bent("convex", "increasing"),
  tanh: bent("convex", "increasing"),
  atan: bent("convex", "increasing"),
  asinh: bent("convex", "increasing"),
  erf: bent("convex", "increasing"),
  cbrt: bent("convex", "increasing"),
  erfc: bent("concave", "decreasing"),
  sinh: bent("concave", "increasing"),
  atanh: bent("concave", "increasing"),
  asin: bent("concave", "increasing"),
  acos: bent("convex", "decreasing"),
  acosh: [piece(everywhere, "concave", "increasing")],
  logit: [piece([["<=", 0.5]], "concave", "increasing"), piece([[">=", 0.5]], "convex", "increasing")],
  gamma: [piece(everywhere, "convex", undefined)],
  lgamma: [piece(everywhere, "convex", undefined)],
  digamma: [piece(everywhere, "concave", "increasing")],
};

/** The pieces of u^p for a number p, where u is as the domain demands. */
export function powerPieces(p: Rational): readonly Piece[] {
  if (isOne(p)) return [piece(everywhere, "affine", "increasing", { strict: false })];
  if (isZero(p)) return [];
  const isWhole = isInteger(p);
  const isEven = isWhole && p.n % 2n === 0n;
  if (isNegative(p)) {
    const positive = piece([[">", 0]], "convex", "decreasing");
    if (!isWhole) return [positive];
    return [positive, piece([["<", 0]], isEven ? "convex" : "concave", isEven ? "increasing" : "decreasing")];
  }
  if (p.compare(1) < 0) return [piece(right, "concave", "increasing")];
  const rising = piece(right, "convex", "increasing");
  if (!isWhole) return [rising];
  if (!isEven) return [rising, piece(left, "concave", "increasing")];
  return [rising, piece(left, "convex", "decreasing"), piece(everywhere, "convex", undefined)];
}
