/**
 * What could be done at one node whose children are as simple as they get: each plan is a few stages, each
 * stage a rule or two and what the node has become. The strategy takes the plan that ends cheapest, and the
 * stages become lines.
 */

import { toTerm } from "../algebra/term.js";
import { isScalar } from "../arrays/index.js";
import { type Expr, num, rewriteUp, withArgs } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { whileWorking } from "../problem/whileWorking.js";
import { cancel, cancelNumber } from "../rules/algebra/cancel.js";
import { collect } from "../rules/algebra/collect.js";
import { commonDenominator } from "../rules/algebra/commonDenominator.js";
import { commonFactor } from "../rules/algebra/commonFactor.js";
import { completeNumerator, splitFraction, splitSum } from "../rules/algebra/completeNumerator.js";
import { distribute } from "../rules/algebra/distribute.js";
import { divide } from "../rules/algebra/divide.js";
import { perfectSquare } from "../rules/algebra/perfectSquare.js";
import { oneFraction } from "../rules/arithmetic/fractions.js";
import { bitOf, byHead, byHeads, type Kinds, mayFireAmong, mayFireAt } from "../rules/byHead.js";
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

/** Rules at one place, the second in the bracket that the first has made. */
type Step = Rule | readonly [Rule, Rule];

/** Rules at one place, or one rule wherever it applies. */
type RouteStage = Step | { readonly everywhere: Rule };

/** Several rules one after the other, judged by where they end. */
const routes: readonly (readonly RouteStage[])[] = [
  [distribute, collect],
  [splitSum, collect],
  [[commonFactor, distribute], collect],
  [splitIndexSum, collect],
  [splitIndexSum, distribute, { everywhere: foldDefinition }, collect],
  [distribute, pythagoras, cancel],
  [commonDenominator, cancel],
  [commonDenominator, distribute, collect],
  [commonDenominator, distribute, collect, commonFactor, cancel],
  [commonDenominator, distribute, collect, divide],
];

/** Vectors and matrices keep quotients of numbers inside of a bracket: 2/(w'w)·(Sw - w'Sw/(w'w)·w). */
const routesOfArrays: typeof routes = [...routes, [collect, commonFactor]];

const alwaysAt = byHead(always);
const shorteningAt = byHeads(shortening);

/** The best plan for this node, whose children have none, or undefined where it is as simple as we can make it. */
export function planFor(e: Expr, setting: Setting): Plan | undefined {
  for (const rule of alwaysAt(e.kind)) {
    const record = new Record(setting);
    const begun = record.fire(rule, e);
    const after = begun === undefined ? e : tidy(begun, record);
    if (after !== e) return [{ after, record }];
  }
  const shorter: Plan[] = [];
  for (const rule of shorteningAt(kindsTried(e))) {
    const stage = stageOf(rule, e, setting);
    if (stage !== undefined) shorter.push([stage]);
  }
  const single = cheapest(e, shorter);
  if (!compound.has(e.kind)) return single;
  const plans: Plan[] = [];
  const told = lemmaPlan(e, setting);
  if (told !== undefined) plans.push(told);
  if (single !== undefined) plans.push(single);
  for (const route of isScalar(e) ? routes : routesOfArrays) {
    const plan = follow(route, e, setting);
    if (plan !== undefined && !undoesFactors(e, end(plan))) plans.push(plan);
  }
  return cheapest(e, plans);
}

const compound: ReadonlySet<Expr["kind"]> = new Set(["add", "mul", "div", "pow", "sum"]);

/** How a textbook brings N/(1 + u)² to names: split, complete the numerator, name, cancel. */
function lemmaPlan(e: Expr, setting: Setting): Plan | undefined {
  const split = stageOf(splitFraction, e, setting);
  const complete = split && stageOf(completeNumerator, split.after, setting);
  if (split === undefined || complete === undefined) return undefined;
  const plan: Stage[] = [split, complete];
  let current = complete.after;
  for (const rule of [foldDefinition, recogniseSigmoid, cancel]) {
    const stage = everywhere(rule, current, setting);
    if (stage === undefined) continue;
    current = stage.after;
    plan.push(stage);
  }
  return plan;
}

function everywhere(rule: Rule, e: Expr, setting: Setting): Stage | undefined {
  const record = new Record(setting);
  const after = rewriteUp(
    e,
    (node) => record.fire(rule, node) ?? node,
    (node) => node.kind !== "at",
  );
  return after === e ? undefined : { after: tidy(after, record), record };
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

function follow(route: readonly RouteStage[], e: Expr, setting: Setting): Plan | undefined {
  const plan: Stage[] = [];
  let current = e;
  for (const next of route) {
    const stage =
      "everywhere" in next ? everywhere(next.everywhere, current, setting) : stageOf(next, current, setting);
    if (stage === undefined) continue;
    plan.push(stage);
    current = stage.after;
  }
  return plan.length === 0 ? undefined : plan;
}

/** Routes that begin alike share their stages, and what one line has tried at a node no other line tries again. */
const stages = whileWorking(() => new Map<Expr, Tried>());

/** What has been tried at a node, and the kinds of the nodes at which it is tried. */
interface Tried {
  readonly kinds: Kinds;
  /** Nothing came of it: null. */
  readonly stages: Map<Step, Stage | null>;
  /** Rules that do not apply at it, as what it stands in has found. */
  readonly silent: Set<Rule>;
}

function triedAt(e: Expr, setting: Setting): Tried {
  const tried = stages(setting);
  let own = tried.get(e);
  if (own === undefined) {
    own = { kinds: kindsTried(e), stages: new Map(), silent: new Set() };
    tried.set(e, own);
  }
  return own;
}

function stageOf(step: Step, e: Expr, setting: Setting): Stage | undefined {
  const own = triedAt(e, setting);
  if (!mayFireAmong("id" in step ? step : step[0], own.kinds)) return undefined;
  const known = own.stages.get(step);
  if (known !== undefined) return known ?? undefined;
  const stage = stepAt(step, e, setting);
  own.stages.set(step, stage ?? null);
  return stage;
}

/**
 * The first rule of the step at the node or, if it does not apply there, at the one child where it does. What
 * follows a common factor works inside the bracket: from outside, and at the factor itself, it would undo it.
 */
function stepAt(step: Step, e: Expr, setting: Setting): Stage | undefined {
  const [first, inBracket] = "id" in step ? [step] : step;
  const record = new Record(setting);
  const begun = record.fire(first, e) ?? atChild(first, e, record);
  if (begun === undefined) return undefined;
  let current = tidy(begun, record);
  const after =
    inBracket === undefined
      ? undefined
      : atChild(inBracket, current, record, (child) => child.kind === "add");
  if (after !== undefined) current = tidy(after, record);
  return current === e ? undefined : { after: current, record };
}

/** The kinds of the nodes at which a step is tried: its own, and those that are reached from there. */
function kindsTried(e: Expr): Kinds {
  let kinds = bitOf(e.kind);
  if (isOpened(e)) {
    for (const child of e.args)
      kinds |= child.kind === "mul" || child.kind === "neg" ? kindsTried(child) : bitOf(child.kind);
  }
  return kinds;
}

/** Whether a rule that does not apply at the node may apply at a child of it. */
const isOpened = (e: Expr): boolean => e.kind === "mul" || e.kind === "div" || e.kind === "neg";

function atChild(
  rule: Rule,
  e: Expr,
  record: Record,
  suits: (child: Expr) => boolean = () => true,
): Expr | undefined {
  if (!isOpened(e)) return undefined;
  for (let position = 0; position < e.args.length; position++) {
    const child = e.args[position] as Expr;
    const after =
      (suits(child) ? fireAtChild(rule, child, record) : undefined) ??
      (child.kind === "mul" || child.kind === "neg" ? atChild(rule, child, record, suits) : undefined);
    if (after !== undefined)
      return withArgs(
        e,
        e.args.map((other, k) => (k === position ? after : other)),
      );
  }
  return undefined;
}

/** A child stands in many nodes: where the rule does not apply at it, it is asked once. */
function fireAtChild(rule: Rule, child: Expr, record: Record): Expr | undefined {
  if (!mayFireAt(rule, child.kind)) return undefined;
  const { silent } = triedAt(child, record.setting);
  if (silent.has(rule)) return undefined;
  const after = record.fire(rule, child);
  if (after === undefined) silent.add(rule);
  return after;
}
