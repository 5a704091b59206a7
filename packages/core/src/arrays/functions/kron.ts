import { add, call, differential, type Expr, matmul, mul } from "../../expr/index.js";
import { isOne } from "../shape.js";
import { shapeOf } from "../shapeOf.js";
import type { ArrayFunction, ArrayFunctionDocs } from "../types.js";

/** The Kronecker product: every entry of the first matrix times the whole second one. */
export const kron: ArrayFunction = {
  name: "kron",
  arity: [2, 2],
  unicode: "kron",
  latex: "\\otimes",
  ofNumbers: (a, b) => mul(a, b),
  shape: ([a, b]) => {
    if (a === undefined || b === undefined) return undefined;
    const times = (p: typeof a.rows, q: typeof a.rows) => (isOne(p) ? q : isOne(q) ? p : mul(p, q));
    return { rows: times(a.rows, b.rows), columns: times(a.columns, b.columns) };
  },
  differential: {
    label: "differential of the Kronecker product",
    forward: ([a, b]) => {
      const [u, v] = [a as Expr, b as Expr];
      const left = call("kron", differential(u), v);
      const right = call("kron", u, differential(v));
      const columns = isOne(shapeOf(u).columns) && isOne(shapeOf(v).columns);
      if (!columns) return add(left, right);
      return add(
        matmul(call("kron", call("eye", shapeOf(u).rows), v), differential(u)),
        matmul(call("kron", u, call("eye", shapeOf(v).rows)), differential(v)),
      );
    },
  },
};

export const kronDocs: ArrayFunctionDocs = {
  spec: kron,
  meaning: "the Kronecker product: every entry of the first matrix times the whole second one",
  differential: {
    statement: "d(u\\otimes v)=(I\\otimes v)\\,du+(u\\otimes I)\\,dv",
    source: "Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 9.14",
  },
  get code() {
    return {
      numpy: {
        name: "_kron",
        source: [
          "def _kron(xp, A, B):",
          '    """The Kronecker product: every entry of A times the whole of B."""',
          "    if A.ndim == 1:",
          "        return xp.reshape(A[:, None] * B, (-1,))",
          "    blocks = A[:, None, :, None] * B[None, :, None, :]",
          "    return xp.reshape(blocks, (A.shape[0] * B.shape[0], A.shape[1] * B.shape[1]))",
        ].join("\n"),
      },
      jax: "jnp.kron",
      torch: "torch.kron",
      typescript: {
        name: "kron",
        source: [
          "/** The Kronecker product: every entry of A times the whole of B. */",
          "function kron(A: Matrix, B: Matrix): number[][] {",
          "  return A.flatMap((a) => B.map((b) => a.flatMap((x) => b.map((y) => x * y))));",
          "}",
        ].join("\n"),
      },
      julia: "kron",
    };
  },
};
