import {
  isColumnShape,
  isOne,
  isScalar,
  product,
  sameShape,
  shapeOf,
  transposed,
  turned,
} from "../../arrays/index.js";
import { add, call, div, type Expr, mul, neg } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** Sums and traces in their shortest form: 1ᵀv = sum v, sum(u⊙v) = uᵀv, tr(uvᵀ) = vᵀu, scalars in front. */
export const innerProducts: Rule = {
  id: "inner-products",
  label: "inner products",
  family: "matrix",
  heads: ["matmul", "call"],
  where: "u: m, v: m, A: m x n, S: m x m, T: m x m",
  statement: ["sum(u .* v)", "u'*v"],
  conditions: [],
  source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 1.10",
  examples: [
    { before: "ones(m)'*v", after: "sum(v)" },
    { before: "sum(u .* v)", after: "u' * v" },
    { before: "tr(u*v')", after: "v' * u" },
    { before: "sum(2*v)", after: "2 * sum(v)" },
    { before: "sum(u')", after: "sum(u)" },
    { before: "sum(S .* (u*v'))", after: "tr(S' * u * v')" },
    { before: "tr(S'*T')", after: "tr(T * S)" },
    { before: "tr(S + u*v')", after: "tr(S) + tr(u * v')" },
  ],
  refuses: ["u'*v", "sum(v)", "sum(S .* T)", "tr(S'*T)", "tr(S + T)"],
  apply: (e) => {
    const after =
      e.kind === "matmul" ? ofProduct(e.args) : e.kind === "call" ? ofCall(e.name, e.args[0]) : undefined;
    return after === undefined ? undefined : { after, bindings: {} };
  },
};

function ofProduct([a, b, ...more]: readonly Expr[]): Expr | undefined {
  if (a === undefined || b === undefined || more.length > 0 || !isScalar(product(a, b))) return undefined;
  if (isOnes(transposed(a))) return call("sum", b);
  return isOnes(b) ? call("sum", transposed(a)) : undefined;
}

function ofCall(name: string, a: Expr | undefined): Expr | undefined {
  if (a === undefined || (name !== "sum" && name !== "tr")) return undefined;
  if (isScalar(a)) return a;
  if (a.kind === "neg") return neg(call(name, a.args[0]));
  if (a.kind === "transpose") return call(name, a.args[0]);
  if (a.kind === "div" && isScalar(a.args[1])) return div(call(name, a.args[0]), a.args[1]);
  if (a.kind === "mul" && a.args.some(isScalar)) {
    const wide = mul(...a.args.filter((factor) => !isScalar(factor)));
    return mul(...a.args.filter(isScalar), call(name, wide));
  }
  if (a.kind === "call" && a.name === "diag" && name === "tr" && isColumnShape(shapeOf(a.args[0] as Expr))) {
    return call("sum", a.args[0] as Expr);
  }
  if (name === "sum" && a.kind === "mul" && isColumnShape(shapeOf(a))) {
    const [first, ...rest] = a.args;
    return product(transposed(first as Expr), mul(...rest));
  }
  if (name === "sum" && a.kind === "mul") return asTrace(a.args);
  if (name === "tr" && a.kind === "add") return ofTraceOfSum(a.args);
  if (a.kind === "matmul" && name === "tr") return ofTrace(a.args) ?? turnedTrace(a);
  if (isOnes(a)) return lengthOf(a);
  if (a.kind === "call" && a.name === "eye") return a.args[0];
  return undefined;
}

/** tr(u w) with a column u in front and a row w behind is w u. */
function ofTrace(factors: readonly Expr[]): Expr | undefined {
  const position = factors.findIndex((factor, k) => k > 0 && isOne(shapeOf(factor).rows));
  if (position < 0) return undefined;
  return product(...factors.slice(position), ...factors.slice(0, position));
}

/** sum(A⊙B) = tr(AᵀB) where one of the two is a product, an inverse or I: there the trace goes further. */
export function asTrace(factors: readonly Expr[]): Expr | undefined {
  const [A, B, ...more] = factors;
  if (A === undefined || B === undefined || more.length > 0) return undefined;
  if (isProductLike(B)) return call("tr", product(turned(A), B));
  return isProductLike(A) ? call("tr", product(turned(B), A)) : undefined;
}

function isProductLike(e: Expr): boolean {
  if (e.kind === "transpose") return isProductLike(e.args[0]);
  if (e.kind === "call") return e.name === "inv" || e.name === "eye";
  return (
    e.kind === "matmul" &&
    (e.args.some(isProductLike) || e.args.some((factor) => isColumnShape(shapeOf(factor))))
  );
}

/** Outer products leave the trace of a sum: tr(A + uvᵀ) = tr(A) + vᵀu. */
function ofTraceOfSum(terms: readonly Expr[]): Expr | undefined {
  const split = terms.map((term) => {
    const inner = call("tr", term.kind === "neg" ? term.args[0] : term);
    const outer = term.kind === "neg" ? neg(inner) : inner;
    const base = term.kind === "neg" ? term.args[0] : term;
    return { outer, leaves: base.kind === "matmul" && ofTrace(base.args) !== undefined };
  });
  if (!split.some(({ leaves }) => leaves)) return undefined;
  return add(...split.map(({ outer }) => outer));
}

/** tr(AᵀBᵀ) = tr(BA). */
function turnedTrace(e: Expr): Expr | undefined {
  const whole = turned(e);
  return e.args.every((factor) => factor.kind === "transpose") ? call("tr", whole) : undefined;
}

const isOnes = (e: Expr): boolean => e.kind === "call" && e.name === "ones";

function lengthOf(e: Expr): Expr {
  const { rows, columns } = shapeOf(e);
  return isOne(columns) ? rows : isOne(rows) ? columns : mul(rows, columns);
}

/** Sums of matrix products with a factor in common on one side: XᵀA + XᵀB = Xᵀ(A + B). */
export const commonMatrix: Rule = {
  id: "common-matrix",
  label: "common factor",
  family: "matrix",
  heads: ["add"],
  where: "A: m x n, B: n x k, C: n x k, D: m x k",
  statement: ["A*B + A*C", "A*(B + C)"],
  conditions: [],
  source: "the distributive law of matrices: Horn & Johnson, Matrix Analysis, 0.2",
  examples: [
    { before: "A*B + A*C", after: "A * (B + C)" },
    { before: "2*A*B - A*C", after: "A * (2 * B - C)" },
  ],
  refuses: ["A*B + D"],
  apply: (e) => {
    if (e.kind !== "add") return undefined;
    const terms = e.args.map(chainOf);
    for (const side of ["left", "right"] as const) {
      for (const [k, term] of terms.entries()) {
        const factor = term.chain[side === "left" ? 0 : term.chain.length - 1];
        if (factor === undefined || term.chain.length < 2) continue;
        const alike = terms.filter((own) => {
          const outer = own.chain[side === "left" ? 0 : own.chain.length - 1];
          // A number that is broadcast beside a vector keeps its own factors.
          return own.chain.length > 1 && outer === factor && sameShape(shapeOf(own.e), shapeOf(term.e));
        });
        if (alike.length < 2 || terms.indexOf(alike[0] as Chained) !== k) continue;
        const inner = add(
          ...alike.map((own) =>
            own.wrap(product(...(side === "left" ? own.chain.slice(1) : own.chain.slice(0, -1)))),
          ),
        );
        const joined = side === "left" ? product(factor, inner) : product(inner, factor);
        const after = add(
          ...terms.flatMap((own, l) => (l === k ? [joined] : alike.includes(own) ? [] : [own.e])),
        );
        return { after, bindings: { A: factor } };
      }
    }
    return undefined;
  },
};

interface Chained {
  readonly e: Expr;
  /** The factors of the matrix product; none where the term is no such product. */
  readonly chain: readonly Expr[];
  /** Puts sign and scalars back around what is left. */
  readonly wrap: (inner: Expr) => Expr;
}

function chainOf(e: Expr): Chained {
  if (e.kind === "neg") {
    const { chain, wrap } = chainOf(e.args[0]);
    return { e, chain, wrap: (inner) => neg(wrap(inner)) };
  }
  if (e.kind === "div" && isScalar(e.args[1])) {
    const { chain, wrap } = chainOf(e.args[0]);
    return { e, chain, wrap: (inner) => div(wrap(inner), e.args[1]) };
  }
  if (e.kind === "mul") {
    const wide = e.args.filter((factor) => !isScalar(factor));
    const [only] = wide;
    const others = e.args.filter((factor) => factor !== only);
    if (only?.kind === "matmul" && wide.length === 1) {
      return { e, chain: only.args, wrap: (inner) => mul(...others, inner) };
    }
  }
  return { e, chain: e.kind === "matmul" ? e.args : [], wrap: (inner) => inner };
}
