import {
  columnShape,
  isColumnShape,
  isScalar,
  ones,
  product,
  shapeOf,
  transposed,
} from "../../arrays/index.js";
import { add, call, div, type Expr, isOne, isZero, mul, neg, num, pow, transpose } from "../../expr/index.js";
import { neighboursJoined } from "../neighbours.js";
import type { Rule, RuleDocs } from "../types.js";

/** e^v divided by its sum is softmax(v), also where a matrix stands before e^v: A·e^v / sum(e^v). */
export const recogniseSoftmax: Rule = {
  id: "recognise-softmax",
  label: "eᵛ/sum(eᵛ) = softmax(v)",
  family: "matrix",
  heads: ["call", "div", "mul"],
  where: "v: m, A: n x m",
  statement: ["exp(v)/sum(exp(v))", "softmax(v)"],
  apply: (e) => {
    if (isScalar(e)) {
      const [sum] = e.kind === "call" && e.name === "log" && e.args.length === 1 ? e.args : [];
      const v = sum && exponentOfSum(sum);
      return v === undefined ? undefined : { after: call("logsumexp", v), bindings: { v } };
    }
    const whole = e.kind === "div" ? { above: e.args[0], below: e.args[1] } : asFraction(e);
    if (whole === undefined) return undefined;
    const { below } = whole;
    const [base, power] = below.kind === "pow" && below.args[1].kind === "num" ? below.args : [below, num(1)];
    const v = exponentOfSum(base);
    if (v === undefined || power.kind !== "num") return undefined;
    const after = replaced(whole.above, call("exp", v), call("softmax", v));
    if (after === undefined) return undefined;
    const left = power.value.sub(1);
    const rest = isZero(left) ? after : div(after, isOne(left) ? base : pow(base, num(left)));
    return { after: rest, bindings: { v } };
  },
};

export const recogniseSoftmaxDocs: RuleDocs = {
  rule: recogniseSoftmax,
  conditions: [],
  source: "Bishop, Pattern Recognition and Machine Learning, (4.62)",
  examples: [
    { before: "exp(v)/sum(exp(v))", after: "softmax(v)" },
    { before: "1/sum(exp(v))*A*exp(v)", after: "A * softmax(v)" },
    { before: "exp(v)*exp(v)'/sum(exp(v))^2", after: "softmax(v) * exp(v)'/sum(exp(v))" },
    { before: "(diag(exp(v)) - v*exp(v)')/sum(exp(v))", after: "diag(softmax(v)) - v * softmax(v)'" },
    { before: "log(sum(exp(v)))", after: "logsumexp(v)" },
  ],
  refuses: ["exp(v)/sum(v)", "(diag(exp(v)) - v*v')/sum(exp(v))"],
};

interface Fraction {
  readonly above: Expr;
  readonly below: Expr;
}

/** 1/s · w as w over s, where s is the sum of exponentials. */
function asFraction(e: Expr): Fraction | undefined {
  if (e.kind !== "mul") return undefined;
  const position = e.args.findIndex(
    (f) => f.kind === "div" && isScalar(f) && exponentOfSum(baseOf(f.args[1])) !== undefined,
  );
  const found = e.args[position];
  if (found?.kind !== "div") return undefined;
  const [above, below] = found.args;
  const rest = e.args.filter((_, k) => k !== position);
  return { above: above === num(1) ? mul(...rest) : mul(above, ...rest), below };
}

const baseOf = (e: Expr): Expr => (e.kind === "pow" ? e.args[0] : e);

/** v, of sum(exp(v)) with a column v. */
function exponentOfSum(e: Expr): Expr | undefined {
  if (e.kind !== "call" || e.name !== "sum") return undefined;
  const [inner] = e.args;
  if (inner?.kind !== "call" || inner.name !== "exp" || e.args.length > 1) return undefined;
  const [v] = inner.args;
  return v !== undefined && isColumnShape(shapeOf(v)) ? v : undefined;
}

/** e^v replaced in everything that is linear in it: in each term of a sum, in a product, on a diagonal. */
function replaced(e: Expr, factor: Expr, by: Expr): Expr | undefined {
  if (e === factor) return by;
  switch (e.kind) {
    case "neg": {
      const inner = replaced(e.args[0], factor, by);
      return inner && neg(inner);
    }
    case "div": {
      const above = replaced(e.args[0], factor, by);
      return above && div(above, e.args[1]);
    }
    case "transpose": {
      const inner = replaced(e.args[0], factor, by);
      return inner && transpose(inner);
    }
    case "call": {
      const inner = e.name === "diag" ? replaced(e.args[0] as Expr, factor, by) : undefined;
      return inner && call("diag", inner);
    }
    case "add": {
      const terms = e.args.map((term) => replaced(term, factor, by));
      return terms.every((term) => term !== undefined) ? add(...terms) : undefined;
    }
    case "mul":
    case "matmul":
      for (const [k, child] of e.args.entries()) {
        const after = replaced(child, factor, by);
        if (after === undefined) continue;
        const args = e.args.map((other, l) => (l === k ? after : other));
        return e.kind === "mul" ? mul(...args) : product(...args);
      }
      return undefined;
    default:
      return undefined;
  }
}

/** The same for matrices, row by row: exp(Z) divided by the sums of its rows. */
export const softmaxRows: Rule = {
  id: "softmax-rows",
  label: "rows of e^Z/sum = softmax(Z)",
  family: "matrix",
  heads: ["matmul", "call", "div"],
  where: "Z: m x n, Y: m x n",
  statement: ["diag(1 ./ (exp(Z)*ones(n)))*exp(Z)", "softmax(Z)"],
  apply: (e) => {
    const after = e.kind === "matmul" ? scaledRows(e.args) : dividedRows(e);
    return after === undefined ? undefined : { after, bindings: {} };
  },
};

export const softmaxRowsDocs: RuleDocs = {
  rule: softmaxRows,
  conditions: [],
  source: "Bishop, Pattern Recognition and Machine Learning, (4.104)",
  examples: [
    { before: "diag(1 ./ (exp(Z)*ones(n)))*exp(Z)", after: "softmax(Z)" },
    { before: "diag(1 ./ (m*exp(Z)*ones(n)))*exp(Z)", after: "1/m * softmax(Z)" },
    { before: "exp(Z) ./ (exp(Z)*ones(n)*ones(n)')", after: "softmax(Z)" },
    { before: "log(exp(Z)*ones(n))", after: "logsumexp(Z)" },
  ],
  refuses: ["diag(1 ./ (exp(Z)*ones(n)))*exp(Y)", "exp(Z)*ones(n)"],
};

function scaledRows(factors: readonly Expr[]): Expr | undefined {
  for (let k = 0; k + 1 < factors.length; k++) {
    const [scale, own] = [factors[k] as Expr, factors[k + 1] as Expr];
    const bar = scale.kind === "call" && scale.name === "diag" ? scale.args[0] : undefined;
    if (bar?.kind !== "div" || !isScalar(bar.args[0])) continue;
    const [scalars, below] = parted(bar.args[1]);
    const Z = exponentOfRows(below);
    if (Z === undefined || own !== call("exp", Z)) continue;
    const rest = product(...factors.slice(0, k), call("softmax", Z), ...factors.slice(k + 2));
    const front = scalars.length === 0 ? bar.args[0] : div(bar.args[0], mul(...scalars));
    return front === num(1) ? rest : mul(front, rest);
  }
  return undefined;
}

function dividedRows(e: Expr): Expr | undefined {
  if (e.kind === "call" && e.name === "log" && e.args.length === 1) {
    const Z = exponentOfRows(e.args[0] as Expr);
    return Z && call("logsumexp", Z);
  }
  if (e.kind !== "div" || e.args[1].kind !== "matmul") return undefined;
  const [first, second, third, ...more] = e.args[1].args;
  if (first === undefined || second === undefined || third === undefined || more.length > 0) return undefined;
  const Z = exponentOfRows(product(first, second));
  if (Z === undefined || third !== transposed(second)) return undefined;
  return replaced(e.args[0], call("exp", Z), call("softmax", Z));
}

/** The scalar factors, and the rest. */
function parted(e: Expr): readonly [readonly Expr[], Expr] {
  if (e.kind !== "mul") return [[], e];
  return [e.args.filter(isScalar), mul(...e.args.filter((factor) => !isScalar(factor)))];
}

/** Z, of exp(Z)·1. */
function exponentOfRows(e: Expr): Expr | undefined {
  if (e.kind !== "matmul" || e.args.length !== 2) return undefined;
  const [left, right] = e.args as readonly [Expr, Expr];
  const isSum = right.kind === "call" && right.name === "ones" && right.args.length === 1;
  return isSum && left.kind === "call" && left.name === "exp" ? left.args[0] : undefined;
}

/** The entries of softmax, over a vector or over each row of a matrix, add up to 1. */
export const softmaxSum: Rule = {
  id: "softmax-sum",
  label: "softmax sums to 1",
  family: "matrix",
  heads: ["matmul", "call"],
  where: "v: m, u: m, Z: m x n, c:",
  statement: ["sum(softmax(v))", "1"],
  apply: (e) => {
    const after =
      e.kind === "call" && e.name === "sum" && isColumnSoftmax(e.args[0])
        ? num(1)
        : e.kind === "matmul"
          ? ofProduct(e.args)
          : undefined;
    return after === undefined ? undefined : { after, bindings: {} };
  },
};

export const softmaxSumDocs: RuleDocs = {
  rule: softmaxSum,
  conditions: [],
  source: "Bishop, Pattern Recognition and Machine Learning, (4.62)",
  examples: [
    { before: "sum(softmax(v))", after: "1" },
    { before: "softmax(v)'*(u + c)", after: "softmax(v)' * u + c" },
    { before: "softmax(Z)*ones(n)", after: "ones(m)" },
  ],
  refuses: ["sum(v)", "softmax(v)'*u", "softmax(Z)'*ones(m)", "sum(softmax(Z))"],
};

const isColumnSoftmax = (e: Expr | undefined): boolean =>
  e?.kind === "call" && e.name === "softmax" && isColumnShape(shapeOf(e));

function ofProduct(factors: readonly Expr[]): Expr | undefined {
  const [p, v, ...more] = factors as readonly [Expr, Expr];
  if (more.length === 0 && p.kind === "transpose" && isColumnSoftmax(p.args[0]) && v.kind === "add") {
    const scalars = v.args.filter(isScalar);
    const wide = v.args.filter((term) => !isScalar(term));
    if (scalars.length === 0) return undefined;
    return add(product(p, add(...wide)), ...scalars);
  }
  return neighboursJoined(factors, (left, right) => {
    const isSum = right.kind === "call" && right.name === "ones" && right.args.length === 1;
    if (!isSum || left.kind !== "call" || left.name !== "softmax") return undefined;
    return { after: ones(columnShape(shapeOf(left).rows)), bindings: {} };
  })?.after;
}
