/**
 * What was read off, brought to its final form: simplified, its factors in the field's order, and steps of one
 * kind that follow one another told as one line.
 */
import { type Expr, postorder, rewriteDown, rewriteUp } from "../../expr/index.js";
import type { Setting } from "../../problem/problem.js";
import { foldDefinition } from "../../rules/definitions/fold.js";
import { factorOrder, scalarPlace } from "../../rules/matrices/order.js";
import { type Move, simplifyingMoves } from "../../simplify/simplify.js";
import { labelOf, Record } from "../../simplify/steps.js";
import { tidy } from "../../simplify/tidy.js";

/** What the user wrote keeps its order. */
export const partsOf = (cost: Expr, { definitions }: Setting): ReadonlySet<Expr> =>
  new Set([cost, ...[...definitions.values()].map(({ body }) => body)].flatMap((root) => postorder(root)));

/** Putting factors in order may let terms be collected, which takes one more turn; two have always been enough. */
const mostTurns = 4;

export function settlingMoves(found: Expr, own: ReadonlySet<Expr>, setting: Setting): Move[] {
  const folded = foldedBack(found, own, setting);
  const drafts: Move[] = folded.after === found ? [] : [folded];
  const seen = new Set<Expr>();
  let current = folded.after;
  for (let turn = 0; turn < mostTurns; turn++) {
    const moves = simplifyingMoves(current, setting);
    drafts.push(...moves);
    current = moves[moves.length - 1]?.after ?? current;
    const record = new Record(setting);
    const after = ordered(current, own, record);
    if (after === current || seen.has(after)) break;
    seen.add(after);
    drafts.push({ after, record });
    current = after;
  }
  return joined(drafts);
}

/** The user's names in the place of what was unfolded. */
function foldedBack(root: Expr, own: ReadonlySet<Expr>, setting: Setting): Move {
  const record = new Record(setting);
  const after = rewriteDown(root, (e) => (own.has(e) ? e : record.fire(foldDefinition, e)));
  return { after, record };
}

/** The factors of all products that the derivation made, in order. */
export function ordered(root: Expr, own: ReadonlySet<Expr>, record: Record): Expr {
  const after = rewriteUp(
    root,
    (e) => {
      if (own.has(e)) return e;
      const inOrder = record.fire(factorOrder, e) ?? e;
      return record.fire(scalarPlace, inOrder) ?? inOrder;
    },
    (e) => e.kind !== "diff" && e.kind !== "differential" && !own.has(e),
  );
  return after === root ? root : tidy(after, record);
}

/** Lines that name no idea beyond those of the line before are part of it. */
function joined(drafts: readonly Move[]): Move[] {
  const lines: Move[] = [];
  for (const draft of drafts) {
    const last = lines[lines.length - 1];
    const known = last === undefined ? new Set<string>() : ideas(last);
    if (last === undefined || [...ideas(draft)].some((idea) => !known.has(idea))) lines.push(draft);
    else {
      const record = new Record(last.record.setting);
      record.include(last.record);
      record.include(draft.record);
      lines[lines.length - 1] = { after: draft.after, record };
    }
  }
  return lines;
}

const ideas = ({ record }: Move): Set<string> =>
  new Set(
    record.firings.flatMap((firing) =>
      firing.rule.family === "arithmetic" ? [] : [labelOf(firing).map(nameOf).join("")],
    ),
  );

const nameOf = (part: string | Expr): string => (typeof part === "string" ? part : `#${part.id}`);
