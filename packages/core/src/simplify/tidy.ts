/**
 * The rules nobody writes a line for: 0 + a, 1·a, 2·3, double signs, fractions of fractions. They are rules
 * like the others and are recorded with the line they tidy.
 */
import { type Expr, rewriteUp } from "../expr/index.js";
import { whileWorking } from "../problem/whileWorking.js";
import { nestedFraction, powerOfPower } from "../rules/arithmetic/fractions.js";
import { arithmetic, neutral, zero } from "../rules/arithmetic/neutral.js";
import { variableFirst } from "../rules/arithmetic/order.js";
import { signs } from "../rules/arithmetic/signs.js";
import { specialValues } from "../rules/arithmetic/specialValues.js";
import { byHead } from "../rules/byHead.js";
import { constant } from "../rules/calculus/constant.js";
import { variable } from "../rules/calculus/variable.js";
import { constantArrays, identityProduct, scalarsOut } from "../rules/matrices/products.js";
import type { Rule } from "../rules/types.js";
import type { Record } from "./steps.js";

export const tidyRules: readonly Rule[] = [
  constant,
  variable,
  zero,
  neutral,
  specialValues,
  powerOfPower,
  nestedFraction,
  signs,
  arithmetic,
  variableFirst,
  scalarsOut,
  identityProduct,
  constantArrays,
];

const tidyRulesAt = byHead(tidyRules);

/** What stands under a derivative or in an index stays as it was written. */
const open = (e: Expr): boolean => e.kind !== "diff" && e.kind !== "at";

const tidyNodes = whileWorking(() => new Set<Expr>());

/** Tidies an expression; nodes known to be tidy are not looked at again. */
export function tidy(root: Expr, record: Record): Expr {
  const clean = tidyNodes(record.setting);
  if (clean.has(root)) return root;
  const settle = (start: Expr): Expr => {
    let e = start;
    while (!clean.has(e)) {
      const after = firstFiring(e, record);
      if (after === undefined) clean.add(e);
      else e = after.args.every((child) => clean.has(child)) || !open(after) ? after : pass(after);
    }
    return e;
  };
  const pass = (e: Expr): Expr => rewriteUp(e, settle, (node) => open(node) && !clean.has(node));
  return pass(root);
}

function firstFiring(e: Expr, record: Record): Expr | undefined {
  for (const rule of tidyRulesAt(e.kind)) {
    const after = record.fire(rule, e);
    if (after !== undefined) return after;
  }
  return undefined;
}
