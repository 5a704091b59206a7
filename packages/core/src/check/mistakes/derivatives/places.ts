/**
 * Where in one open derivative a mistake can be made. People carry out several rules in one line, and so does
 * Derive; a mistake made on the way leaves the rest of the derivative right.
 */
import {
  type Diff,
  type Differential,
  diff,
  differential,
  type Expr,
  postorder,
  rewriteDown,
} from "../../../expr/index.js";
import type { Problem } from "../../../problem/problem.js";
import { chainRule, unknownFunction } from "../../../rules/calculus/chainRule.js";
import { extremeRule } from "../../../rules/calculus/extremes.js";
import { piecewiseRule } from "../../../rules/calculus/piecewise.js";
import { exponentialRule, generalPower, powerRule } from "../../../rules/calculus/powers.js";
import { productOverIndex } from "../../../rules/calculus/productOverIndex.js";
import { productRule } from "../../../rules/calculus/productRule.js";
import { quotientRule, reciprocalRule } from "../../../rules/calculus/quotientRule.js";
import {
  elementwiseChain,
  piecewiseDifferential,
  powerDifferential,
} from "../../../rules/differentials/chain.js";
import { productDifferential, quotientDifferential } from "../../../rules/differentials/products.js";
import { wholeFunction } from "../../../rules/differentials/wholeFunctions.js";
import type { Rule } from "../../../rules/types.js";
import { Record } from "../../../simplify/steps.js";
import { tidy } from "../../../simplify/tidy.js";
import { type Derivative, derivativeAt } from "./derivative.js";
import { linearParts, type Part } from "./linear.js";

export interface Place {
  readonly node: Diff | Differential;
  readonly derivative: Derivative;
  /** One right step, with the derivatives of parts still open; the node itself where there is none. */
  readonly step: Expr;
  /** The open derivatives in the step. */
  readonly parts: readonly Expr[];
  /** The whole derivative, all else done rightly or still open, where this part of it has a given value. */
  readonly whole: (value: Expr) => Expr;
}

/** A derivative of more parts than this is looked at line by line only. */
const mostPlaces = 80;

const known = new WeakMap<Problem, Map<Expr, readonly Place[]>>();

/** The derivative itself first, then those it is made of, from the outside in; what stands twice is there twice. */
export function placesAt(node: Diff | Differential, problem: Problem): readonly Place[] {
  const memo = known.get(problem) ?? new Map<Expr, readonly Place[]>();
  known.set(problem, memo);
  const places = memo.get(node) ?? placesOf(node, problem);
  memo.set(node, places);
  return places;
}

function placesOf(root: Diff | Differential, problem: Problem): readonly Place[] {
  const stepped = new Map<Expr, Stepped>();
  const stepAt = (node: Diff | Differential): Stepped => {
    const done = stepped.get(node) ?? step(node, problem);
    stepped.set(node, done);
    return done;
  };
  const open: { node: Diff | Differential; whole: Place["whole"] }[] = [
    { node: root, whole: (value) => value },
  ];
  const places: Place[] = [];
  for (let k = 0; k < open.length; k++) {
    const { node, whole } = open[k] as (typeof open)[number];
    const { derivative, parts, after } = stepAt(node);
    const inner = parts.map(({ of }) => openAs(derivative, of));
    places.push({ node, derivative, step: after, parts: inner, whole });
    for (const [l, part] of parts.entries()) {
      if (open.length === mostPlaces) break;
      open.push({ node: inner[l] as Diff | Differential, whole: (value) => whole(part.whole(value)) });
    }
  }
  return places;
}

const openAs = ({ x }: Derivative, u: Expr): Diff | Differential =>
  x === undefined ? differential(u) : diff(u, x);

interface Stepped {
  readonly derivative: Derivative;
  readonly after: Expr;
  readonly parts: readonly Part[];
}

/** By linearity, or by the one rule that is due. */
function step(node: Diff | Differential, problem: Problem): Stepped {
  const derivative = derivativeAt(node, problem);
  const { body, x, moves, of } = derivative;
  const linear = linearParts(derivative);
  const [first] = linear;
  if (first !== undefined) return { derivative, parts: linear, after: first.whole(of(first.of)) };
  const rules = x === undefined ? ofDifferentials : ofDerivatives;
  const after = firstOf(rules, openAs(derivative, body), problem);
  if (after === undefined) return { derivative, parts: [], after: node };
  const inBody = new Set(postorder(body));
  const parts = postorder(after).flatMap((inner): Part[] => {
    if ((inner.kind !== "diff" && inner.kind !== "differential") || inBody.has(inner)) return [];
    if (!moves(inner.args[0]) || inner.args[0] === x) return [];
    const whole: Part["whole"] = (value) => rewriteDown(after, (e) => (e === inner ? value : undefined));
    return [{ of: inner.args[0], whole }];
  });
  return { derivative, parts, after };
}

const ofDerivatives: readonly Rule[] = [
  extremeRule,
  productRule,
  quotientRule,
  reciprocalRule,
  piecewiseRule,
  productOverIndex,
  powerRule,
  exponentialRule,
  generalPower,
  chainRule,
  unknownFunction,
];

const ofDifferentials: readonly Rule[] = [
  productDifferential,
  quotientDifferential,
  powerDifferential,
  wholeFunction,
  elementwiseChain,
  piecewiseDifferential,
];

function firstOf(rules: readonly Rule[], e: Expr, problem: Problem): Expr | undefined {
  for (const rule of rules) {
    const rewrite = rule.apply(e, problem);
    if (rewrite !== undefined) return tidy(rewrite.after, new Record(problem));
  }
  return undefined;
}
