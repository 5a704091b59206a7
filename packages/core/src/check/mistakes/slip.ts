/** What the mistakes share: pieces of sums and products, and slips that keep the shape of what they stand for. */
import { isScalar, sameShape, shapeOf, spread } from "../../arrays/index.js";
import { type Add, add, type Expr, isNegative, neg, num } from "../../expr/index.js";
import { fits } from "../fits.js";
import type { Slip } from "../mistake.js";

export const without = <T>(items: readonly T[], position: number): readonly T[] =>
  items.filter((_, k) => k !== position);

export const replacedAt = <T>(items: readonly T[], position: number, item: T): readonly T[] =>
  items.map((own, k) => (k === position ? item : own));

export const isMinus = (e: Expr): boolean => e.kind === "neg" || (e.kind === "num" && isNegative(e.value));

/** -e without a second minus. */
export const opposite = (e: Expr): Expr => (e.kind === "neg" ? e.args[0] : neg(e));

/** b - a for a - b: every sign turned, the first of the terms that are added in front. */
export function turnedSum({ args }: Add): Expr {
  const turned = args.map(opposite);
  const front = Math.max(
    0,
    turned.findIndex((term) => !isMinus(term)),
  );
  return add(turned[front] as Expr, ...without(turned, front));
}

/** The same change to the part of a term behind its minus sign: f(-u) as -f(u). */
export const behindMinus = (term: Expr, f: (size: Expr) => Expr): Expr =>
  isMinus(term) ? neg(f(opposite(term))) : f(term);

export const isNumber = (e: Expr, value: number): boolean => e === num(value);

/**
 * The slip as a list: empty where nothing would change, or where what is written could not stand in the place of
 * what is right. A scalar written for a vector or matrix stands in all of its entries.
 */
export function slip(right: Expr, wrong: Expr, ...says: readonly (string | Expr)[]): readonly Slip[] {
  const shape = shapeOf(right);
  const written = !isScalar(right) && isScalar(wrong) ? spread(wrong, shape) : wrong;
  if (written === right || !sameShape(shapeOf(written), shape) || !fits(written)) return [];
  return [{ wrong: written, right, says }];
}

/** A slip after which the shape is another. */
export const reshaped = (right: Expr, wrong: Expr, ...says: readonly (string | Expr)[]): readonly Slip[] =>
  wrong === right || !fits(wrong) ? [] : [{ wrong, right, says }];
