/** The textbook's telling: differentiate round by round, fold names back, simplify. */
import { type Diff, type Expr, postorder, rewriteDown, rewriteUp } from "../expr/index.js";
import { DeriveError } from "../parse/errors.js";
import { toText } from "../print/text.js";
import type { Setting } from "../problem/problem.js";
import { cancel } from "../rules/algebra/cancel.js";
import { foldDefinition, foldOf } from "../rules/definitions/fold.js";
import { recogniseSigmoid } from "../rules/identities/sigmoid.js";
import { simplifyingMoves } from "../simplify/simplify.js";
import { Record } from "../simplify/steps.js";
import { tidy } from "../simplify/tidy.js";
import { isUnknownSlope, openDerivatives, round } from "./rounds.js";

/** One line before it is labelled and checked. */
export interface Draft {
  readonly after: Expr;
  readonly record: Record;
  /** What it came through where several rounds share it, in order. */
  readonly via?: readonly Expr[];
}

/** After this many rounds the remaining ones share a line: nobody reads further, and lines would grow with
 *  the square of the depth. */
const mostRounds = 40;

/**
 * The lines that lead from an expression with derivatives in it to its simplest form.
 * @throws DeriveError where no rule applies to what is to be differentiated
 */
export function textbookDrafts(start: Expr, setting: Setting): Draft[] {
  const drafts = differentiated(start, setting);
  const end = drafts[drafts.length - 1]?.after ?? start;
  return [...drafts, ...simplifyingMoves(end, setting)];
}

function differentiated(start: Expr, setting: Setting): Draft[] {
  const drafts: Draft[] = [];
  const bodies = new Map<Expr, Expr>();
  const terminal = (root: Expr) => terminalDerivatives(root, setting);
  let current: Expr = start;
  const via: Expr[] = [];
  const push = (draft: Draft): void => {
    const last = drafts[drafts.length - 1];
    if (drafts.length < mostRounds || last === undefined) drafts.push(draft);
    else {
      last.record.include(draft.record);
      via.push(last.after);
      drafts[drafts.length - 1] = { after: draft.after, record: last.record, via };
    }
    current = draft.after;
  };
  for (;;) {
    const open = openDerivatives(current, terminal(current));
    if (open.length === 0) return drafts;
    const next = round(current, open, setting);
    if (next === undefined) throw refusal(open[0] as Diff, setting);
    for (const [body, name] of next.unfolded) {
      bodies.set(body, name);
      bodies.set(named(body, setting), name);
    }
    const done = openDerivatives(next.after, terminal(next.after)).length === 0;
    push({ after: done ? cancelled(next.after, next.record) : next.after, record: next.record });
    const folded = foldedBack(current, bodies, setting);
    if (folded !== undefined) push(folded);
  }
}

/** Derivatives that stay: dy/dx of a y that only an equation ties to x. */
const terminalDerivatives = (root: Expr, setting: Setting): ReadonlySet<Expr> =>
  setting.dependent.size === 0
    ? new Set()
    : new Set(postorder(root).filter((e) => e.kind === "diff" && isUnknownSlope(e, setting)));

/** The last derivative's line shows at once what cancels against it, as people write it. */
function cancelled(e: Expr, record: Record): Expr {
  const after = rewriteUp(
    e,
    (rebuilt) => record.fire(cancel, rebuilt) ?? rebuilt,
    (node) => node.kind !== "at",
  );
  return tidy(after, record);
}

/** Bodies of definitions that were unfolded under a derivative and now stand outside of one. */
function foldedBack(root: Expr, bodies: ReadonlyMap<Expr, Expr>, setting: Setting): Draft | undefined {
  if (bodies.size === 0) return undefined;
  const record = new Record(setting);
  const after = rewriteDown(root, (e) => {
    if (e.kind === "diff") return e;
    const name = e.args.length === 0 ? undefined : bodies.get(e);
    if (name === undefined) return undefined;
    record.note({ rule: foldDefinition, before: e, rewrite: foldOf(e, name, setting) });
    return name;
  });
  return after === root ? undefined : { after, record };
}

/** The body with a sigmoid written out in it named, as a later round may have done. */
function named(body: Expr, setting: Setting): Expr {
  const record = new Record(setting);
  return tidy(
    rewriteUp(body, (e) => record.fire(recogniseSigmoid, e) ?? e),
    record,
  );
}

function refusal(d: Diff, setting: Setting): DeriveError {
  const [body, x] = d.args;
  const hint = setting.definitions.size > 0 ? undefined : "see derive rules for what is known";
  return new DeriveError(
    "not-supported",
    `no rule differentiates ${toText(body)} by ${toText(x)}`,
    "",
    undefined,
    hint,
  );
}
