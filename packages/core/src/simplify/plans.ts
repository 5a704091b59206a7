/**
 * What could be done at one node whose children are as simple as they get: each plan is a few stages, each
 * stage a rule or two and what the node has become. The strategy takes the plan that ends cheapest, and the
 * stages become lines.
 */

import { toTerm } from "../algebra/term.js";
import { isScalar } from "../arrays/index.js";
import { type Expr, num, rewriteUp, withArgs } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { cancel, cancelNumber } from "../rules/algebra/cancel.js";
import { collect } from "../rules/algebra/collect.js";
import { commonDenominator } from "../rules/algebra/commonDenominator.js";
import { commonFactor } from "../rules/algebra/commonFactor.js";
import { completeNumerator, splitFraction, splitSum } from "../rules/algebra/completeNumerator.js";
import { distribute } from "../rules/algebra/distribute.js";
import { divide } from "../rules/algebra/divide.js";
import { perfectSquare } from "../rules/algebra/perfectSquare.js";
import { oneFraction } from "../rules/arithmetic/fractions.js";
import { foldDefinition, foldFactor } from "../rules/definitions/fold.js";
import { grantedEquation } from "../rules/definitions/granted.js";
import { knownSign, signTimesSize } from "../rules/identities/absolute.js";
import { caseOfExtreme, casesTogether, knownCase } from "../rules/identities/cases.js";
import { digammaDifference, gammaQuotient } from "../rules/identities/gamma.js";
import { inverseFunctions } from "../rules/identities/inverses.js";
import { expOfLog, logOfExp } from "../rules/identities/logarithms.js";
import { parity } from "../rules/identities/parity.js";
import { rootOfSquare, rootsOfNumbers } from "../rules/identities/roots.js";
import { recogniseSigmoid, sigmoidSymmetry, sigmoidTimesExponential } from "../rules/identities/sigmoid.js";
import { doubleAngle, pythagoras, tangent } from "../rules/identities/trigonometry.js";
import { casesJoined } from "../rules/matrices/cases.js";
import { centredSum } from "../rules/matrices/centred.js";
import { diagonalProduct, diagonalRead, diagonalSum, rowScaling } from "../rules/matrices/diagonals.js";
import { inverseOfProduct } from "../rules/matrices/inverseOfProduct.js";
import { kroneckerWhole } from "../rules/matrices/kron.js";
import { onehotRows, onehotVector } from "../rules/matrices/onehot.js";
import { orthogonalProduct } from "../rules/matrices/orthogonal.js";
import { inverses } from "../rules/matrices/products.js";
import { wideFraction } from "../rules/matrices/quotients.js";
import { commonMatrix, innerProducts } from "../rules/matrices/scalars.js";
import { recogniseSoftmax, softmaxRows, softmaxSum } from "../rules/matrices/softmax.js";
import { transposeInward, transposeOfSum, transposeOverSum } from "../rules/matrices/transposes.js";
import { constantSum, constantsOut, sumOffTheBar } from "../rules/sums/constantsOut.js";
import { kroneckerCollapse } from "../rules/sums/kroneckerCollapse.js";
import { mergeSums } from "../rules/sums/mergeSums.js";
import { splitIndexSum } from "../rules/sums/splitSums.js";
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
  inverseFunctions,
  parity,
  knownSign,
  knownCase,
  signTimesSize,
  caseOfExtreme,
  casesTogether,
  transposeInward,
  inverses,
  diagonalProduct,
  diagonalRead,
  rowScaling,
  innerProducts,
  onehotRows,
  onehotVector,
  orthogonalProduct,
  softmaxSum,
  centredSum,
  kroneckerWhole,
  wideFraction,
  transposeOverSum,
];

/** Rules that are taken where they shorten. */
const shortening: readonly Rule[] = [
  foldDefinition,
  foldFactor,
  recogniseSigmoid,
  sigmoidSymmetry,
  sigmoidTimesExponential,
  pythagoras,
  tangent,
  doubleAngle,
  rootOfSquare,
  rootsOfNumbers,
  perfectSquare,
  gammaQuotient,
  digammaDifference,
  cancel,
  cancelNumber,
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

/** Rules at one place, or one rule wherever it applies. */
type RouteStage = readonly Rule[] | { readonly everywhere: Rule };

/** Several rules one after the other, judged by where they end. */
const routes: readonly (readonly RouteStage[])[] = [
  [[distribute], [collect]],
  [[splitSum], [collect]],
  [[commonFactor, distribute], [collect]],
  [[splitIndexSum], [collect]],
  [[splitIndexSum], [distribute], { everywhere: foldDefinition }, [collect]],
  [[distribute], [pythagoras], [cancel]],
  [[commonDenominator], [cancel]],
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
  if (!compound.has(e.kind)) return single;
  const longer = (isScalar(e) ? routes : routesOfArrays).flatMap((route) => {
    const plan = follow(route, e, setting, clean);
    return plan === undefined || undoesFactors(e, end(plan)) ? [] : [plan];
  });
  const told = lemmaPlan(e, setting, clean);
  return cheapest(
    e,
    [told, single, ...longer].filter((plan) => plan !== undefined),
  );
}

const compound: ReadonlySet<Expr["kind"]> = new Set(["add", "mul", "div", "pow", "sum"]);

/** How a textbook brings N/(1 + u)² to names: split, complete the numerator, name, cancel. */
function lemmaPlan(e: Expr, setting: Setting, clean: Set<Expr>): Plan | undefined {
  const split = stageOf([splitFraction], e, setting, clean);
  const complete = split && stageOf([completeNumerator], split.after, setting, clean);
  if (split === undefined || complete === undefined) return undefined;
  const plan: Stage[] = [split, complete];
  let current = complete.after;
  for (const rule of [foldDefinition, recogniseSigmoid, cancel]) {
    const stage = everywhere(rule, current, setting, clean);
    if (stage === undefined) continue;
    current = stage.after;
    plan.push(stage);
  }
  return plan;
}

function everywhere(rule: Rule, e: Expr, setting: Setting, clean: Set<Expr>): Stage | undefined {
  const record = new Record(setting);
  const after = rewriteUp(
    e,
    (node) => record.fire(rule, node) ?? node,
    (node) => node.kind !== "at",
  );
  return after === e ? undefined : { after: tidy(after, record, clean), record };
}

/** (1 - x²)(1 + x²) stays a product of its factors, unless far less is left of it. */
function undoesFactors(before: Expr, after: Expr): boolean {
  if (before.kind !== "mul" && before.kind !== "pow") return false;
  const brackets = toTerm(before).factors.filter(({ base }) => base.kind === "add");
  const several = brackets.length > 1 || brackets.some(({ exponent }) => exponent !== num(1));
  return several && 2 * cost(after) > cost(before);
}

const end = (plan: Plan): Expr => (plan[plan.length - 1] as Stage).after;

function cheapest(e: Expr, plans: readonly Plan[]): Plan | undefined {
  let best: Plan | undefined;
  let least = cost(e);
  for (const plan of plans) {
    const price = cost(end(plan));
    if (price < least || (price === least && best === undefined && isFactored(e, end(plan))))
      [best, least] = [plan, price];
  }
  return best;
}

/** Of two forms as long, a product is easier to read than a sum. No plan turns it back: none costs less. */
const isFactored = (before: Expr, after: Expr): boolean =>
  before.kind === "add" && after.kind === "mul" && after.args.some(isOfFunction);

/** sin u, e^u, and powers of them: polynomials are left as they are. */
const isOfFunction = (e: Expr): boolean =>
  e.kind === "call" || (e.kind === "pow" && e.args[0].kind === "call");

function follow(route: readonly RouteStage[], e: Expr, setting: Setting, clean: Set<Expr>): Plan | undefined {
  const plan: Stage[] = [];
  let current = e;
  for (const next of route) {
    const stage =
      "everywhere" in next
        ? everywhere(next.everywhere, current, setting, clean)
        : stageOf(next, current, setting, clean);
    if (stage === undefined) continue;
    plan.push(stage);
    current = stage.after;
  }
  return plan.length === 0 ? undefined : plan;
}

/**
 * The first rule of the stage at the node or, if it does not apply there, at the one child where it does. What
 * follows a common factor works inside the bracket: from outside, and at the factor itself, it would undo it.
 */
function stageOf(rules: readonly Rule[], e: Expr, setting: Setting, clean: Set<Expr>): Stage | undefined {
  const record = new Record(setting);
  const [first, ...others] = rules as readonly [Rule, ...Rule[]];
  const begun = record.fire(first, e) ?? atChild(first, e, record);
  if (begun === undefined) return undefined;
  let current = tidy(begun, record, clean);
  for (const rule of others) {
    const after = atChild(rule, current, record, (child) => child.kind === "add");
    if (after !== undefined) current = tidy(after, record, clean);
  }
  return current === e ? undefined : { after: current, record };
}

function atChild(
  rule: Rule,
  e: Expr,
  record: Record,
  suits: (child: Expr) => boolean = () => true,
): Expr | undefined {
  if (e.kind !== "mul" && e.kind !== "div" && e.kind !== "neg") return undefined;
  for (const [position, child] of e.args.entries()) {
    const after =
      (suits(child) ? record.fire(rule, child) : undefined) ??
      (child.kind === "mul" || child.kind === "neg" ? atChild(rule, child, record, suits) : undefined);
    if (after !== undefined)
      return withArgs(
        e,
        e.args.map((other, k) => (k === position ? after : other)),
      );
  }
  return undefined;
}
