/** Operators in matrix notation, read without knowing shapes: products, quotients and powers keep their sign. */
import { call, type Expr, neg, num, transpose } from "../../expr/index.js";
import { chainOf } from "../chains.js";
import type { Context, Transposed } from "../context.js";
import { functionOf, type Located } from "../mathjs.js";
import { refuseAmbiguousPower, refuseAmbiguousQuotient } from "../twoReadings.js";
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
  if (name === "divide") {
    refuseAmbiguousQuotient(left, right, context);
    return readQuotient(left, right, context);
  }
  if (name !== "pow") return outside(left, context.expr(right), sign, context);
  refuseAmbiguousPower(left, right, context);
  const [base, exponent] = [context.expr(left), context.expr(right)];
  if (base === call("exp", num(1)) && left.node.type === "SymbolNode") return call("exp", exponent);
  return signed("^", base, exponent);
}

function readChain(located: Located, context: Context): Expr {
  const { first, links } = chainOf(located);
  const { negative, plain } = withoutSign(first, context);
  let product = plain;
  for (const { operand } of links) product = signed("*", product, context.expr(operand));
  return negative ? neg(product) : product;
}

function readQuotient(left: Located, right: Located, context: Context): Expr {
  const [u, v] = [context.expr(left), context.expr(right)];
  if (v.kind === "num" && v.value.n === 0n)
    throw context.error("division-by-zero", "this divides by 0", right, "nothing can be divided by 0");
  const brackets = [left, right].some(({ node }) => node.type === "ParenthesisNode");
  if (u.kind === "num" && v.kind === "num" && !brackets) return num(u.value.div(v.value));
  return outside(left, v, "/", context);
}

/** A minus in front of a product or quotient stands outside of it, unless it was bracketed. */
function outside(left: Located, right: Expr, sign: Sign, context: Context): Expr {
  const { negative, plain } = withoutSign(left, context);
  const value = signed(sign, plain, right);
  return negative && sign !== ".^" ? neg(value) : value;
}

function withoutSign(located: Located, context: Context): { negative: boolean; plain: Expr } {
  const value = context.expr(located);
  if (located.bracketed || located.node.type === "ParenthesisNode") return { negative: false, plain: value };
  if (value.kind === "neg") return { negative: true, plain: value.args[0] };
  const negative = value.kind === "num" && value.value.s < 0n;
  return { negative, plain: negative ? neg(value) : value };
}

/** A transpose that waits for no column: X' as it stands. */
export function standing(row: Transposed): Expr {
  const turned = row.primes % 2 === 1 ? transpose(row.of) : row.of;
  return row.negative ? neg(turned) : turned;
}
