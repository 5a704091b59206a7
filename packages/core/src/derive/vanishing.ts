/** Derivatives of a derivative that is 0: they are 0 too, and told in one line however many they are. */
import { diff, type Expr, num, type Variable } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { constant } from "../rules/calculus/constant.js";
import { Record } from "../simplify/steps.js";
import type { Chapter } from "./leibniz.js";

/**
 * @param of what is 0, as it stands on the left
 * @param rest what it is differentiated by, in order
 * @example d⁹/dx⁹ [x³] = d⁵/dx⁵ [0] = 0, where of is d⁴/dx⁴ [x³]
 */
export function vanishingChapter(of: Expr, rest: readonly Variable[], setting: Setting): Chapter {
  const [zero, record] = [num(0), new Record(setting)];
  record.fire(constant, diff(zero, rest[0] as Variable));
  const derived = (e: Expr): Expr => rest.reduce<Expr>((inner, x) => diff(inner, x), e);
  return { of: derived(of), start: derived(zero), drafts: [{ after: zero, record }] };
}
