import { isColumnShape, isScalar, product, shapeOf } from "../../arrays/index.js";
import { call, div, type Expr, mul, num } from "../../expr/index.js";
import type { Rule } from "../types.js";

/** e^v divided by its sum is softmax(v), also where a matrix stands before e^v: A·e^v / sum(e^v). */
export const recogniseSoftmax: Rule = {
  id: "recognise-softmax",
  label: "eᵛ/sum(eᵛ) = softmax(v)",
  family: "matrix",
  where: "v: m, A: n x m",
  statement: ["exp(v)/sum(exp(v))", "softmax(v)"],
  conditions: [],
  source: "Bishop, Pattern Recognition and Machine Learning, (4.62)",
  examples: [
    { before: "exp(v)/sum(exp(v))", after: "softmax(v)" },
    { before: "1/sum(exp(v))*A*exp(v)", after: "A * softmax(v)" },
    { before: "log(sum(exp(v)))", after: "logsumexp(v)" },
  ],
  refuses: ["exp(v)/sum(v)"],
  apply: (e) => {
    if (isScalar(e)) {
      const [sum] = e.kind === "call" && e.name === "log" && e.args.length === 1 ? e.args : [];
      const v = sum && exponentOfSum(sum);
      return v === undefined ? undefined : { after: call("logsumexp", v), bindings: { v } };
    }
    const whole = e.kind === "div" ? { above: e.args[0], below: e.args[1] } : asFraction(e);
    if (whole === undefined) return undefined;
    const v = exponentOfSum(whole.below);
    if (v === undefined) return undefined;
    const after = replaced(whole.above, call("exp", v), call("softmax", v));
    return after === undefined ? undefined : { after, bindings: { v } };
  },
};

interface Fraction {
  readonly above: Expr;
  readonly below: Expr;
}

/** 1/s · w as w over s, where s is the sum of exponentials. */
function asFraction(e: Expr): Fraction | undefined {
  if (e.kind !== "mul") return undefined;
  const position = e.args.findIndex(
    (f) => f.kind === "div" && isScalar(f) && exponentOfSum(f.args[1]) !== undefined,
  );
  const found = e.args[position];
  if (found?.kind !== "div") return undefined;
  const [above, below] = found.args;
  const rest = e.args.filter((_, k) => k !== position);
  return { above: above === num(1) ? mul(...rest) : mul(above, ...rest), below };
}

/** v, of sum(exp(v)) with a column v. */
function exponentOfSum(e: Expr): Expr | undefined {
  if (e.kind !== "call" || e.name !== "sum") return undefined;
  const [inner] = e.args;
  if (inner?.kind !== "call" || inner.name !== "exp" || e.args.length > 1) return undefined;
  const [v] = inner.args;
  return v !== undefined && isColumnShape(shapeOf(v)) ? v : undefined;
}

/** The product with one of its factors replaced, also the last of a matrix product; undefined without it. */
function replaced(e: Expr, factor: Expr, by: Expr): Expr | undefined {
  if (e === factor) return by;
  if (e.kind === "neg") return undefined;
  if (e.kind === "div") {
    const above = replaced(e.args[0], factor, by);
    return above && div(above, e.args[1]);
  }
  if (e.kind !== "mul" && e.kind !== "matmul") return undefined;
  for (const [k, child] of e.args.entries()) {
    const after = child === factor ? by : e.kind === "mul" ? replaced(child, factor, by) : undefined;
    if (after === undefined) continue;
    const args = e.args.map((other, l) => (l === k ? after : other));
    return e.kind === "mul" ? mul(...args) : product(...args);
  }
  return undefined;
}
