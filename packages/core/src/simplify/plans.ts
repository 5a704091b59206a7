/**
 * What could be done at one node whose children are as simple as they get: each plan is a few stages, each
 * stage a rule or two and what the node has become. The strategy takes the plan that ends cheapest, and the
 * stages become lines.
 */

import { isScalar } from "../arrays/index.js";
import { type Expr, rewriteUp, withArgs } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { cancel } from "../rules/algebra/cancel.js";
import { collect } from "../rules/algebra/collect.js";
import { commonDenominator } from "../rules/algebra/commonDenominator.js";
import { commonFactor } from "../rules/algebra/commonFactor.js";
import { completeNumerator, splitFraction, splitSum } from "../rules/algebra/completeNumerator.js";
import { distribute } from "../rules/algebra/distribute.js";
import { divide } from "../rules/algebra/divide.js";
import { oneFraction } from "../rules/arithmetic/fractions.js";
import { foldDefinition } from "../rules/definitions/fold.js";
import { grantedEquation } from "../rules/definitions/granted.js";
import { expOfLog, logOfExp } from "../rules/identities/logarithms.js";
import { parity } from "../rules/identities/parity.js";
import { reluStep } from "../rules/identities/relu.js";
import { recogniseSigmoid, sigmoidExponential, sigmoidSymmetry } from "../rules/identities/sigmoid.js";
import { doubleAngle, pythagoras, tangent } from "../rules/identities/trigonometry.js";
import { casesJoined } from "../rules/matrices/cases.js";
import { centredSum } from "../rules/matrices/centred.js";
import { diagonalProduct, diagonalRead, diagonalSum, rowScaling } from "../rules/matrices/diagonals.js";
import { inverseOfProduct } from "../rules/matrices/inverseOfProduct.js";
import { kroneckerWhole } from "../rules/matrices/kron.js";
import { onehotRows } from "../rules/matrices/onehot.js";
import { inverses } from "../rules/matrices/products.js";
import { wideFraction } from "../rules/matrices/quotients.js";
import { commonMatrix, innerProducts } from "../rules/matrices/scalars.js";
import { recogniseSoftmax, softmaxRows, softmaxSum } from "../rules/matrices/softmax.js";
import { transposeInward, transposeOfSum, transposeOverSum } from "../rules/matrices/transposes.js";
import { constantSum, constantsOut, sumOffTheBar } from "../rules/sums/constantsOut.js";
import { kroneckerCollapse } from "../rules/sums/kroneckerCollapse.js";
import { mergeSums } from "../rules/sums/mergeSums.js";
import type { Rule } from "../rules/types.js";
import { cost } from "./cost.js";
import { Record } from "./steps.js";
import { tidy } from "./tidy.js";

export interface Stage {
  readonly after: Expr;
  readonly record: Record;
}

export type Plan = readonly Stage[];

/** Rules that bring a node to the form the field writes, whether or not that is shorter. Each can fire only
 *  finitely often: what it looks for is gone afterwards and no other rule brings it back. */
const always: readonly Rule[] = [
  grantedEquation,
  kroneckerCollapse,
  constantSum,
  constantsOut,
  sumOffTheBar,
  mergeSums,
  logOfExp,
  expOfLog,
  parity,
  transposeInward,
  inverses,
  diagonalProduct,
  diagonalRead,
  rowScaling,
  innerProducts,
  onehotRows,
  softmaxSum,
  centredSum,
  kroneckerWhole,
  wideFraction,
  transposeOverSum,
];

/** Rules that are taken where they shorten. */
const shortening: readonly Rule[] = [
  foldDefinition,
  recogniseSigmoid,
  sigmoidSymmetry,
  sigmoidExponential,
  reluStep,
  pythagoras,
  tangent,
  doubleAngle,
  cancel,
  oneFraction,
  divide,
  collect,
  commonFactor,
  commonMatrix,
  transposeOfSum,
  diagonalSum,
  recogniseSoftmax,
  softmaxRows,
  casesJoined,
  inverseOfProduct,
];

/** Several rules one after the other, judged by where they end. Each inner list is one stage. */
const routes: readonly (readonly (readonly Rule[])[])[] = [
  [[distribute], [collect]],
  [[splitSum], [collect]],
  [[commonFactor, distribute], [collect]],
  [[commonDenominator], [distribute], [collect]],
  [[commonDenominator], [distribute], [collect], [commonFactor], [cancel]],
  [[commonDenominator], [distribute], [collect], [divide]],
];

/** Vectors and matrices keep quotients of numbers inside of a bracket: 2/(w'w)·(Sw - w'Sw/(w'w)·w). */
const routesOfArrays: typeof routes = [...routes, [[collect], [commonFactor]]];

/** The best plan for this node, or undefined where it is as simple as we can make it. */
export function planFor(e: Expr, setting: Setting, clean: Set<Expr>): Plan | undefined {
  for (const rule of always) {
    const stage = stageOf([rule], e, setting, clean);
    if (stage !== undefined) return [stage];
  }
  const single = cheapest(
    e,
    shortening.flatMap((rule) => {
      const stage = stageOf([rule], e, setting, clean);
      return stage === undefined ? [] : [[stage]];
    }),
  );
  if (e.kind !== "add" && e.kind !== "mul" && e.kind !== "div" && e.kind !== "pow") return single;
  const longer = (isScalar(e) ? routes : routesOfArrays).flatMap((route) => {
    const plan = follow(route, e, setting, clean);
    return plan === undefined ? [] : [plan];
  });
  const told = lemmaPlan(e, setting, clean);
  return cheapest(
    e,
    [told, single, ...longer].filter((plan) => plan !== undefined),
  );
}

/** How a textbook brings N/(1 + u)² to names: split, complete the numerator, name, cancel. */
function lemmaPlan(e: Expr, setting: Setting, clean: Set<Expr>): Plan | undefined {
  const split = stageOf([splitFraction], e, setting, clean);
  const complete = split && stageOf([completeNumerator], split.after, setting, clean);
  if (split === undefined || complete === undefined) return undefined;
  const plan: Stage[] = [split, complete];
  let current = complete.after;
  for (const rule of [foldDefinition, recogniseSigmoid, cancel]) {
    const record = new Record(setting);
    const after = rewriteUp(
      current,
      (node) => record.fire(rule, node) ?? node,
      (node) => node.kind !== "at",
    );
    if (after === current) continue;
    current = tidy(after, record, clean);
    plan.push({ after: current, record });
  }
  return plan;
}

const end = (plan: Plan): Expr => (plan[plan.length - 1] as Stage).after;

function cheapest(e: Expr, plans: readonly Plan[]): Plan | undefined {
  let best: Plan | undefined;
  let least = cost(e);
  for (const plan of plans) {
    const price = cost(end(plan));
    if (price < least) [best, least] = [plan, price];
  }
  return best;
}

function follow(
  route: readonly (readonly Rule[])[],
  e: Expr,
  setting: Setting,
  clean: Set<Expr>,
): Plan | undefined {
  const plan: Stage[] = [];
  let current = e;
  for (const rules of route) {
    const stage = stageOf(rules, current, setting, clean);
    if (stage === undefined) continue;
    plan.push(stage);
    current = stage.after;
  }
  return plan.length === 0 ? undefined : plan;
}

/** Each rule of the stage at the node or, if it does not apply there, at the one child where it does. */
function stageOf(rules: readonly Rule[], e: Expr, setting: Setting, clean: Set<Expr>): Stage | undefined {
  const record = new Record(setting);
  let current = e;
  rules.forEach((rule, k) => {
    const here = () => record.fire(rule, current);
    const below = () => atChild(rule, current, record);
    // What follows a common factor works inside the bracket; it would undo it from outside.
    const after = k === 0 ? (here() ?? below()) : (below() ?? here());
    if (after !== undefined) current = tidy(after, record, clean);
  });
  return current === e ? undefined : { after: current, record };
}

function atChild(rule: Rule, e: Expr, record: Record): Expr | undefined {
  if (e.kind !== "mul" && e.kind !== "div" && e.kind !== "neg") return undefined;
  for (const [position, child] of e.args.entries()) {
    const after =
      record.fire(rule, child) ??
      (child.kind === "mul" || child.kind === "neg" ? atChild(rule, child, record) : undefined);
    if (after !== undefined)
      return withArgs(
        e,
        e.args.map((other, k) => (k === position ? after : other)),
      );
  }
  return undefined;
}
