/**
 * Operators of arithmetic: + - * / ^ ! and the quote, which is a transpose or a derivative. A leading sign
 * stands outside its product and a quotient of literals is a number, as `toText` prints them.
 */
import {
  add,
  type Call,
  call,
  div,
  dot,
  type Expr,
  mul,
  neg,
  num,
  type Partial,
  partial,
  pow,
} from "../expr/index.js";
import { isUnknownName } from "../functions/unknownNames.js";
import { readPower, readQuotient, withoutSign } from "./bothNotations.js";
import { chainOf } from "./chains.js";
import type { Context, Transposed, Value } from "./context.js";
import { functionOf, type Located } from "./mathjs.js";
import { isFunctionOnly } from "./names.js";
import { readMatrixOperator } from "./shapes/operators.js";
import { refuseAmbiguousProduct } from "./twoReadings.js";

export function readOperator(located: Located, context: Context): Value {
  const [first, second] = located.children as readonly [Located, Located?];
  if (second === undefined) return readUnary(located, first, context);
  const written =
    context.matrices && !isPrimed(located, context) ? readMatrixOperator(located, context) : undefined;
  if (written !== undefined) return written;
  switch (functionOf(located)) {
    case "add":
    case "subtract":
      return readSum(located, context);
    case "multiply":
      return readProduct(located, context);
    case "divide":
      return readQuotient(first, second, context, div);
    case "pow":
      return readPower(first, second, context, pow);
    case "dotMultiply":
      throw elementwise(first, second, ".*", "u[i]*v[i]", context);
    case "dotDivide":
      throw elementwise(first, second, "./", "u[i]/v[i]", context);
    case "dotPow":
      throw elementwise(first, second, ".^", "u[i]^2", context);
    default:
      throw context.error(
        "not-supported",
        `the operator ${located.node.op} has no meaning here`,
        context.between(first, second),
      );
  }
}

/** f'(x), which mathjs reads as a product: the derivative of f in both notations. */
function isPrimed(located: Located, context: Context): boolean {
  const [left, right] = located.children as readonly [Located, Located];
  const row = located.node.implicit === true ? rowOf(left, context) : undefined;
  return row?.of.kind === "sym" && argumentOf(right) !== undefined;
}

function elementwise(left: Located, right: Located, sign: string, entries: string, context: Context) {
  const message = `${sign} works on vectors and matrices`;
  const hint = `write the entries with indices: ${entries}; for numbers leave the dot out`;
  return context.error("not-supported", message, context.between(left, right), hint);
}

function readUnary(located: Located, operand: Located, context: Context): Value {
  switch (functionOf(located)) {
    case "ctranspose":
      return readQuote(operand, context);
    case "unaryMinus": {
      const value = context.value(operand);
      return value?.kind === "transposed"
        ? { ...value, negative: !value.negative }
        : neg(context.expr(operand));
    }
    case "unaryPlus":
      return context.expr(operand);
    case "factorial":
      return call("gamma", add(context.expr(operand), num(1)));
    default:
      throw context.error("not-supported", `the operator ${located.node.op} has no meaning here`, located);
  }
}

function readQuote(operand: Located, context: Context): Transposed {
  const inner = context.value(operand);
  if (inner?.kind === "transposed") return { ...inner, primes: inner.primes + 1 };
  const named = operand.node.type === "SymbolNode" && inner !== undefined;
  const of = named ? inner : context.expr(operand);
  if (of.kind !== "num") return { kind: "transposed", negative: false, factors: [], of, primes: 1 };
  const hint = "for a power write x^2, for a derivative f'(x) or diff(f(x), x)";
  throw context.error("not-supported", "a number has no transpose", operand, hint);
}

function readSum(located: Located, context: Context): Expr {
  const { first, links } = chainOf(located);
  const terms = [context.expr(first)];
  for (const { joined, operand } of links) {
    if (joined.node.op === "+" && functionOf(operand) === "unaryPlus") {
      const hint = "write one +, or the missing term between them";
      throw context.error("syntax", "two plus signs in a row", operand, hint);
    }
    const term = context.expr(operand);
    terms.push(functionOf(joined) === "subtract" ? neg(term) : term);
  }
  return add(...terms);
}

/** The factors from left to right; a row vector takes the factor behind it. */
function readProduct(located: Located, context: Context): Value {
  const { first, links } = chainOf(located);
  const before = (k: number): Located => links[k - 1]?.operand ?? first;
  links.forEach(({ joined, operand }, k) => {
    if (joined.node.implicit === true && rowOf(before(k), context) === undefined)
      refuseAmbiguousProduct(before(k), operand, context);
  });
  let row = rowOf(first, context);
  const start = row === undefined ? withoutSign(first, context) : undefined;
  let negative = start?.negative ?? row?.negative === true;
  const factors = start === undefined ? [...(row?.factors ?? [])] : [start.plain];
  links.forEach(({ joined, operand }, k) => {
    const next = row === undefined ? rowOf(operand, context) : undefined;
    if (row !== undefined) {
      factors.push(timesRow(row, before(k), operand, joined.node.implicit === true, context));
    } else if (next !== undefined) {
      negative = negative !== next.negative;
      factors.push(...next.factors);
    } else factors.push(context.expr(operand));
    row = next;
  });
  if (row !== undefined) return { ...row, negative, factors };
  const product = mul(...factors);
  return negative ? neg(product) : product;
}

function rowOf(located: Located, context: Context): Transposed | undefined {
  const value = context.value(located);
  return value?.kind === "transposed" ? value : undefined;
}

/** u' * v is the inner product; f'(x), which mathjs reads as a product, the derivative of f. */
function timesRow(row: Transposed, left: Located, right: Located, implicit: boolean, context: Context): Expr {
  const argument = implicit && row.of.kind === "sym" ? argumentOf(right) : undefined;
  if (argument !== undefined && row.of.kind === "sym") {
    const derivative = primed(row.of.name, row.primes, left, argument, context);
    const exponent = argument === right ? undefined : right.children[1];
    return exponent === undefined ? derivative : pow(derivative, context.expr(exponent));
  }
  if (row.primes > 1) {
    const hint = "write u' * v for the inner product, f''(x) for a second derivative";
    throw context.error("not-supported", "a double transpose is no transpose", left, hint);
  }
  return dot(row.of, context.expr(right));
}

/** The bracket behind f': mathjs reads f'(x)^2 as f' times (x)^2. */
function argumentOf(right: Located): Located | undefined {
  const [base] = right.children;
  if (right.node.type === "ParenthesisNode") return right;
  return functionOf(right) === "pow" && base?.node.type === "ParenthesisNode" ? base : undefined;
}

/** f''(x) for an unknown f: the derivative is taken as often as there are primes. */
function primed(name: string, primes: number, at: Located, argument: Located, context: Context): Expr {
  if (!isUnknownName(name) || isFunctionOnly(name)) {
    const hint = `write diff(${name}(x), x)`;
    throw context.error("not-supported", `${name}' is no notation for a derivative`, at, hint);
  }
  let derivative: Call | Partial = call(name, context.expr(argument));
  for (let k = 0; k < primes; k++) derivative = partial(1, derivative);
  return derivative;
}
