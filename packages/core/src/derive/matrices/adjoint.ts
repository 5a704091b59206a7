/**
 * The adjoint of what is linear in differentials: ⟨g, L(du, dv)⟩ = ⟨g_u, du⟩ + ⟨g_v, dv⟩, where ⟨a, b⟩ is the
 * sum of the products of entries. Each way in which a differential can stand has its move (Hadamard moves
 * across, the trace is cyclic, transposes under the trace), and no tensor of order 3 appears.
 *
 * Source: Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 9.4; Giles, Collected matrix derivative
 * results for forward and reverse mode algorithmic differentiation (2008).
 */
import { isColumnShape, isScalar, ones, product, shapeOf, turned } from "../../arrays/index.js";
import { add, call, div, type Expr, mul, neg, num, some } from "../../expr/index.js";
import { asTrace } from "../../rules/matrices/scalars.js";

/** Collects, for each u whose differential occurs, what stands before it: u → g_u. */
export type Adjoints = Map<Expr, Expr>;

/** A telling would need a tensor of order 3 or 4 at this part. */
export class NoTelling extends Error {
  constructor(readonly at: Expr) {
    super("no telling in matrix notation");
  }
}

export const isLinearPart = (e: Expr): boolean => some(e, (node) => node.kind === "differential");

/**
 * @param e linear in differentials
 * @param g of the shape of e
 * @throws NoTelling where a differential stands in a place that has no move
 */
export function collectAdjoints(e: Expr, g: Expr, into: Adjoints): void {
  switch (e.kind) {
    case "num":
      return;
    case "differential": {
      const known = into.get(e.args[0]);
      into.set(e.args[0], known === undefined ? g : add(known, g));
      return;
    }
    case "add":
      for (const term of e.args) collectAdjoints(term, narrowed(g, term), into);
      return;
    case "neg":
      collectAdjoints(e.args[0], neg(g), into);
      return;
    case "mul": {
      const [inner, rest] = theLinear(e.args);
      collectAdjoints(inner, scaled(g, rest, inner), into);
      return;
    }
    case "div":
      collectAdjoints(e.args[0], narrowed(div(g, e.args[1]), e.args[0]), into);
      return;
    case "transpose":
      collectAdjoints(e.args[0], turned(g), into);
      return;
    case "matmul": {
      const position = e.args.findIndex(isLinearPart);
      const inner = e.args[position] as Expr;
      const [left, right] = [e.args.slice(0, position), e.args.slice(position + 1)];
      const outer = [...left].reverse().map(turned);
      collectAdjoints(inner, product(...outer, g, ...[...right].reverse().map(turned)), into);
      return;
    }
    case "call":
      collectAdjoints(e.args[0] as Expr, throughFunction(e.name, e.args[0] as Expr, g), into);
      return;
    default:
      if (isLinearPart(e)) throw new NoTelling(e);
  }
}

function theLinear(factors: readonly Expr[]): [Expr, Expr[]] {
  const position = factors.findIndex(isLinearPart);
  return [factors[position] as Expr, factors.filter((_, k) => k !== position)];
}

/** Hadamard moves across; where the differential is a scalar, its factors are summed up. */
function scaled(g: Expr, rest: readonly Expr[], inner: Expr): Expr {
  if (!isScalar(inner) || rest.every(isScalar)) return narrowed(mul(...rest, g), inner);
  const scalars = rest.filter(isScalar);
  const wide = mul(...rest.filter((factor) => !isScalar(factor)));
  // As a sum of products, so that what cancels entry by entry does.
  return mul(...scalars, asTrace([g, wide]) ?? call("sum", mul(g, wide)));
}

/** A scalar that was broadcast receives the sum of all entries. */
const narrowed = (g: Expr, inner: Expr): Expr => (isScalar(inner) && !isScalar(g) ? call("sum", g) : g);

function throughFunction(name: string, arg: Expr, g: Expr): Expr {
  const shape = shapeOf(arg);
  switch (name) {
    case "sum":
      return isScalar(arg) ? g : mul(g, ones(shape));
    case "tr":
      return mul(g, call("eye", shape.rows));
    case "diag":
      return call("diag", g);
    default:
      throw new NoTelling(arg);
  }
}

/** ⟨g, du⟩ as it is written: g·du, gᵀdu, tr(gᵀdU). */
export function pairing(g: Expr, du: Expr): Expr {
  if (isScalar(du)) return g === num(1) ? du : mul(g, du);
  if (isColumnShape(shapeOf(du))) return product(turned(g), du);
  return call("tr", product(turned(g), du));
}
