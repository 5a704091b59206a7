/** Why a named derivative is what it is: σ′ = σ(1 − σ) from the definition of σ. */
import { call, diff, type Expr, sym } from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import { bareSetting } from "../problem/problem.js";
import { chainRule } from "../rules/calculus/chainRule.js";
import type { Firing } from "../simplify/steps.js";
import { type Draft, textbookDrafts } from "./textbook.js";

export interface Lemma {
  readonly of: Expr;
  readonly start: Expr;
  readonly drafts: readonly Draft[];
}

/** The lemma behind a firing, where the derivation from the definition ends in the very form that was used. */
export function lemmaBehind({ rule, before }: Firing): Lemma | undefined {
  const body = rule === chainRule && before.kind === "diff" ? before.args[0] : undefined;
  const spec = body?.kind === "call" ? functionNamed(body.name) : undefined;
  if (body?.kind !== "call" || spec?.derivativeLabel === undefined || body.args.length !== 1)
    return undefined;
  const x = sym("x");
  const definition = spec.definition?.([x]);
  if (definition === undefined) return undefined;
  const start = diff(definition, x);
  const drafts = textbookDrafts(start, bareSetting);
  const reached = drafts[drafts.length - 1]?.after;
  return reached === spec.partials([x])[0] ? { of: diff(call(spec.name, x), x), start, drafts } : undefined;
}
