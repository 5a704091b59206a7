/**
 * Simplifying, as a sequence of lines: at each turn the innermost nodes that can be improved are improved, all
 * at once; the stages of their plans are the lines. Ends because every plan lowers the cost or removes for
 * good what it looks for, and because the number of turns is bounded.
 */
import { type Expr, postorder, rewriteUp } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { whileWorking } from "../problem/whileWorking.js";
import { absorbSign } from "../rules/algebra/absorbSign.js";
import { type Plan, planFor } from "./plans.js";
import { ideasOf, Record } from "./steps.js";
import { tidy } from "./tidy.js";

export interface Move {
  readonly after: Expr;
  readonly record: Record;
}

/** Far more turns than any answer has needed; reaching it ends the simplification where it stands. */
const mostTurns = 200;

/** The lines from `e` to its simplest form; none if it has it already. */
export function simplifyingMoves(start: Expr, setting: Setting): Move[] {
  const moves: Move[] = [];
  let current = start;
  const add = (move: Move): void => {
    if (move.after === current) return;
    current = move.after;
    const last = moves[moves.length - 1];
    // Cancel, and cancel again, is one line.
    if (last === undefined || ideasOf(last.record) !== ideasOf(move.record)) moves.push(move);
    else {
      last.record.include(move.record);
      moves[moves.length - 1] = { after: move.after, record: last.record };
    }
  };

  add(tidied(current, setting));
  for (let turn = 0; turn < mostTurns; turn++) {
    const plans = innermostPlans(current, setting);
    if (plans.size > 0) for (const move of stagesTogether(current, plans, setting)) add(move);
    else {
      const before = current;
      add(signsAbsorbed(current, setting));
      if (current === before) break;
    }
  }
  return moves;
}

/** The simplest form alone. */
export function simplify(e: Expr, setting: Setting): Expr {
  const moves = simplifyingMoves(e, setting);
  return moves[moves.length - 1]?.after ?? e;
}

function tidied(e: Expr, setting: Setting): Move {
  const record = new Record(setting);
  return { after: tidy(e, record), record };
}

/** Nodes without a plan, and without one below. */
const settledNodes = whileWorking(() => new Set<Expr>());

/** Nodes with a plan none of whose descendants has one. */
function innermostPlans(root: Expr, setting: Setting): Map<Expr, Plan> {
  const settled = settledNodes(setting);
  const plans = new Map<Expr, Plan>();
  const busy = new Set<Expr>();
  for (const e of postorder(
    root,
    (node) => !settled.has(node) && node.kind !== "diff" && node.kind !== "at",
  )) {
    if (settled.has(e)) continue;
    if (e.args.some((child) => busy.has(child))) {
      busy.add(e);
      continue;
    }
    const plan = planFor(e, setting);
    if (plan === undefined) settled.add(e);
    else {
      plans.set(e, plan);
      busy.add(e);
    }
  }
  return plans;
}

/** Stage k of every plan is one line. */
function stagesTogether(root: Expr, plans: ReadonlyMap<Expr, Plan>, setting: Setting): Move[] {
  const longest = Math.max(...[...plans.values()].map((plan) => plan.length));
  const moves: Move[] = [];
  for (let stage = 0; stage < longest; stage++) {
    const record = new Record(setting);
    for (const plan of plans.values()) {
      const own = plan[stage];
      if (own !== undefined) record.include(own.record);
    }
    const replaced = rewriteUp(root, (rebuilt, original) => {
      const plan = plans.get(original);
      return plan === undefined ? rebuilt : (plan[Math.min(stage, plan.length - 1)]?.after ?? rebuilt);
    });
    moves.push({ after: tidy(replaced, record), record });
  }
  return moves;
}

/** The signs as the field writes them, once nothing else is to be done. */
function signsAbsorbed(root: Expr, setting: Setting): Move {
  const record = new Record(setting);
  const after = rewriteUp(root, (rebuilt) => record.fire(absorbSign, rebuilt) ?? rebuilt);
  return { after: tidy(after, record), record };
}
