/** Derivatives in all their notations: d/dx, ∂J/∂θ, ∇, D, dG/dh in a line. */
import type { Place } from "../parse/errors.js";
import { highestOrder } from "../problem/problem.js";
import type { Cursor } from "./cursor.js";
import type { Reading } from "./reading.js";
import {
  type FractionToken,
  isFence,
  isName,
  isSign,
  type SignToken,
  spanning,
  type Token,
} from "./tokens.js";

import { callNode, type Node, withChildren } from "./tree.js";

import { isRaisedIndex } from "./usage.js";

/** The d or ∂ of a derivative. */
const isD = (token: Token | undefined): boolean =>
  (isName(token, "d") && token.sub === undefined && token.primes === undefined) ||
  (isSign(token, "∂") && token.sub === undefined);

/** What is differentiated by, the last one first, as below the bar. */
function variablesBelow(tokens: readonly Token[], reading: Reading): readonly Node[] | undefined {
  const variables: Node[] = [];
  for (let k = 0; k < tokens.length; k += 2) {
    const [sign, token] = [tokens[k], tokens[k + 1]];
    if (!isD(sign) || sign?.sup !== undefined || token === undefined) return undefined;
    const inner = isFence(token, "(") && token.body.length === 1 ? (token.body[0] as Token) : token;
    if (inner.kind !== "name" && inner.kind !== "group" && inner.kind !== "accent") return undefined;
    const { sup, ...plain } = inner;
    const order = orderOf(token.sup ?? sup);
    const isPower = order !== undefined && !isRaisedIndex(sup);
    const own = isPower || isTurned(inner) ? (plain as Token) : inner;
    const variable = reading.expression([own], own.place);
    for (let times = isPower ? order : 1; times > 0; times--) variables.push(variable);
  }
  return variables.length === 0 ? undefined : variables;
}

/** The θ^⊤ of ∂²J/∂θ∂θ^⊤. */
const isTurned = ({ sup }: Token): boolean =>
  sup?.length === 1 && (isSign(sup[0], "⊤") || isName(sup[0], "T"));

/** What a fraction differentiates by, the last one first; undefined for a quotient. */
export const variablesOf = (
  { above, below }: FractionToken,
  reading: Reading,
): readonly Node[] | undefined => (isD(above[0]) ? variablesBelow(below, reading) : undefined);

/** 2 of x^2; undefined for what is no number that an order is written with. */
function orderOf(sup: readonly Token[] | undefined): number | undefined {
  const [only] = sup ?? [];
  if (sup?.length !== 1 || only?.kind !== "number") return undefined;
  const order = Number(only.text);
  return Number.isInteger(order) && order >= 1 && order <= highestOrder ? order : undefined;
}

/** Derived by the variables, the last one first; a gradient where the variable is a vector or matrix. */
function derived(of: Node, variables: readonly Node[], place: Place, reading: Reading): Node {
  const [first] = variables;
  if (variables.length === 1 && first !== undefined && reading.isWide(first) && !reading.isWide(of)) {
    reading.scope.note(
      place,
      "the gradient, a column as the variable is",
      "write \\mathrm{D}_{…} for the row of derivatives",
    );
    return transposed({ kind: "derivative", args: [of, first], place });
  }
  return variables.reduceRight<Node>((inner, by) => {
    const turned = inner.kind === "derivative" && reading.isWide(by) && !reading.isWide(inner);
    return { kind: "derivative", args: [turned ? transposed(inner) : inner, by], place };
  }, of);
}

const transposed = (of: Node): Node => ({ kind: "transpose", args: [of], place: of.place });

/** A fraction that is a derivative; undefined for a quotient. */
export function readDerivativeFraction(cursor: Cursor, reading: Reading): Node | undefined {
  const start = cursor.position;
  const token = cursor.next as FractionToken;
  const [sign, ...rest] = token.above;
  const variables = variablesOf(token, reading);
  if (variables === undefined) return undefined;
  checkOrder(sign as Token, variables.length, token.place, reading);
  cursor.take();
  const of =
    rest.length === 0 ? operandAt(cursor, token.place, reading) : derivativeOf(rest, token.place, reading);
  const place = cursor.since(start);
  const [by, again] = variables;
  if (by === undefined || again === undefined || !token.below.some(isTurned))
    return derived(of, variables, place, reading);
  const gradient = transposed({ kind: "derivative", args: [of, again], place });
  return { kind: "derivative", args: [gradient, by], place };
}

const derivativeOf = (tokens: readonly Token[], place: Place, reading: Reading): Node =>
  reading.expression(tokens, spanning(tokens[0]?.place ?? place, tokens[tokens.length - 1]?.place ?? place));

function checkOrder(sign: Token, below: number, place: Place, { scope }: Reading): void {
  const order = sign.sup === undefined ? 1 : orderOf(sign.sup);
  if (order === below) return;
  const hint = "write for example \\frac{d^2 f}{dx^2} or \\frac{\\partial^2 f}{\\partial x \\partial y}";
  throw scope.error("the orders above and below the bar differ", place, hint);
}

/** dG/dh, d/dx …, ∂J/∂θ_j written in a line; undefined for what is none. */
export function readInlineDerivative(cursor: Cursor, reading: Reading): Node | undefined {
  const sign = cursor.next;
  if (!isD(sign)) return undefined;
  const start = cursor.position;
  let k = 1;
  while (k <= 3 && !isSign(cursor.peek(k), "/")) k++;
  if (!isSign(cursor.peek(k), "/") || !isD(cursor.peek(k + 1))) return undefined;
  const above = cursor.tokens.slice(start + 1, start + k);
  if (!isOperandOfLine(above)) return undefined;
  const below: Token[] = [];
  for (let at = k + 1; isD(cursor.peek(at)) && cursor.peek(at + 1) !== undefined; at += 2)
    below.push(cursor.peek(at) as Token, cursor.peek(at + 1) as Token);
  const variables = variablesBelow(below, reading);
  if (variables === undefined) return undefined;
  checkOrder(sign as Token, variables.length, (sign as Token).place, reading);
  cursor.position = start + k + 1 + below.length;
  const place = cursor.since(start);
  const of = above.length === 0 ? operandAt(cursor, place, reading) : derivativeOf(above, place, reading);
  return derived(of, variables, cursor.since(start), reading);
}

/** Nothing, a name, a call of it, or brackets. */
const isOperandOfLine = ([first, second, third]: readonly Token[]): boolean =>
  third === undefined &&
  (first === undefined ||
    (second === undefined && (first.kind === "name" || first.kind === "fence" || first.kind === "accent")) ||
    (first.kind === "name" && isFence(second, "(")));

/** Brackets alone, or the following product; of ∇_a C ⊙ σ′(z) the gradient ends at the sign. */
function operandAt(cursor: Cursor, operator: Place, reading: Reading, entrywise = true): Node {
  const { next } = cursor;
  const start = cursor.position;
  if (next === undefined || (next.kind === "sign" && !isSign(next, "∂", "∇"))) {
    const hint = "write it behind the sign: \\frac{d}{dx} \\left[ … \\right]";
    throw reading.scope.error("what is differentiated is missing", operator, hint);
  }
  if (!isFence(next, "[", "(")) return reading.operandOfDerivative(cursor, entrywise);
  const inner = reading.factor(cursor) as Node;
  if (!isFence(cursor.next, "(") || isFence(next, "[")) return inner;
  cursor.position = start;
  const product = reading.operandOfDerivative(cursor, entrywise);
  reading.scope.note(cursor.since(start), "all of it is differentiated", "put it into [ ] to end it before");
  return product;
}

/** ∇_θ J, ∇²_θ J. */
export function readNabla(cursor: Cursor, reading: Reading): Node {
  const start = cursor.position;
  const token = cursor.take() as SignToken;
  const order = token.sup === undefined ? 1 : orderOf(token.sup);
  if (order === undefined || order > 2) {
    const hint = "write \\nabla_\\theta for the gradient, \\nabla^2_\\theta for the Hessian";
    throw reading.scope.error("this power of ∇ has no meaning here", token.place, hint);
  }
  const of = operandAt(cursor, token.place, reading, false);
  const by =
    token.sub === undefined
      ? reading.variableOf(of, token.place)
      : derivativeOf(token.sub, token.place, reading);
  const place = cursor.since(start);
  const first: Node = { kind: "derivative", args: [of, by], place };
  const gradient = isNumber(by, reading) ? first : transposed(first);
  return order === 1 ? gradient : { kind: "derivative", args: [gradient, by], place };
}

/** Whether a name is known to be a number in matrix notation. */
const isNumber = (node: Node, { scope: { known } }: Reading): boolean =>
  node.kind === "name" && known.wholes.size > 0 && known.names.has(node.name) && !known.wholes.has(node.name);

/** D_θ J: the row of derivatives. */
export function readJacobian(cursor: Cursor, reading: Reading): Node {
  const start = cursor.position;
  const token = cursor.take();
  const by = derivativeOf(token.sub ?? [], token.place, reading);
  const of = operandAt(cursor, token.place, reading);
  return { kind: "derivative", args: [of, by], place: cursor.since(start) };
}

/** ∂_1 f(x, y)²: the power is one of the derivative, since only a function has partial derivatives. */
function partialOf(of: Node, position: Node, place: Place): Node {
  if (of.kind !== "power" && of.kind !== "transpose") return callNode("partial", place, position, of);
  return withChildren(of, [partialOf(of.args[0], position, place), ...of.args.slice(1)]);
}

/** ∂_x f, ∂_1 f(x, y). */
export function readPartialSign(cursor: Cursor, reading: Reading): Node {
  const start = cursor.position;
  const token = cursor.take() as SignToken;
  const { sub } = token;
  if (sub === undefined) {
    const hint = "write \\frac{\\partial f}{\\partial x} or \\partial_x f";
    throw reading.scope.error("this ∂ does not say what is differentiated by", token.place, hint);
  }
  const [position] = sub;
  const isPosition = sub.length === 1 && position?.kind === "number";
  const of = (isPosition ? reading.factor(cursor) : undefined) ?? operandAt(cursor, token.place, reading);
  const place = cursor.since(start);
  if (isPosition) return partialOf(of, reading.expression(sub, token.place), place);
  const variables = sub
    .filter((part) => !isSign(part, ","))
    .map((part) => reading.expression([part], part.place));
  return derived(of, variables, place, reading);
}
