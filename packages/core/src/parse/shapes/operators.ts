/** Operators in matrix notation, read without knowing shapes: products, quotients and powers keep their sign. */
import { type Expr, neg, transpose } from "../../expr/index.js";
import { readPower, readQuotient, withoutSign } from "../bothNotations.js";
import { chainOf } from "../chains.js";
import type { Context, Transposed } from "../context.js";
import { functionOf, type Located } from "../mathjs.js";
import { type Sign, signed } from "./raw.js";

const signs: Readonly<Record<string, Sign>> = {
  multiply: "*",
  divide: "/",
  pow: "^",
  dotMultiply: ".*",
  dotDivide: "./",
  dotPow: ".^",
};

/** The value of a binary operator, or undefined for one that means the same in both notations. */
export function readMatrixOperator(located: Located, context: Context): Expr | undefined {
  const name = functionOf(located);
  const [left, right] = located.children;
  if (left === undefined || right === undefined) return undefined;
  if (name === "multiply") return readChain(located, context);
  const sign = signs[name];
  if (sign === undefined) return undefined;
  const apply = (u: Expr, v: Expr): Expr => signed(sign, u, v);
  if (name === "divide") return readQuotient(left, right, context, apply);
  if (name === "pow") return readPower(left, right, context, apply);
  return outside(left, context.expr(right), sign, context);
}

function readChain(located: Located, context: Context): Expr {
  const { first, links } = chainOf(located);
  const { negative, plain } = withoutSign(first, context);
  let product = plain;
  for (const { operand } of links) product = signed("*", product, context.expr(operand));
  return negative ? neg(product) : product;
}

/** A minus in front of a product or quotient stands outside of it, unless it was bracketed. */
function outside(left: Located, right: Expr, sign: Sign, context: Context): Expr {
  const { negative, plain } = withoutSign(left, context);
  const value = signed(sign, plain, right);
  return negative && sign !== ".^" ? neg(value) : value;
}

/** A transpose that waits for no column: X' as it stands. */
export function standing(row: Transposed): Expr {
  const turned = row.primes % 2 === 1 ? transpose(row.of) : row.of;
  return row.negative ? neg(turned) : turned;
}
