/** The shape of an expression, read off its names. What stands entry by entry has the shape of its widest part. */
import { type Expr, type Memo, memoByNode, num, remembered } from "../expr/index.js";
import { arrayFunctionNamed } from "./registry.js";
import { isOne, isScalarShape, type Shape, scalarShape, transposedShape } from "./shape.js";
import type { Dimensions } from "./types.js";

const shapes = memoByNode<Shape>();

/** Every dimension is known; that they fit was seen when the expression was made. */
const settled: Dimensions = { same: () => {}, isOne };

/** @example shapeOf(matmul(transpose(X), y)) is {rows: n, columns: 1} for X: m x n */
export function shapeOf(root: Expr): Shape {
  return remembered(root, shapes(), shapeOfNode);
}

export const isScalar = (e: Expr): boolean => isScalarShape(shapeOf(e));

const arrays = memoByNode<boolean>();

/** Whether a vector or matrix occurs in the expression: then it belongs to the algebra of matrices. */
export function hasArrays(root: Expr): boolean {
  return remembered(root, arrays(), hasArraysAt);
}

function hasArraysAt(e: Expr, known: Memo<boolean>): boolean {
  if (e.kind === "matrix") return true;
  if (e.kind === "call" && arrayFunctionNamed(e.name)?.takesDimensions === true) return true;
  return e.args.some((child) => known.get(child) === true);
}

function shapeOfNode(e: Expr, known: Memo<Shape>): Shape {
  const of = (child: Expr | undefined): Shape => known.get(child as Expr) as Shape;
  switch (e.kind) {
    case "matrix":
      return { rows: e.args[0], columns: e.args[1] };
    case "matmul":
      return { rows: of(e.args[0]).rows, columns: of(e.args[e.args.length - 1]).columns };
    case "transpose":
      return transposedShape(of(e.args[0]));
    case "differential":
    case "sum":
    case "prod":
      return of(e.args[0]);
    case "diff":
      return shapeOfDerivative(of(e.args[0]), of(e.args[1]));
    case "call": {
      const shape = arrayFunctionNamed(e.name)?.shape(e.args.map(of), e.args, settled);
      return shape ?? joined(e.args.map(of));
    }
    case "add":
    case "mul":
    case "neg":
    case "div":
    case "pow":
    case "partial":
    case "piecewise":
    case "rel":
    case "logic":
      return joined(e.args.map(of));
    case "num":
    case "sym":
    case "at":
    case "entry":
    case "dot":
      return scalarShape();
  }
}

function joined(shapes: readonly Shape[]): Shape {
  return shapes.find((shape) => !isScalarShape(shape)) ?? scalarShape();
}

/** By a scalar: of the body's shape. A scalar by anything: the transposed shape. Otherwise a Jacobian. */
function shapeOfDerivative(body: Shape, variable: Shape): Shape {
  if (isScalarShape(variable)) return body;
  if (isScalarShape(body)) return transposedShape(variable);
  return { rows: body.rows, columns: isOne(variable.columns) ? variable.rows : num(1) };
}
