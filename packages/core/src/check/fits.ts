/** Whether the shapes fit throughout an expression: a mistake made at one node may leave no sense around it. */
import {
  arrayFunctionNamed,
  type Dimensions,
  isOne,
  isScalarShape,
  type Shape,
  sameShape,
  shapeOf,
} from "../arrays/index.js";
import { type Call, type Expr, postorder } from "../expr/index.js";

const known = new WeakMap<Expr, boolean>();

/** @example false for matmul(X, y) with X: m x n and y: m */
export function fits(root: Expr): boolean {
  for (const e of postorder(root, (node) => !known.has(node))) {
    if (!known.has(e)) known.set(e, e.args.every((child) => known.get(child) === true) && fitsHere(e));
  }
  return known.get(root) === true;
}

function fitsHere(e: Expr): boolean {
  switch (e.kind) {
    case "matmul":
      return e.args.every((factor, k) => {
        const next = e.args[k + 1];
        return next === undefined || shapeOf(factor).columns === shapeOf(next).rows;
      });
    case "call":
      return arrayFunctionNamed(e.name) === undefined ? haveOneShape(e.args) : takes(e);
    case "add":
    case "mul":
    case "div":
    case "pow":
    case "piecewise":
    case "rel":
      return haveOneShape(e.args);
    default:
      return true;
  }
}

/** Entry by entry: one shape, and scalars that stand for all entries. */
function haveOneShape(parts: readonly Expr[]): boolean {
  const [first, ...others] = parts.map(shapeOf).filter((shape: Shape) => !isScalarShape(shape));
  return first === undefined || others.every((other) => sameShape(first, other));
}

function takes(e: Call): boolean {
  let together = true;
  const dims: Dimensions = {
    same: (a, b) => {
      if (a !== b) together = false;
    },
    isOne,
  };
  arrayFunctionNamed(e.name)?.shape(e.args.map(shapeOf), e.args, dims);
  return together;
}
