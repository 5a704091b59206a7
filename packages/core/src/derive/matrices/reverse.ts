/**
 * The differential telling: dJ = Σ ⟨Gₖ, duₖ⟩, with the nodes uₖ that stand between cost and variable taken from
 * the cost inwards, each once its own Gₖ is complete. One reverse sweep, printed as a textbook would.
 */
import { add, differential, type Expr, num, rewriteUp, some } from "../../expr/index.js";
import { instanceOf, unfolded } from "../../problem/definitions.js";
import type { Setting } from "../../problem/problem.js";
import { cancel } from "../../rules/algebra/cancel.js";
import { oneFraction } from "../../rules/arithmetic/fractions.js";
import { Record } from "../../simplify/steps.js";
import { tidy } from "../../simplify/tidy.js";
import type { Draft } from "../textbook.js";
import { type Adjoints, collectAdjoints, NoTelling, pairing } from "./adjoint.js";
import { ordered, partsOf } from "./settle.js";
import { isVariable, namedParts, spreadOnce } from "./spread.js";

export interface Sweep {
  readonly drafts: readonly Draft[];
  /** What stands before the variable's differential in the last line; undefined if it does not occur. */
  readonly gradient: Expr | undefined;
}

/** @throws NoTelling where no rule differentiates a part */
export function reverseSweep(given: Expr, setting: Setting): Sweep {
  const naming = new Record(setting);
  const cost = namedParts(given, naming);
  let frontier: Adjoints = new Map([[cost, num(1)]]);
  const drafts: Draft[] = cost === given ? [] : [{ after: differential(cost), record: naming }];
  const own = partsOf(cost, setting);
  for (;;) {
    const open = [...frontier.keys()].filter((u) => !isVariable(u, setting));
    if (open.length === 0) break;
    const ready = open.filter((u) => !open.some((other) => other !== u && reaches(other, u, setting)));
    const record = new Record(setting);
    frontier = advanced(frontier, ready, cost, own, record);
    drafts.push({ after: written(frontier, record), record });
  }
  const [gradient] = frontier.values();
  return { drafts, gradient };
}

/** The frontier with each ready node replaced by what its differential is made of. */
function advanced(
  frontier: Adjoints,
  ready: readonly Expr[],
  cost: Expr,
  own: ReadonlySet<Expr>,
  record: Record,
): Adjoints {
  const named = ready.filter((u) => instanceOf(u, record.setting) !== undefined);
  const due = new Set(named.length > 0 ? named : ready);
  const next: Adjoints = new Map();
  for (const [u, g] of frontier) {
    if (!due.has(u)) {
      collectAdjoints(differential(u), g, next);
      continue;
    }
    const spread = spreadOnce(differential(u), cost, record);
    if (spread === undefined) throw new NoTelling(u);
    collectAdjoints(spread, g, next);
  }
  return new Map([...next].map(([u, g]) => [u, ordered(cancelled(g, record), own, record)]));
}

/** What cancels at once is shown cancelled, as people write it. */
function cancelled(g: Expr, record: Record): Expr {
  const pass = (root: Expr): Expr =>
    tidy(
      rewriteUp(root, (e) => {
        const fraction = record.fire(oneFraction, e) ?? e;
        return record.fire(cancel, fraction) ?? fraction;
      }),
      record,
    );
  // Tidying may put scalars beside one another, so that there is more to cancel.
  return pass(pass(tidy(g, record)));
}

function written(frontier: Adjoints, record: Record): Expr {
  const terms = [...frontier].map(([u, g]) => pairing(g, differential(u)));
  return tidy(add(...terms), record);
}

/** Whether `from` is made of `u`, also through the names of definitions. */
function reaches(from: Expr, u: Expr, setting: Setting): boolean {
  return some(from, (e) => {
    if (e === u) return true;
    const instance = instanceOf(e, setting);
    return instance !== undefined && reaches(unfolded(instance), u, setting);
  });
}
