/**
 * Numbers that show that a cost is not convex: three points on a line, the middle one above the chord, and the
 * negative curvature there. Doubles find them, decimals confirm them with bounds for the error.
 *
 * Source: Boyd & Vandenberghe, Convex Optimization, 3.1.1.
 */
import { arrayFunctionNamed } from "../arrays/index.js";
import {
  type Expr,
  freeNames,
  type Matrix,
  num,
  postorder,
  type Rational,
  rational,
  some,
  substitute,
  type Variable,
} from "../expr/index.js";
import { hasProperty } from "../facts/matrices.js";
import { functionNamed } from "../functions/index.js";
import type { Setting } from "../problem/problem.js";
import { Record } from "../simplify/steps.js";
import { tidy } from "../simplify/tidy.js";
import { type Precise, precisely } from "../verify/decimals.js";
import { evaluate, evaluationAt } from "../verify/evaluate.js";
import { orSkipped } from "../verify/orSkipped.js";
import { Point, type Roles, rolesIn } from "../verify/point.js";
import { curvatureOf, directionMark, onLine, spelledOut, step, withDirections } from "./line.js";

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** What anyone can put in. */
export interface NonConvexity {
  /** Every number used but those of the direction: theta[1] = 0.5. */
  readonly values: readonly NamedValue[];
  /** The direction v, by the places of the variables; empty where it is 1. */
  readonly direction: readonly NamedValue[];
  /** vᵀHv at the point; undefined where the cost has kinks. */
  readonly curvature: string | undefined;
  /** How far the points of the chord are apart: x − tv, x, x + tv. */
  readonly step: string;
  /** The values there. */
  readonly before: string;
  readonly middle: string;
  readonly behind: string;
}

const pointsTried = 60;
const digits = 60;
/** Nodes looked at in decimals for one chord: more is not worth the wait. */
const mostSteps = 50_000;
/** Lengths of the step, in turn; definite matrices stay definite for the shorter ones. */
const steps: readonly Rational[] = [1, 2, 4, 8, 16, 64].map((n) => rational(1, n));
const shortSteps = steps.slice(3);

/**
 * @param cost with its definitions written out
 * @param isSmooth whether the cost is twice differentiable inside its domain
 */
export function refutation(
  cost: Expr,
  variables: readonly Variable[],
  setting: Setting,
  isSmooth: boolean,
): NonConvexity | undefined {
  if (some(cost, (e) => isOpaque(e, setting))) return undefined;
  const own = withDirections(setting, variables);
  const chord = orSkipped(() => new Chord(cost, variables, own, isSmooth));
  if (chord === undefined) return undefined;
  for (const roles of sizes(cost, own)) {
    for (let seed = 0; seed < pointsTried; seed++) {
      const found = orSkipped(() => chord.at(new Point(seed, roles, own)));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Unknown functions have no values of their own, and no numbers are made for orthogonal matrices. */
const isOpaque = (e: Expr, setting: Setting): boolean =>
  e.kind === "partial" ||
  e.kind === "diff" ||
  e.kind === "differential" ||
  hasProperty(e, "orthogonal", setting) ||
  (e.kind === "call" && functionNamed(e.name) === undefined && arrayFunctionNamed(e.name) === undefined);

/** Few numbers are easiest to put in: dimensions of the variable 2 and all others 1, then all 2, 1, larger. */
function* sizes(cost: Expr, setting: Setting): Generator<Roles> {
  const roles = rolesIn([cost], setting);
  const extents = [...setting.moving].flatMap((name) => setting.extents.get(name) ?? []);
  const own = new Set(extents.flatMap((extent) => [...freeNames(extent)]));
  const least = leastCounts(cost, setting);
  const all = (size: (name: string, given: number) => number): Roles => ({
    ...roles,
    counts: new Map(
      [...roles.counts].map(([name, given]) => [name, Math.max(size(name, given), least.get(name) ?? 1)]),
    ),
  });
  yield all((name) => (own.has(name) ? 2 : 1));
  if (roles.counts.size === 0) return;
  yield all(() => 2);
  yield all(() => 1);
  yield all((_, given) => given);
}

/** Where theta[3] is named, theta has three entries. */
function leastCounts(cost: Expr, { extents }: Setting): Map<string, number> {
  const least = new Map<string, number>();
  for (const e of postorder(cost)) {
    if (e.kind !== "at") continue;
    for (const [k, index] of e.args.entries()) {
      const extent = extents.get(e.name)?.[k];
      if (index.kind !== "num" || extent?.kind !== "sym") continue;
      least.set(extent.name, Math.max(least.get(extent.name) ?? 1, index.value.valueOf()));
    }
  }
  return least;
}

class Chord {
  readonly #moved: Expr;
  readonly #curvature: Expr | undefined;
  readonly #granted: readonly Expr[];
  readonly #steps: readonly Rational[];

  constructor(
    readonly cost: Expr,
    readonly variables: readonly Variable[],
    readonly setting: Setting,
    isSmooth: boolean,
  ) {
    this.#moved = onLine(cost, variables, setting);
    this.#granted = setting.assumptions.filter(
      (relation) => relation.kind === "rel" && relation.name !== "in",
    );
    // Exponents as they are, 2 and not 3 - 1: only then has the power of a negative number a value.
    this.#curvature = isSmooth ? tidy(curvatureOf(cost, variables, setting), new Record(setting)) : undefined;
    const isCone = variables.some((x) => hasProperty(x, "posdef", setting) || hasProperty(x, "psd", setting));
    this.#steps = isCone ? shortSteps : steps;
  }

  /** The three points around this one, if they refute. */
  at(point: Point): NonConvexity | undefined {
    if (this.#curvature !== undefined && !(evaluate(this.#curvature, point).value < 0)) return undefined;
    for (const t of this.#steps) {
      if (!this.#seemsAbove(t, point)) continue;
      const precise = precisely(point, digits, { steps: mostSteps });
      const values = places(t).map((own) => precise(this.#there(own)));
      if (!isAbove(values)) continue;
      const curvature = this.#curvature && precise(this.#curvature);
      if (curvature !== undefined && !curvature.value.plus(curvature.error).lt(0)) continue;
      return this.#told(point, t, values, curvature);
    }
    return undefined;
  }

  /** In doubles, whether the middle lies above the chord of three points that are all in the domain. */
  #seemsAbove(t: Rational, point: Point): boolean {
    if (!places(t).every((own) => this.#isGranted(own, point))) return false;
    // A copy is asked, so that no name is added to what is told.
    const copy = point.shifted("", 0);
    const [before, middle, behind] = places(t).map((own) => evaluate(this.#there(own), copy).value);
    return 2 * (middle ?? 0) - (before ?? 0) - (behind ?? 0) > 0;
  }

  #isGranted(own: Rational, point: Point): boolean {
    const copy = point.shifted("", 0);
    const size = (extent: Expr): number => evaluate(extent, copy).value;
    return this.#granted
      .flatMap((relation) => spelledOut(relation, this.setting, size))
      .every((r) => evaluate(at(onLine(r, this.variables, this.setting), own), copy).value === 1);
  }

  #there = (own: Rational): Expr => at(this.#moved, own);

  #told(point: Point, t: Rational, values: readonly Precise[], curvature: Precise | undefined): NonConvexity {
    const used = this.#used(point);
    const isDirection = ({ name }: NamedValue): boolean => name.startsWith(directionMark);
    const [before, middle, behind] = apart(values);
    return {
      values: used.filter((own) => !isDirection(own)),
      direction: used
        .filter(isDirection)
        .map(({ name, value }) => ({ name: name.slice(directionMark.length), value })),
      curvature: curvature?.value.toSignificantDigits(8).toString(),
      step: String(t.valueOf()),
      before: before ?? "",
      middle: middle ?? "",
      behind: behind ?? "",
    };
  }

  /** The numbers behind the names; of matrices with properties, their entries as they came out. */
  #used(point: Point): NamedValue[] {
    const shaped = [...new Set([this.#moved, this.#curvature ?? num(0)].flatMap((e) => postorder(e)))].filter(
      (e): e is Matrix => e.kind === "matrix" && isShaped(e, this.setting),
    );
    const names = new Set(shaped.map(({ name }) => name));
    const baseOf = (key: string): string => key.replace(/\[.*$/s, "");
    const plain = point.used.filter(([key]) => !names.has(baseOf(key)) && key !== step.name);
    const entries = shaped.flatMap((e) => {
      const { row: rows, column: columns } = evaluationAt(point).size(e);
      return Array.from({ length: rows * columns }, (_, k): readonly [string, number] => {
        const place = { row: Math.floor(k / columns) + 1, column: (k % columns) + 1 };
        return [`${e.name}[${place.row}, ${place.column}]`, evaluate(e, point, place).value];
      });
    });
    const all = [...plain, ...entries].map(([name, value]) => ({ name, value: String(value) }));
    const order = [...new Set(all.map(({ name }) => baseOf(name)))];
    return order.flatMap((base) => all.filter(({ name }) => baseOf(name) === base));
  }
}

/** The three points of the chord. */
const places = (t: Rational): Rational[] => [t.neg(), rational(0), t];

/** The expression at a length of the step. */
const at = (e: Expr, own: Rational): Expr => substitute(e, new Map([[step.name, num(own)]]));

/** Beyond all doubt: the gap is a thousand times what the numbers may be wrong by. */
function isAbove([before, middle, behind]: readonly Precise[]): boolean {
  if (before === undefined || middle === undefined || behind === undefined) return false;
  const gap = middle.value.times(2).minus(before.value).minus(behind.value);
  const error = middle.error.times(2).plus(before.error).plus(behind.error);
  return gap.isFinite() && error.isFinite() && gap.gt(error.times(1000));
}

const isShaped = (e: Expr, setting: Setting): boolean =>
  (["symmetric", "diagonal", "posdef", "psd"] as const).some((property) => hasProperty(e, property, setting));

/** Eight digits of each; more where it takes more to tell the middle from the mean of the ends. */
function apart(values: readonly Precise[]): string[] {
  for (let count = 8; ; count += 4) {
    const texts = values.map(({ value }) => value.toSignificantDigits(count).toString());
    const [before, middle, behind] = texts.map(Number) as [number, number, number];
    if (2 * middle > before + behind || count > 40) return texts;
  }
}
