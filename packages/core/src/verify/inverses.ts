/**
 * Inverses and determinants in one form, which entries cannot show: A·A⁻¹ is gone, the inverse of a product is the
 * product of the inverses, a determinant of a product one of determinants. Written apart from the rules.
 */
import { eye, isOne, isScalar, isSquareShape, product, shapeOf, transposed } from "../arrays/index.js";
import { call, div, type Expr, matmul, mul, neg, num, rewriteUp, transpose } from "../expr/index.js";

export const reduced = (root: Expr): Expr => rewriteUp(root, reducedNode);

type Call = Expr & { readonly kind: "call" };

const calls = (e: Expr, name: string): boolean => e.kind === "call" && e.name === name;

function reducedNode(e: Expr): Expr {
  switch (e.kind) {
    case "transpose":
      return turned(e.args[0]);
    case "matmul":
      return chained(e.args);
    case "call":
      return ofCall(e);
    default:
      return e;
  }
}

function turned(a: Expr): Expr {
  if (a.kind === "neg") return neg(turned(a.args[0]));
  if (a.kind === "matmul") return isScalar(a) ? a : product(...[...a.args].reverse().map(turned));
  if (calls(a, "eye") || (calls(a, "diag") && isSquareShape(shapeOf(a)))) return a;
  return transposed(a);
}

/** Signs and scalars in front, neighbours that are inverse to one another gone. */
function chained(factors: readonly Expr[]): Expr {
  const scalars: Expr[] = [];
  let chain: Expr[] = [];
  for (const factor of factors.flatMap((own) => plain(own, scalars))) {
    const last = chain[chain.length - 1];
    if (calls(factor, "eye") && factors.length > 1) continue;
    if (last !== undefined && (areInverse(last, factor) || areInverse(factor, last)))
      chain = chain.slice(0, -1);
    else chain.push(factor);
  }
  const size = shapeOf(factors[0] as Expr).rows;
  const [first, ...more] = chain;
  const whole = first === undefined ? (isOne(size) ? num(1) : eye(size)) : product(first, ...more);
  return scalars.length === 0 ? whole : mul(...scalars, whole);
}

/** The factors of a product without what can stand in front of it. */
function plain(e: Expr, scalars: Expr[]): readonly Expr[] {
  if (e.kind === "neg") {
    scalars.push(num(-1));
    return plain(e.args[0], scalars);
  }
  if (e.kind === "matmul") return e.args.flatMap((factor) => plain(factor, scalars));
  const wide = e.kind === "mul" ? e.args.filter((factor) => !isScalar(factor)) : [];
  if (e.kind !== "mul" || wide.length !== 1) return [e];
  scalars.push(...e.args.filter(isScalar));
  return plain(wide[0] as Expr, scalars);
}

const areInverse = (a: Expr, b: Expr): boolean => {
  if (calls(b, "inv")) return b.args[0] === a;
  return b.kind === "transpose" && calls(b.args[0], "inv") && transpose(b.args[0].args[0] as Expr) === a;
};

function ofCall(e: Call): Expr {
  const [a] = e.args;
  if (a === undefined || e.args.length > 1) return e;
  switch (e.name) {
    case "inv":
      return inverse(a);
    case "det":
      return determinant(a);
    case "log":
      if (calls(a, "det")) return call("logdet", ...a.args);
      return a.kind === "div" && a.args[0] === num(1) && calls(a.args[1], "det")
        ? neg(call("logdet", ...a.args[1].args))
        : e;
    case "tr":
    case "sum":
    case "norm1":
    case "norm2":
      return calls(a, "kron") ? mul(...a.args.map((part) => call(e.name, part))) : e;
    case "logdet":
      if (calls(a, "inv")) return neg(call("logdet", ...a.args));
      if (a.kind === "transpose") return call("logdet", a.args[0]);
      return calls(a, "diag") && isOne(shapeOf(a.args[0] as Expr).columns)
        ? call("sum", call("log", a.args[0] as Expr))
        : e;
    default:
      return e;
  }
}

function inverse(a: Expr): Expr {
  if (calls(a, "inv")) return a.args[0] as Expr;
  if (calls(a, "eye")) return a;
  if (a.kind === "transpose") return transpose(inverse(a.args[0]));
  if (calls(a, "diag") && isOne(shapeOf(a.args[0] as Expr).columns)) {
    return call("diag", div(num(1), a.args[0] as Expr));
  }
  if (a.kind === "matmul" && a.args.every((factor) => isSquareShape(shapeOf(factor)))) {
    return matmul(...([...a.args].reverse().map(inverse) as [Expr, ...Expr[]]));
  }
  return call("inv", a);
}

function determinant(a: Expr): Expr {
  if (calls(a, "inv")) return div(num(1), determinant(a.args[0] as Expr));
  if (a.kind === "transpose") return determinant(a.args[0]);
  if (a.kind === "matmul" && a.args.every((factor) => isSquareShape(shapeOf(factor)))) {
    return mul(...a.args.map(determinant));
  }
  return call("det", a);
}
