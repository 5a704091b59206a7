/**
 * Matrix notation as it is written, before the shapes are known: products and elementwise signs are calls by
 * their sign, names are symbols. Elaboration turns it into expressions.
 */
import { type Call, call, type Expr } from "../../expr/index.js";

/** `*` and `/` and `^` mean what the shapes say; the dotted signs work entry by entry. */
export type Sign = "*" | "/" | "^" | ".*" | "./" | ".^";

export const signed = (sign: Sign, left: Expr, right: Expr): Expr => call(sign, left, right);

const signs: readonly string[] = ["*", "/", "^", ".*", "./", ".^"];

export const isSigned = (
  e: Expr,
): e is Call & { readonly name: Sign; readonly args: readonly [Expr, Expr] } =>
  e.kind === "call" && signs.includes(e.name);
