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
  readonly derivative: Derivative;
  /** The whole derivative, all else done rightly or still open, where this part of it has a given value. */
  readonly whole: (value: Expr) => Expr;
}

/** A derivative of more parts than this is looked at line by line only. */
const mostPlaces = 80;

const known = new WeakMap<Problem, Map<Expr, readonly Place[]>>();

/** The derivative itself first, then those it is made of, from the outside in. */
export function placesAt(node: Diff | Differential, problem: Problem): readonly Place[] {
  const memo = known.get(problem) ?? new Map<Expr, readonly Place[]>();
  known.set(problem, memo);
  const places = memo.get(node) ?? placesOf(node, problem);
  memo.set(node, places);
  return places;
}

function placesOf(node: Diff | Differential, problem: Problem): readonly Place[] {
  const places: Place[] = [{ derivative: derivativeAt(node, problem), whole: (value) => value }];
  const seen = new Set<Expr>([node]);
  for (let k = 0; k < places.length; k++) {
    const { derivative, whole } = places[k] as Place;
    for (const part of partsOf(derivative)) {
      const open = derivative.x === undefined ? differential(part.of) : diff(part.of, derivative.x);
      if (places.length === mostPlaces) return places;
      if (seen.has(open)) continue;
      seen.add(open);
      places.push({
        derivative: derivativeAt(open, problem),
        whole: (value) => whole(part.whole(value)),
      });
    }
  }
  return places;
}

/** By linearity, or by the one rule that is due. */
function partsOf(d: Derivative): readonly Part[] {
  const linear = linearParts(d);
  if (linear.length > 0) return linear;
  const open = d.x === undefined ? differential(d.body) : diff(d.body, d.x);
  const after = firstOf(d.x === undefined ? ofDifferentials : ofDerivatives, open, d.problem);
  if (after === undefined) return [];
  const inBody = new Set(postorder(d.body));
  return postorder(after).flatMap((inner): Part[] => {
    if ((inner.kind !== "diff" && inner.kind !== "differential") || inBody.has(inner)) return [];
    if (!d.moves(inner.args[0]) || inner.args[0] === d.x) return [];
    return [
      {
        of: inner.args[0],
        whole: (value) => rewriteDown(after, (e) => (e === inner ? value : undefined)),
      },
    ];
  });
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
