/**
 * Differentiation as a textbook tells it: round after round, the rule that is due is fired at all the places
 * where it is due at once. A derivative is a node until a rule removes it.
 */
import { call, type Diff, diff, type Expr, postorder, rewriteDown, some } from "../expr/index.js";
import { instanceOf, unfolded } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";
import { chainRule, unknownFunction } from "../rules/calculus/chainRule.js";
import { constant } from "../rules/calculus/constant.js";
import { entry } from "../rules/calculus/entry.js";
import { extremeRule } from "../rules/calculus/extremes.js";
import { innerProduct } from "../rules/calculus/innerProduct.js";
import { constantMultiple, sumOverIndex, sumRule } from "../rules/calculus/linearity.js";
import { logarithmicDerivative } from "../rules/calculus/logarithmic.js";
import { piecewiseRule } from "../rules/calculus/piecewise.js";
import { exponentialRule, generalPower, powerRule } from "../rules/calculus/powers.js";
import { productOverIndex } from "../rules/calculus/productOverIndex.js";
import { productRule } from "../rules/calculus/productRule.js";
import { quotientRule, reciprocalRule } from "../rules/calculus/quotientRule.js";
import { variable } from "../rules/calculus/variable.js";
import { unfoldDefinition } from "../rules/definitions/unfold.js";
import { inverseFunctions } from "../rules/identities/inverses.js";
import { expOfLog, logOfExp, logOfProduct } from "../rules/identities/logarithms.js";
import { recogniseSigmoid } from "../rules/identities/sigmoid.js";
import type { Rule } from "../rules/types.js";
import { Record } from "../simplify/steps.js";
import { tidy } from "../simplify/tidy.js";

/** What is due at one derivative once the linear rules have been looked through. */
interface Due {
  readonly rule: Rule;
  readonly phase: Phase;
}

/** In this order: first the body is put in the form the rules are stated for, then it is differentiated. */
type Phase = "definition" | "logarithm" | "name" | "structure" | "chain" | "leaf";
const order: readonly Phase[] = ["definition", "name", "logarithm", "structure", "chain", "leaf"];

const linear: readonly Rule[] = [constant, variable, sumRule, constantMultiple, sumOverIndex];
const structure: readonly Rule[] = [
  logarithmicDerivative,
  extremeRule,
  productRule,
  quotientRule,
  reciprocalRule,
  piecewiseRule,
  productOverIndex,
];
const chain: readonly Rule[] = [powerRule, exponentialRule, generalPower, chainRule, unknownFunction];
const leaves: readonly Rule[] = [innerProduct, entry];

export interface Round {
  readonly after: Expr;
  readonly record: Record;
  /** Instances of definitions that were replaced by their bodies, for folding back: body → name. */
  readonly unfolded: ReadonlyMap<Expr, Expr>;
}

/** Derivatives that contain no other derivative and are not terminal (`dy/dx` of an implicit y). */
export function openDerivatives(root: Expr, stuck: ReadonlySet<Expr>): Diff[] {
  const containing = new Set<Expr>();
  const found: Diff[] = [];
  for (const e of postorder(root)) {
    const inside = e.args.some((child) => containing.has(child));
    if (e.kind === "diff" && !inside && !stuck.has(e)) found.push(e);
    if (inside || (e.kind === "diff" && !stuck.has(e))) containing.add(e);
  }
  return found;
}

/** One round; undefined where no rule is due at any open derivative. */
export function round(root: Expr, open: readonly Diff[], setting: Setting): Round | undefined {
  const record = new Record(setting);
  const finish = (after: Expr, bodies: ReadonlyMap<Expr, Expr> = new Map()): Round | undefined => {
    const tidied = tidy(after, record);
    return tidied === root ? undefined : { after: tidied, record, unfolded: bodies };
  };
  const looked = open.map((d) => ({ d, parts: leavesOf(d, setting) }));

  const spread = looked.filter(({ d, parts }) => isSpread(d, parts, setting)).map(({ d }) => d);
  if (spread.length > 0) {
    return finish(replaced(root, spread, (d) => spreadLinearly(d, record, (leaf) => leaf)));
  }

  const dues = new Map<Diff, Due>();
  for (const { parts } of looked) {
    for (const leaf of parts) {
      const due = dueAt(leaf, root, setting);
      if (due !== undefined) dues.set(leaf, due);
    }
  }
  // A derivative that the linear rules alone carry out (∂(tx)/∂t = x) has no leaves; it is due last.
  const carried = looked.some(({ parts }) => parts.length === 0);
  const phase =
    order.find((candidate) => [...dues.values()].some((due) => due.phase === candidate)) ??
    (carried ? "leaf" : undefined);
  if (phase === undefined) return undefined;
  const chained = new Set([...dues.values()].flatMap((due) => (due.phase === "chain" ? [due.rule] : [])));
  const isDue = (leaf: Diff): boolean => {
    const due = dues.get(leaf);
    return due !== undefined && (due.phase === phase || (phase === "chain" && chained.has(due.rule)));
  };
  const firing = looked.filter(({ parts }) => parts.some(isDue) || (phase === "leaf" && parts.length === 0));
  const places = firing.map(({ d }) => d);
  if (phase === "definition" || phase === "logarithm" || phase === "name") {
    const bodies = new Map<Expr, Expr>();
    const inBodies = (d: Diff): Expr => {
      const changed = new Map<Expr, Expr>();
      for (const leaf of leavesOf(d, setting)) {
        const due = dues.get(leaf);
        if (due?.phase !== phase) continue;
        const target = rewrittenBody(leaf, due.rule, record, bodies);
        if (target !== undefined) changed.set(target.before, target.after);
      }
      return diff(
        rewriteDown(d.args[0], (e) => changed.get(e)),
        d.args[1],
      );
    };
    return finish(replaced(root, places, inBodies), bodies);
  }
  const fire = (leaf: Diff): Expr => {
    const due = dues.get(leaf);
    return due !== undefined && isDue(leaf) ? (record.fire(due.rule, leaf) ?? leaf) : leaf;
  };
  return finish(replaced(root, places, (d) => spreadLinearly(d, record, fire)));
}

function replaced(root: Expr, places: readonly Diff[], f: (d: Diff) => Expr): Expr {
  const chosen = new Set<Expr>(places);
  return rewriteDown(root, (e) => (e.kind === "diff" && chosen.has(e) ? f(e) : undefined));
}

/** Pushes a derivative through sums, constants and index sums; `leaf` says what becomes of what is left. */
function spreadLinearly(d: Diff, record: Record, leaf: (d: Diff) => Expr): Expr {
  for (const rule of linear) {
    const after = record.fire(rule, d);
    if (after === undefined) continue;
    return rewriteDown(after, (e) => (e.kind === "diff" ? spreadLinearly(e, record, leaf) : undefined));
  }
  return leaf(d);
}

/** The derivatives that are left to be carried out once the linear rules have done what they can. */
function leavesOf(d: Diff, setting: Setting): Diff[] {
  const found: Diff[] = [];
  spreadLinearly(d, new Record(setting), (leaf) => {
    if (!isUnknownSlope(leaf, setting)) found.push(leaf);
    return leaf;
  });
  return found;
}

/** dy/dx of a y that only an equation ties to x, of any order. */
export function isUnknownSlope(e: Diff, setting: Setting): boolean {
  let inner: Expr = e;
  while (inner.kind === "diff" && inner.args[1] === e.args[1]) inner = inner.args[0];
  return inner.kind === "sym" && inner !== e.args[1] && setting.dependent.has(inner.name);
}

/** Linearity gets a line of its own where it makes two or more derivatives of one, or passes an index sum,
 *  and what is left still takes more than a table look-up. */
function isSpread(d: Diff, parts: readonly Diff[], setting: Setting): boolean {
  if (parts.length === 1 && parts[0] === d) return false;
  if (parts.every((leaf) => isElementary(leaf, setting))) return false;
  return new Set(parts).size > 1 || throughSum(d, setting);
}

function throughSum(d: Diff, setting: Setting): boolean {
  const record = new Record(setting);
  spreadLinearly(d, record, (leaf) => leaf);
  return record.firings.some(({ rule }) => rule === sumOverIndex);
}

/** Whether one rule carries the derivative out for good: x^n, sin x, θᵀx. */
function isElementary(d: Diff, setting: Setting): boolean {
  for (const rule of [...leaves, ...chain]) {
    const rewrite = rule.apply(d, setting);
    if (rewrite === undefined) continue;
    const after = tidy(rewrite.after, new Record(setting));
    return !some(after, (e) => e.kind === "diff");
  }
  return false;
}

function dueAt(leaf: Diff, root: Expr, setting: Setting): Due | undefined {
  if (bodyRuleTarget(leaf, setting) !== undefined) return { rule: unfoldDefinition, phase: "definition" };
  const body = leaf.args[0];
  // A cost that is itself 1/(1 + e^{-x}) is there to be differentiated: naming it would beg the question.
  if (leaf !== root && nameable(body, setting) !== undefined)
    return { rule: recogniseSigmoid, phase: "name" };
  for (const rule of [logOfExp, expOfLog, inverseFunctions, logOfProduct]) {
    if (rule.apply(body, setting) !== undefined) return { rule, phase: "logarithm" };
  }
  for (const rule of leaves) if (rule.apply(leaf, setting) !== undefined) return { rule, phase: "leaf" };
  for (const rule of structure)
    if (rule.apply(leaf, setting) !== undefined) return { rule, phase: "structure" };
  for (const rule of chain) {
    if (rule.apply(leaf, setting) === undefined) continue;
    return { rule, phase: isElementary(leaf, setting) ? "leaf" : "chain" };
  }
  return undefined;
}

/** A sigmoid written out anywhere in the body. */
function nameable(body: Expr, setting: Setting): Expr | undefined {
  let found: Expr | undefined;
  some(body, (e) => {
    if (recogniseSigmoid.apply(e, setting) !== undefined) found = e;
    return found !== undefined;
  });
  return found;
}

/** The name to unfold: the body itself, or the argument of a logarithm that its definition would split. */
function bodyRuleTarget(leaf: Diff, setting: Setting): Expr | undefined {
  const [body, x] = leaf.args;
  if (unfoldDefinition.apply(leaf, setting) !== undefined) return body;
  const inner =
    body.kind === "call" && body.name === "log" && body.args.length === 1 ? body.args[0] : undefined;
  if (inner === undefined || unfoldDefinition.apply(diff(inner, x), setting) === undefined) return undefined;
  const instance = instanceOf(inner, setting);
  if (instance === undefined) return undefined;
  const plain = unfolded(instance);
  if (nameable(plain, setting) !== undefined || !some(plain, isExponentialOrProduct)) return undefined;
  const splits = [logOfExp, logOfProduct].some(
    (rule) => rule.apply(call("log", plain), setting) !== undefined,
  );
  return splits ? inner : undefined;
}

const isExponentialOrProduct = (e: Expr): boolean =>
  (e.kind === "call" && e.name === "exp") || e.kind === "prod" || e.kind === "pow";

function rewrittenBody(
  leaf: Diff,
  rule: Rule,
  record: Record,
  bodies: Map<Expr, Expr>,
): { before: Expr; after: Expr } | undefined {
  const { setting } = record;
  const [body, x] = leaf.args;
  if (rule === unfoldDefinition) {
    const before = bodyRuleTarget(leaf, setting);
    const after = before === undefined ? undefined : record.fire(rule, diff(before, x));
    if (before === undefined || after?.kind !== "diff") return undefined;
    bodies.set(after.args[0], before);
    return { before, after: after.args[0] };
  }
  if (rule === recogniseSigmoid) {
    const before = nameable(body, setting);
    const after = before === undefined ? undefined : record.fire(rule, before);
    return before === undefined || after === undefined ? undefined : { before, after };
  }
  const after = record.fire(rule, body);
  return after === undefined ? undefined : { before: body, after };
}
