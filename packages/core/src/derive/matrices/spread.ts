/** One differential carried as far as one idea goes: a rule at it, and the linear ones below. */
import { differential, type Expr, rewriteDown } from "../../expr/index.js";
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
import { diagonalRead } from "../../rules/matrices/diagonals.js";
import { kroneckerWhole } from "../../rules/matrices/kron.js";
import { inverses } from "../../rules/matrices/products.js";
import type { Rule } from "../../rules/types.js";
import type { Record } from "../../simplify/steps.js";

/** What brings a body into a form whose differential is shorter: log det A⁻¹ as -log det A. */
const before: readonly Rule[] = [inverses, diagonalRead, kroneckerWhole];

const due: readonly Rule[] = [
  definitionDifferential,
  productDifferential,
  quotientDifferential,
  powerDifferential,
  wholeFunction,
  elementwiseChain,
  piecewiseDifferential,
];

/** What the differential of `u` is by those of its parts; undefined where no rule applies. */
export function spreadOnce(du: Expr, record: Record): Expr | undefined {
  const body = du.kind === "differential" ? rewritten(du.args[0], record) : undefined;
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

function rewritten(body: Expr, record: Record): Expr | undefined {
  let current: Expr | undefined;
  for (;;) {
    const e: Expr = current ?? body;
    const next = before.map((rule) => record.fire(rule, e)).find((after) => after !== undefined);
    if (next === undefined) return current;
    current = next;
  }
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
