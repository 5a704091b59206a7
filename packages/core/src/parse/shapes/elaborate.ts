/** Matrix notation whose shapes are known, as expressions: what `*`, `/` and `^` mean is settled here. */
import {
  arrayFunctionNamed,
  isOne,
  isScalar,
  isScalarShape,
  product,
  type Shape,
  scalarShape,
  shapeOf,
  spread,
  transposed,
} from "../../arrays/index.js";
import {
  call,
  div,
  type Expr,
  entry,
  isInteger,
  isNegative,
  matmul,
  matrix,
  mul,
  num,
  postorder,
  pow,
  substitute,
  withArgs,
} from "../../expr/index.js";
import { isPointwise, type RawFunction } from "./constraints.js";
import type { Inferred } from "./infer.js";
import { isSigned, type Sign } from "./raw.js";

/** Powers of matrices beyond this are not written out. */
const mostFactors = 16n;

/** @throws Unreadable for a power of a matrix with no whole exponent */
export function elaborate(root: Expr, shapes: Inferred, functions: ReadonlyMap<string, RawFunction>): Expr {
  const done = new Map<Expr, Expr>();
  for (const e of postorder(root)) {
    const args = e.args.map((child) => done.get(child) as Expr);
    done.set(e, elaborated(e, args, shapes, functions));
  }
  return done.get(root) as Expr;
}

/** A power that is neither a number's nor a matrix's. */
export class Unreadable extends Error {
  constructor(readonly at: Expr) {
    super("a matrix has whole powers only");
  }
}

function elaborated(
  e: Expr,
  args: readonly Expr[],
  shapes: Inferred,
  functions: ReadonlyMap<string, RawFunction>,
): Expr {
  const [first, second] = args as readonly [Expr, Expr];
  if (e.kind === "sym") {
    const shape = shapes.names.get(e.name);
    return shape === undefined || isScalarShape(shape) ? e : matrix(e.name, shape.rows, shape.columns);
  }
  if (e.kind === "transpose") return transposed(first);
  if (e.kind !== "call") return withArgs(e, args);
  if (isSigned(e)) return signed(e, e.name, first, second);
  if (e.name === "mean") return meanOf(first);
  if (e.name === "entry?") return entry(first, second, num(1));
  if (e.name.endsWith("?")) return filling(e.name, second, shapes.nodes.get(e) ?? scalarShape());
  const own = functions.get(e.name);
  const { ofNumbers } = arrayFunctionNamed(e.name) ?? {};
  if (own === undefined && ofNumbers !== undefined && args.every(isScalar)) return ofNumbers(first, second);
  if (own === undefined || isPointwise(own)) return withArgs(e, args);
  const body = elaborate(own.body, shapesWith(shapes, own, args), functions);
  return substitute(body, new Map(own.parameters.map((name, k) => [name, args[k] as Expr])));
}

function meanOf(e: Expr): Expr {
  const { rows, columns } = shapeOf(e);
  const count = isOne(columns) ? rows : isOne(rows) ? columns : mul(rows, columns);
  return mul(div(num(1), count), call("sum", e));
}

function filling(name: string, value: Expr, shape: Shape): Expr {
  return name === "eye?" ? call("eye", shape.rows) : spread(value, shape);
}

/** Inside of a function a parameter has the shape of its argument. */
function shapesWith(shapes: Inferred, { parameters }: RawFunction, args: readonly Expr[]): Inferred {
  const inside = new Map(shapes.names);
  parameters.forEach((name, k) => {
    const arg = args[k];
    if (arg !== undefined) inside.set(name, shapeOf(arg));
  });
  return { ...shapes, names: inside };
}

function signed(e: Expr, sign: Sign, left: Expr, right: Expr): Expr {
  switch (sign) {
    case "*":
      return product(...chainOf(left), ...chainOf(right));
    case ".*":
      return mul(left, right);
    case "/":
    case "./":
      return div(left, right);
    case ".^":
      return pow(left, right);
    case "^":
      return isScalarShape(shapeOf(left)) ? pow(left, right) : matrixPower(e, left, right);
  }
}

/** 1/m * X' is one factor that a scalar is taken out of: (1/m * X') * r is 1/m * (X' * r). */
function chainOf(e: Expr): readonly Expr[] {
  if (e.kind !== "mul" || isScalarShape(shapeOf(e))) return [e];
  const wide = e.args.filter((factor) => !isScalarShape(shapeOf(factor)));
  if (wide.length > 1) {
    const scalars = e.args.filter((factor) => isScalarShape(shapeOf(factor)));
    return scalars.length === 0 ? [e] : [...scalars, mul(...wide)];
  }
  return e.args.flatMap((factor) =>
    factor === wide[0] && factor.kind === "matmul" ? factor.args : [factor],
  );
}

function matrixPower(at: Expr, base: Expr, exponent: Expr): Expr {
  if (exponent.kind !== "num" || !isInteger(exponent.value)) throw new Unreadable(at);
  const { n } = exponent.value;
  if (n > mostFactors) throw new Unreadable(at);
  const size = shapeOf(base).rows;
  if (n === 0n) return call("eye", size);
  const one = isNegative(exponent.value) ? call("inv", base) : base;
  const [first, ...more] = Array.from({ length: Number(n) }, () => one);
  return matmul(first as Expr, ...more);
}
