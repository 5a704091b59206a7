/** Short names for the expressions that derivatives of functions are made of. */
import { call, div, type Expr, num, pow, rel } from "../expr/index.js";

export const one = (): Expr => num(1);
export const two = (): Expr => num(2);
export const square = (u: Expr): Expr => pow(u, num(2));
export const over = (u: Expr): Expr => div(num(1), u);
export const fn =
  (name: string) =>
  (u: Expr): Expr =>
    call(name, u);
export const positive = (u: Expr): Expr => rel(">", u, num(0));
export const nonzero = (u: Expr): Expr => rel("!=", u, num(0));
export const below = (u: Expr, bound: number): Expr => rel("<", u, num(bound));
export const above = (u: Expr, bound: number): Expr => rel(">", u, num(bound));
