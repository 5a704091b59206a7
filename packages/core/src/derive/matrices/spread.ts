/** One differential carried as far as one idea goes: a rule at it, and the linear ones below. */
import { differential, type Expr, rewriteDown, rewriteUp } from "../../expr/index.js";
import { instanceOf } from "../../problem/definitions.js";
import { isMoving } from "../../problem/dependence.js";
import type { Setting } from "../../problem/problem.js";
import {
  elementwiseChain,
  piecewiseDifferential,
  powerDifferential,
} from "../../rules/differentials/chain.js";
import { constantDifferential, linearity } from "../../rules/differentials/linearity.js";
import { productDifferential, quotientDifferential } from "../../rules/differentials/products.js";
import { definitionDifferential, wholeFunction } from "../../rules/differentials/wholeFunctions.js";
import { recogniseSigmoid } from "../../rules/identities/sigmoid.js";
import { diagonalRead } from "../../rules/matrices/diagonals.js";
import { kroneckerWhole } from "../../rules/matrices/kron.js";
import { inverses } from "../../rules/matrices/products.js";
import { recogniseSoftmax, softmaxRows } from "../../rules/matrices/softmax.js";
import type { Rule } from "../../rules/types.js";
import type { Record } from "../../simplify/steps.js";

/** What brings a body into a form whose differential is shorter: log det A⁻¹ as -log det A. */
const before: readonly Rule[] = [inverses, diagonalRead, kroneckerWhole];

/** Names for what was written out. A cost that is itself e^v/sum(e^v) is there to be differentiated. */
const naming: readonly Rule[] = [recogniseSigmoid, recogniseSoftmax, softmaxRows];

const due: readonly Rule[] = [
  definitionDifferential,
  productDifferential,
  quotientDifferential,
  powerDifferential,
  wholeFunction,
  elementwiseChain,
  piecewiseDifferential,
];

/**
 * What the differential of `u` is by those of its parts; undefined where no rule applies.
 * @param cost what the derivation began with
 */
export function spreadOnce(du: Expr, cost: Expr, record: Record): Expr | undefined {
  const body = du.kind === "differential" ? rewritten(du.args[0], cost, record) : undefined;
  if (body !== undefined) return spreadLinearly(differential(body), record);
  const linear = spreadLinearly(du, record);
  if (linear !== du) return linear;
  for (const rule of due) {
    const after = record.fire(rule, du);
    if (after === undefined) continue;
    return rule === definitionDifferential ? after : spreadLinearly(after, record);
  }
  return undefined;
}

function rewritten(body: Expr, cost: Expr, record: Record): Expr | undefined {
  let current: Expr | undefined;
  for (;;) {
    const e: Expr = current ?? body;
    const written = e.kind === "div" && e !== cost ? [...before, ...naming] : before;
    const next = firstOf(written, e, record);
    if (next === undefined) return current;
    current = next;
  }
}

/** The cost with what was written out in its parts named: its differential is taken by the names. */
export const namedParts = (cost: Expr, record: Record): Expr =>
  rewriteUp(cost, (e, original) =>
    e.kind === "div" && original !== cost ? (firstOf(naming, e, record) ?? e) : e,
  );

function firstOf(candidates: readonly Rule[], e: Expr, record: Record): Expr | undefined {
  for (const rule of candidates) {
    const after = record.fire(rule, e);
    if (after !== undefined) return after;
  }
  return undefined;
}

/** Linearity at every differential, until something else is due there. */
export function spreadLinearly(root: Expr, record: Record): Expr {
  const spread = (e: Expr): Expr | undefined => {
    if (e.kind !== "differential") return undefined;
    const { setting } = record;
    if (!isMoving(e.args[0], setting)) return record.fire(constantDifferential, e);
    if (isVariable(e.args[0], setting) || instanceOf(e.args[0], setting) !== undefined) return undefined;
    const after = record.fire(linearity, e);
    return after === undefined ? undefined : rewriteDown(after, spread);
  };
  return rewriteDown(root, spread);
}

export const isVariable = (e: Expr, setting: Setting): boolean =>
  (e.kind === "matrix" || e.kind === "sym") && setting.moving.has(e.name);
