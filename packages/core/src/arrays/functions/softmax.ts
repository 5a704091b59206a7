import {
  add,
  call,
  differential,
  div,
  type Expr,
  matmul,
  mul,
  neg,
  num,
  transpose,
} from "../../expr/index.js";
import { ones, product } from "../build.js";
import { columnShape, isOne } from "../shape.js";
import { shapeOf } from "../shapeOf.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";

/** e^u divided by its sum: of a vector over all of it, of a matrix over each row. */
export const softmax: ArrayFunction = {
  name: "softmax",
  arity: [1, 1],
  unicode: "softmax",
  latex: "\\operatorname{softmax}",
  range: { lower: 0, upper: 1, closedAbove: true },
  ofNumbers: () => num(1),
  shape: ([u]) => u,
  entry: ([u], row, column, of, over) => {
    if (u === undefined) return num(0);
    const { rows, columns } = shapeOf(u);
    const exponential = (i: typeof row, j: typeof row) => call("exp", of(u, i, j));
    const whole = isOne(columns)
      ? over(rows, (k) => exponential(k, num(1)))
      : over(columns, (k) => exponential(row, k));
    return div(exponential(row, column), whole);
  },
  differential: {
    label: "differential of softmax",
    forward: ([u]) => {
      const p = call("softmax", u as Expr);
      const [du, { columns }] = [differential(u as Expr), shapeOf(u as Expr)];
      if (isOne(columns)) return mul(p, add(du, neg(matmul(transpose(p), du))));
      const row = ones(columnShape(columns));
      return mul(p, add(du, neg(product(mul(p, du), row, transpose(row)))));
    },
  },
};

export const softmaxDocs: ArrayFunctionDocs = {
  spec: softmax,
  meaning: "exp of the entries divided by their sum: over a vector, or over each row of a matrix",
  differential: {
    statement: "dp=(\\operatorname{diag}(p)-pp^\\top)\\,du,\\quad p=\\operatorname{softmax}(u)",
    source: "Bishop, Pattern Recognition and Machine Learning, (4.106)",
  },
  get code() {
    return {
      numpy: {
        name: "_softmax",
        source: [
          "def _softmax(xp, u):",
          '    """exp(u) over its sum along the last axis, shifted so that nothing overflows."""',
          "    e = xp.exp(u - xp.max(u, axis=-1, keepdims=True))",
          "    return e / xp.sum(e, axis=-1, keepdims=True)",
        ].join("\n"),
      },
      jax: "jax.nn.softmax($1, axis=-1)",
      torch: "torch.softmax($1, dim=-1)",
      typescript: {
        name: "softmax",
        source: [
          "/** exp(u) over its sum, shifted so that nothing overflows. */",
          "function softmax(u: Vector): number[] {",
          "  const top = Math.max(...u);",
          "  const e = u.map((x) => Math.exp(x - top));",
          "  const whole = e.reduce((s, x) => s + x, 0);",
          "  return e.map((x) => x / whole);",
          "}",
        ].join("\n"),
      },
      julia: {
        name: "softmax",
        source: [
          '"exp(u) over its sum, shifted so that nothing overflows."',
          "function softmax(u)",
          "    e = exp.(u .- maximum(u))",
          "    return e ./ sum(e)",
          "end",
        ].join("\n"),
      },
    };
  },
};
