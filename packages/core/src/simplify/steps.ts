/** Rules fired at nodes, and a record of each firing: what a line of a trace is made of. */
import { isScalar, shapeOf, spread } from "../arrays/index.js";
import type { Expr } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { mayFireAt } from "../rules/byHead.js";
import type { Label, Rewrite, Rule } from "../rules/types.js";

/** One rule at one node. */
export interface Firing {
  readonly rule: Rule;
  readonly before: Expr;
  readonly rewrite: Rewrite;
}

/** What happened on the way from one expression to the next, in order. A rule at one node is told once. */
export class Record {
  readonly firings: Firing[] = [];
  /** What was noted already; most records have one firing or none. */
  #seen: Set<string> | undefined;

  constructor(readonly setting: Setting) {}

  /** Fires the rule at the node, if it applies, and notes it. */
  fire(rule: Rule, e: Expr): Expr | undefined {
    if (!mayFireAt(rule, e.kind)) return undefined;
    const rewrite = rule.apply(e, this.setting);
    if (rewrite === undefined || rewrite.after === e) return undefined;
    const after = inShapeOf(e, rewrite.after);
    if (after === e) return undefined;
    this.note({ rule, before: e, rewrite: after === rewrite.after ? rewrite : { ...rewrite, after } });
    return after;
  }

  note(firing: Firing): void {
    if (this.firings.length > 0) {
      this.#seen ??= new Set(this.firings.map(keyOf));
      const key = keyOf(firing);
      if (this.#seen.has(key)) return;
      this.#seen.add(key);
    }
    this.firings.push(firing);
  }

  /** Takes over what another record noted. */
  include(other: Record): void {
    for (const firing of other.firings) this.note(firing);
  }

  get assumptions(): Expr[] {
    return this.firings.flatMap((firing) => [...(firing.rewrite.assumes ?? [])]);
  }
}

const keyOf = ({ rule, before, rewrite }: Firing): string => `${rule.id} ${before.id} ${rewrite.after.id}`;

/** What has become a scalar where a vector or matrix stood fills all its entries: v ⊘ v is ones(m). */
const inShapeOf = (before: Expr, after: Expr): Expr =>
  !isScalar(before) && isScalar(after) ? spread(after, shapeOf(before)) : after;

export const labelOf = ({ rule, rewrite }: Firing): Label => rewrite.label ?? [rule.label];

/** What the firings are called, each name once; equal for records that a reader takes for the same idea. */
export function ideasOf({ firings }: Record): string {
  const told = firings.filter(({ rule }) => rule.family !== "arithmetic");
  const names = told.map((firing) =>
    labelOf(firing)
      .map((part) => (typeof part === "string" ? part : `#${part.id}`))
      .join(""),
  );
  return [...new Set(names)].sort().join(", ");
}
