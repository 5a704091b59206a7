import { call, differential, type Expr, matmul, mul, num, transpose } from "../../expr/index.js";
import { ones, product } from "../build.js";
import { columnShape, isOne, scalarShape } from "../shape.js";
import { shapeOf } from "../shapeOf.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";

/** log of the sum of e^u: of a vector a number, of a matrix a column with one number for each row. */
export const logsumexp: ArrayFunction = {
  name: "logsumexp",
  arity: [1, 1],
  unicode: "logsumexp",
  latex: "\\operatorname{logsumexp}",
  ofNumbers: (a) => a,
  shape: ([u], _, dims) => {
    const single = u && dims.isOne(u.columns);
    if (u === undefined || single === undefined) return undefined;
    return single ? scalarShape() : columnShape(u.rows);
  },
  entry: ([u], row, _column, of, over) => {
    if (u === undefined) return num(0);
    const { rows, columns } = shapeOf(u);
    const total = isOne(columns)
      ? over(rows, (k) => call("exp", of(u, k, num(1))))
      : over(columns, (k) => call("exp", of(u, row, k)));
    return call("log", total);
  },
  differential: {
    label: "differential of log-sum-exp",
    forward: ([u]) => {
      const p = call("softmax", u as Expr);
      const [du, { columns }] = [differential(u as Expr), shapeOf(u as Expr)];
      return isOne(columns) ? matmul(transpose(p), du) : product(mul(p, du), ones(columnShape(columns)));
    },
  },
};

export const logsumexpDocs: ArrayFunctionDocs = {
  spec: logsumexp,
  meaning: "log of the sum of exp of the entries: of a vector a number, of a matrix one for each row",
  differential: {
    statement: "d\\operatorname{logsumexp}(u)=\\operatorname{softmax}(u)^\\top du",
    source: "Boyd & Vandenberghe, Convex Optimization, 3.1.5",
  },
  get code() {
    return {
      numpy: {
        name: "_logsumexp",
        source: [
          "def _logsumexp(xp, u):",
          '    """log(sum(exp(u))) along the last axis, shifted so that nothing overflows."""',
          "    top = xp.max(u, axis=-1, keepdims=True)",
          "    return top[..., 0] + xp.log(xp.sum(xp.exp(u - top), axis=-1))",
        ].join("\n"),
      },
      jax: "jax.scipy.special.logsumexp($1, axis=-1)",
      torch: "torch.logsumexp($1, dim=-1)",
      typescript: {
        name: "logsumexp",
        source: [
          "/** log(sum(exp(u))), shifted so that nothing overflows. */",
          "function logsumexp(u: Vector): number {",
          "  const top = Math.max(...u);",
          "  return top + Math.log(u.reduce((s, x) => s + Math.exp(x - top), 0));",
          "}",
        ].join("\n"),
      },
      julia: {
        name: "logsumexp",
        source: [
          '"log(sum(exp.(u))), shifted so that nothing overflows."',
          "function logsumexp(u)",
          "    top = maximum(u)",
          "    return top + log(sum(exp.(u .- top)))",
          "end",
        ].join("\n"),
      },
    };
  },
};
