/** Shapes that do not fit, said with both shapes, the place, and what was probably meant. */
import { isColumnShape, type Shape, shapeText } from "../../arrays/index.js";
import { type Expr, rationalText } from "../../expr/index.js";
import { DeriveError, type Place } from "../errors.js";
import type { Reading } from "../tree.js";
import type { Misfit } from "./constraints.js";
import type { Unreadable } from "./elaborate.js";
import { isSigned } from "./raw.js";

export function misfitError(reading: Reading, { at, shapes }: Misfit): DeriveError {
  const place = placeOf(reading, at);
  const [left, right] = shapes;
  if (left === undefined || right === undefined) return ofOne(reading, at, left, place);
  const [a, b] = [textOf(at.args[0]), textOf(at.args[1])];
  const message = `${textOf(at)}: ${a} is ${shapeText(left)} but ${b} is ${shapeText(right)}`;
  return new DeriveError("shape", message, reading.source, place, suggestion(at, a, b, left, right));
}

function ofOne(reading: Reading, at: Expr, shape: Shape | undefined, place: Place | undefined): DeriveError {
  if (shape === undefined) {
    const message = `no shape fits ${textOf(at)}`;
    return new DeriveError(
      "shape",
      message,
      reading.source,
      place,
      'declare shapes: --where "X: m x n, y: m"',
    );
  }
  const name = at.kind === "call" ? at.name : "this function";
  const message = `${name} takes a square matrix, and ${textOf(at.args[0])} is ${shapeText(shape)}`;
  return new DeriveError("shape", message, reading.source, place, 'declare shapes: --where "A: n x n"');
}

function suggestion(at: Expr, a: string, b: string, left: Shape, right: Shape): string | undefined {
  if (!isSigned(at)) return "both sides must have one shape, or one of them be a scalar";
  switch (at.name) {
    case "*":
      return forProduct(a, b, left, right);
    case "/":
      return `did you mean ${a} ./ ${b}, entry by entry?`;
    case "^":
      return `did you mean ${a}.^${b}, entry by entry?`;
    default:
      return left.rows === right.columns && left.columns === right.rows
        ? `did you mean ${a} ${at.name} ${turned(b)}?`
        : "both sides must have one shape, or one of them be a scalar";
  }
}

function forProduct(a: string, b: string, left: Shape, right: Shape): string | undefined {
  if (a.startsWith(`${b}'*`))
    return `a quadratic form takes a square matrix: declare ${a.slice(b.length + 2)} n x n`;
  if (isColumnShape(left) && isColumnShape(right) && left.rows === right.rows) {
    return `did you mean ${turned(a)}*${b}, a number, or ${a} .* ${b}, entry by entry?`;
  }
  if (left.rows === right.rows) return `did you mean ${turned(a)}*${b}?`;
  if (left.columns === right.columns) return `did you mean ${a}*${turned(b)}?`;
  if (right.columns === left.rows) return `did you mean ${b}*${a}?`;
  return undefined;
}

const turned = (text: string): string => (text.endsWith("'") ? text.slice(0, -1) : `${text}'`);

/** Short pieces as they were written; longer ones by their outermost sign. */
function textOf(e: Expr | undefined): string {
  if (e === undefined) return "this";
  switch (e.kind) {
    case "sym":
      return e.name;
    case "num":
      return rationalText(e.value);
    case "transpose":
      return `${textOf(e.args[0])}'`;
    case "neg":
      return `-${textOf(e.args[0])}`;
    case "add":
      return `(${e.args.map(textOf).join(" + ").replaceAll("+ -", "- ")})`;
    case "call": {
      if (!isSigned(e)) return `${e.name}(${e.args.map(textOf).join(", ")})`;
      const [left, right] = e.args.map(textOf);
      const sign = e.name === "*" || e.name.includes("^") ? e.name : ` ${e.name} `;
      return `${left}${sign}${right}`;
    }
    default:
      return "…";
  }
}

export function unreadableError(reading: Reading, { at }: Unreadable): DeriveError {
  const [base, exponent] = at.args;
  const message = `${textOf(base)} is a matrix, and ${textOf(exponent)} no whole number up to 16`;
  const hint = `for the power of each entry write ${textOf(base)}.^${textOf(exponent)}`;
  return new DeriveError("shape", message, reading.source, placeOf(reading, at), hint);
}

/** Where a node as it was written stands; the first place of equal ones. */
function placeOf(reading: Reading, e: Expr): Place | undefined {
  const located = reading.places.get(e);
  if (located !== undefined) return reading.placeOf(located);
  // A link of a longer product: from its first part to its last.
  const [first, last] = [e.args[0], e.args[e.args.length - 1]].map((part) =>
    part === undefined ? undefined : placeOf(reading, part),
  );
  if (first === undefined || last === undefined) return first ?? last;
  const end = Math.max(first.offset + first.length, last.offset + last.length);
  const offset = Math.min(first.offset, last.offset);
  return { offset, length: end - offset };
}
