/** Costs that have a value nowhere. */
import { type Expr, opposite, rel, some } from "../expr/index.js";
import { domainConditions, holds } from "../facts/index.js";
import { DeriveError } from "../parse/errors.js";
import { toText } from "../print/text.js";
import type { Problem, Setting } from "../problem/problem.js";
import { prove } from "../verify/compare.js";

/**
 * A case need not be defined where another one is taken, and the gamma functions are used to the right of 0 only
 * though they have values on the left.
 * @throws DeriveError where the cost has a value nowhere: √-1, log(-x²), 1/(x - x)
 */
export function refuseUndefined(given: Problem): void {
  if (given.shapes.size > 0 || some(given.expression, isPartlyDefined)) return;
  const plain: Setting = { ...given, assumptions: [] };
  const impossible = domainConditions(given.expression, plain).find((relation) => fails(relation, plain));
  if (impossible === undefined) return;
  const message = `this has a value nowhere: it needs ${toText(impossible)}`;
  throw new DeriveError("not-supported", message, given.source);
}

const isPartlyDefined = (e: Expr): boolean =>
  e.kind === "piecewise" || (e.kind === "call" && /gamma$/.test(e.name));

/** Whether a relation holds for no values of its names. */
function fails(relation: Expr, setting: Setting): boolean {
  if (relation.kind !== "rel") return false;
  const [left, right] = relation.args as readonly [Expr, Expr];
  if (relation.name === "!=") return prove(left, right, setting) !== undefined;
  const turned = opposite[relation.name];
  return turned !== undefined && holds(rel(turned, left, right), setting);
}
