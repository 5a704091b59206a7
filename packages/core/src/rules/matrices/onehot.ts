import { isColumnShape, isOne, ones, shapeOf } from "../../arrays/index.js";
import { type Expr, num } from "../../expr/index.js";
import { hasProperty } from "../../facts/matrices.js";
import { neighboursJoined } from "../neighbours.js";
import type { Rule, RuleDocs } from "../types.js";

/** Every row of a one-hot matrix has one 1: Y·1 = 1. */
export const onehotRows: Rule = {
  id: "onehot-rows",
  label: "rows of Y sum to 1",
  family: "matrix",
  heads: ["matmul"],
  where: "Y: m x n onehot, A: m x n",
  statement: ["Y*ones(n)", "ones(m)"],
  apply: (e, setting) => {
    if (e.kind !== "matmul") return undefined;
    return neighboursJoined(e.args, (Y, one) => {
      if (!hasProperty(Y, "onehot", setting) || !isOnesColumn(one)) return undefined;
      return { after: ones({ rows: shapeOf(Y).rows, columns: shapeOf(one).columns }), bindings: { Y } };
    });
  },
};

export const onehotRowsDocs: RuleDocs = {
  rule: onehotRows,
  conditions: ["Y was declared one-hot"],
  source: "Bishop, Pattern Recognition and Machine Learning, 4.3.4 (1-of-K coding)",
  examples: [{ before: "Y*ones(n)*ones(n)'", after: "ones(m) * ones(n)'" }],
  refuses: ["A*ones(n)", "Y'*ones(m)"],
};

/** A one-hot vector has one 1. */
export const onehotVector: Rule = {
  id: "onehot-vector",
  label: "the entries of y sum to 1",
  family: "matrix",
  heads: ["call"],
  where: "y: n onehot, v: n",
  statement: ["sum(y)", "1"],
  apply: (e, setting) => {
    const [y] = e.kind === "call" && e.name === "sum" ? e.args : [];
    const isOnehot = y !== undefined && hasProperty(y, "onehot", setting) && isColumnShape(shapeOf(y));
    return isOnehot ? { after: num(1), bindings: { y } } : undefined;
  },
};

export const onehotVectorDocs: RuleDocs = {
  rule: onehotVector,
  conditions: ["y was declared one-hot"],
  source: "Bishop, Pattern Recognition and Machine Learning, 4.3.4 (1-of-K coding)",
  examples: [{ before: "sum(y)", after: "1" }],
  refuses: ["sum(v)", "sum(2*y)"],
};

const isOnesColumn = (e: Expr): boolean =>
  e.kind === "call" && e.name === "ones" && isOne(shapeOf(e).columns);
