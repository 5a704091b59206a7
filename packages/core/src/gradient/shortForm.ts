/** What a sweep leaves, as it is written. */
import { add, type Expr, mul, rewriteUp } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { simplify } from "../simplify/simplify.js";

/** Sums and products without their grouping, in short form. */
export const shortForm = (slope: Expr, setting: Setting): Expr => simplify(ungrouped(slope), setting);

const ungrouped = (root: Expr): Expr =>
  rewriteUp(root, (e) => (e.kind === "add" ? add(...e.args) : e.kind === "mul" ? mul(...e.args) : e));
