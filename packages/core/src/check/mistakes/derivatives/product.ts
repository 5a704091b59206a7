/** The product rule taken apart: the terms in which one factor after another is differentiated. */
import { add, type Expr, matmul, mul, num } from "../../../expr/index.js";
import type { Derivative } from "./derivative.js";

export interface Product {
  /** The moving factors. */
  readonly moving: readonly Expr[];
  /** One for each moving factor. */
  readonly terms: readonly Expr[];
  /** The sum of some of the terms, with the constant factors. */
  readonly sumOf: (terms: readonly Expr[]) => Expr;
}

/** A product of numbers, entries or matrices with two or more factors that move. */
export function productIn({ body, moves, of }: Derivative): Product | undefined {
  if (body.kind !== "mul" && body.kind !== "matmul") return undefined;
  const moving = body.args.filter(moves);
  if (moving.length < 2) return undefined;
  const places = body.args.flatMap((factor, k) => (moves(factor) ? [k] : []));
  const differentiated = (factors: readonly Expr[], k: number): Expr[] =>
    factors.map((factor, l) => (l === k ? of(factor) : factor));
  if (body.kind === "matmul") {
    const terms = places.map((k) => matmul(...(differentiated(body.args, k) as [Expr, ...Expr[]])));
    return { moving, terms, sumOf: (some) => add(...some) };
  }
  const still = body.args.filter((factor) => !moves(factor));
  const terms = moving.map((_, k) => withoutOnes(differentiated(moving, k)));
  return { moving, terms, sumOf: (some) => mul(...still, add(...some)) };
}

/** 1·u as u. */
export const withoutOnes = (factors: readonly Expr[]): Expr =>
  mul(...factors.filter((factor) => factor !== num(1)));
