/** Are two expressions equal? First the exact test, then numbers. */
import { shapeOf, shapeText, transposed } from "../arrays/index.js";
import type { Expr } from "../expr/index.js";
import { add, diff, isBinder, neg, rel, some } from "../expr/index.js";
import { domainConditions, holds } from "../facts/index.js";
import { instanceOf } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";
import { asDifferentials, haveOneShape, inIndices, needsIndices, withDirections } from "./arrays.js";
import { asWritten, withoutDefinitions } from "./asWritten.js";
import { withoutDerivatives } from "./derivative.js";
import { generalised } from "./generalise.js";
import { equalInPlace, equalInside } from "./inside.js";
import { forgetNormalizer, freshNormalizer, normalizerFor } from "./keptNormalizers.js";
import { casesOf } from "./members.js";
import { vanishesModulo } from "./normal/modulo.js";
import type { Normalizer } from "./normal/normalizer.js";
import { type Quotient, subtractQuotients } from "./normal/quotient.js";
import { orSkipped } from "./orSkipped.js";
import { levelsOf } from "./parts.js";
import { areSameEquation } from "./sameEquation.js";
import { glance, sample } from "./sample.js";
import { isLong, proveInStretches } from "./stretches.js";
import type { Verdict } from "./verdict.js";
import { wholeNamesIn } from "./wholeNames.js";

const fewDefinitions = 4;

/**
 * Whether a = b wherever both are defined and what is granted holds. Equations are compared as equations: two
 * are the same if the differences of their sides are proportional.
 * @example compare(parse("sin(x)^2"), parse("1 - cos(x)^2"), setting).kind === "proved"
 */
export function compare(first: Expr, second: Expr, setting: Setting): Verdict {
  if (first === second) return { kind: "proved", assumptions: [] };
  if (needsIndices(first) || needsIndices(second)) return compareArrays(first, second, setting);
  const [a, b] = [sidesOf(first), sidesOf(second)];
  if (a === b) return { kind: "proved", assumptions: [] };
  const isEquation = a.kind === "rel" || b.kind === "rel";
  const proof = proveWhereDifferent(a, b, setting) ?? prove(a, b, setting);
  // Proofs that take longer are not looked for where there is none.
  const refuted = proof === undefined && !isEquation ? glance(a, b, setting) : undefined;
  if (refuted !== undefined) return refuted;
  const found = proof ?? proveInParts(a, b, setting) ?? proveByCases(a, b, setting);
  if (found !== undefined) return provedOn(found, a, b, setting);
  if (isEquation)
    return { kind: "undecided", agreed: 0, reason: "the equations could not be shown to be equivalent" };
  return sample(a, b, setting);
}

/**
 * A proof may take the base of a power for positive. Where that is asked by nothing that is granted or written, as in a sum of y^k for
 * whole numbers k, a point at which it is not may refute, and nothing is proved.
 */
function provedOn(proof: readonly Expr[], a: Expr, b: Expr, setting: Setting): Verdict {
  const taken = proof.filter((relation) => relation.kind === "rel" && relation.name === ">");
  const isGranted = (relation: Expr): boolean => setting.assumptions.includes(relation);
  const proved: Verdict = { kind: "proved", assumptions: proof };
  if (taken.every(isGranted)) return proved;
  const written = [a, b].flatMap((e) => domainConditions(e, setting));
  const granting: Setting = { ...setting, assumptions: [...setting.assumptions, ...written] };
  if (taken.every((relation) => isGranted(relation) || holds(relation, granting))) return proved;
  const found = sample(a, b, setting);
  return found.kind === "undecided" ? { ...found, reason: onlyOfPositive } : found;
}

const onlyOfPositive = "equal only where the base of a power is positive, which nobody has granted";

/** What is long is compared where it differs only, and its sums stretch by stretch. Not under a sum or product over an index: that
 *  the index is a whole number in its range decides between k < 2 and k <= 2. */
function proveWhereDifferent(a: Expr, b: Expr, setting: Setting): readonly Expr[] | undefined {
  if ((!isLong(a) && !isLong(b)) || [a, b].some((e) => some(e, isBinder))) return undefined;
  const [inner] = levelsOf(a, b);
  const proveParts = (p: Expr, q: Expr) =>
    proveAsWritten(p, q, [a, b], setting) ??
    (isLong(p) ? proveInParts(p, q, setting) : undefined) ??
    proveByMeaning(p, q, [a, b], setting);
  const used = inner?.map(([p, q]) => proveInStretches(p, q, proveParts));
  return used?.every((relations) => relations !== undefined) ? [...new Set(used.flat())] : undefined;
}

/** Two arrays are equal if every entry is. Lines have one shape; only an expectation can have another. */
function compareArrays(first: Expr, second: Expr, setting: Setting): Verdict {
  if (!haveOneShape(first, second)) return ofDifferentShapes(first, second, setting);
  const used = proveArrays(first, second, setting);
  return used === undefined ? sample(first, second, setting) : provedOn(used, first, second, setting);
}

/** Never equal; where only a transpose is missing it may be another convention, and nothing is refuted. */
function ofDifferentShapes(first: Expr, second: Expr, setting: Setting): Verdict {
  const [left, right] = [first, second].map((e) => shapeText(shapeOf(e))) as [string, string];
  const turned = transposed(second);
  if (!haveOneShape(first, turned) || compare(first, turned, setting).kind !== "proved")
    return { kind: "refuted", witness: { values: [], left, right } };
  const reason = `the shapes differ: the answer is ${left}, the expectation ${right}, one the transpose of the other`;
  return { kind: "undecided", agreed: 0, reason };
}

/** The relations a proof used; the smallest parts that differ are tried first. */
function proveArrays(first: Expr, second: Expr, setting: Setting): readonly Expr[] | undefined {
  for (const pairs of levelsOf(first, second)) {
    const used = pairs.map(([a, b]) => proveEntry(a, b, [first, second], setting));
    if (used.every((relations) => relations !== undefined)) return [...new Set(used.flat())];
  }
  return undefined;
}

function proveEntry(
  a: Expr,
  b: Expr,
  around: readonly Expr[],
  setting: Setting,
): readonly Expr[] | undefined {
  return orSkipped(() => {
    const [p, q] = asDifferentials(a, b, setting).map((e) => withDirections(e, setting)) as [Expr, Expr];
    const general = generalised(p, q);
    return (general && proveInIndices(...general, around, setting)) ?? proveInIndices(p, q, around, setting);
  });
}

function proveInIndices(
  a: Expr,
  b: Expr,
  around: readonly Expr[],
  setting: Setting,
): readonly Expr[] | undefined {
  const [p, q] = inIndices([a, b], setting) as [Expr, Expr];
  return p === q ? [] : prove(p, q, setting, around);
}

/** With the derivatives carried out, what both sides have in common may be anything: no power of a sum is expanded. */
function proveInParts(a: Expr, b: Expr, setting: Setting): readonly Expr[] | undefined {
  if (a.kind === "rel" || b.kind === "rel") return undefined;
  return orSkipped(() => {
    const pair = generalised(withoutDerivatives(a, setting), withoutDerivatives(b, setting));
    return pair && prove(...pair, setting, [a, b]);
  });
}

/** Equal for every member of a set that a name is granted to be in. */
function proveByCases(a: Expr, b: Expr, setting: Setting): readonly Expr[] | undefined {
  const cases = casesOf(a, b, setting);
  if (cases === undefined) return undefined;
  const used = new Set<Expr>([cases.relation]);
  for (const [p, q] of cases.pairs) {
    const relations = prove(p, q, setting, [a, b]) ?? proveByCases(p, q, setting);
    if (relations === undefined) return undefined;
    for (const relation of relations) used.add(relation);
  }
  return [...used];
}

/** The derivative of an equation is the equation of the derivatives. */
function sidesOf(e: Expr): Expr {
  if (e.kind !== "diff" || e.args[0].kind !== "rel") return e;
  const [equation, x] = e.args;
  return rel(equation.name, ...equation.args.map((side) => diff(side, x)));
}

/**
 * The relations a proof used, or undefined where the exact test does not find the two equal.
 * @param around what the two stand in: its places and indices are whole numbers inside of it too
 */
export function prove(
  a: Expr,
  b: Expr,
  setting: Setting,
  around: readonly Expr[] = [],
): readonly Expr[] | undefined {
  return proveAsWritten(a, b, around, setting) ?? proveByMeaning(a, b, around, setting);
}

/** With what names stand for in their place. */
function proveByMeaning(
  a: Expr,
  b: Expr,
  around: readonly Expr[],
  setting: Setting,
): readonly Expr[] | undefined {
  const wholes = wholeNamesIn([a, b], around, setting);
  const shared = normalizerFor(a, b, wholes, setting);
  const isUsed = shared.kernels.size > 0;
  const isHopeless = shared.isTooLarge(a) || shared.isTooLarge(b);
  const found = isHopeless ? "open" : proveWith(shared, a, b);
  if (found !== "open") return found;
  // What was begun may be half done, and what is known already takes its time: once more, with nothing known.
  const again = isUsed && !isHopeless ? proveWith(freshNormalizer(wholes, setting), a, b) : found;
  if (again !== "open") return again;
  forgetNormalizer(setting);
  return undefined;
}

/** Under many definitions, or with something granted of one: what few of them stand for is put in their place at little cost. */
function proveAsWritten(
  a: Expr,
  b: Expr,
  around: readonly Expr[],
  setting: Setting,
): readonly Expr[] | undefined {
  const isWorthIt = setting.definitions.size > fewDefinitions || isGrantedOfDefinitions(setting);
  if (!isWorthIt || a.kind === "rel" || b.kind === "rel") return undefined;
  const wholes = wholeNamesIn([a, b], around, setting);
  const n = normalizerFor(a, b, wholes, withoutDefinitions(setting));
  n.restart();
  return orSkipped(() => {
    const [p, q] = asWritten(a, b, setting);
    return equalInPlace(p, q, n) ? n.used : undefined;
  });
}

const isGrantedOfDefinitions = (setting: Setting): boolean =>
  setting.assumptions.some((relation) => some(relation, (e) => instanceOf(e, setting) !== undefined));

function proveWith(n: Normalizer, a: Expr, b: Expr): readonly Expr[] | "open" | undefined {
  n.restart();
  const equal = orSkipped(() =>
    a.kind === "rel" && b.kind === "rel"
      ? areSameEquation(a, b, n)
      : areEqualInside(a, b, n) || valuesEqual(n.normal(a), n.normal(b), n),
  );
  return equal === undefined ? "open" : equal ? n.used : undefined;
}

/** Alike once the derivatives are carried out, or equal in the one place where they differ then. */
function areEqualInside(a: Expr, b: Expr, n: Normalizer): boolean {
  const equal = orSkipped(() => {
    const [p, q] = [withoutDerivatives(a, n.setting), withoutDerivatives(b, n.setting)];
    return p === q || equalInside(p, q, n);
  });
  if (equal !== true) n.retry();
  return equal === true;
}

/** Equal as they are, or wherever a granted equation holds. */
function valuesEqual(a: Quotient, b: Quotient, n: Normalizer): boolean {
  if (n.equal(a, b)) return true;
  const { top } = subtractQuotients(a, b);
  return n.setting.assumptions.some((relation) => {
    if (relation.kind !== "rel" || relation.name !== "==") return false;
    const [left, right] = relation.args as readonly [Expr, Expr];
    const equation = n.normal(add(left, neg(right)));
    if (!vanishesModulo(top, equation.top, n)) return false;
    n.rely(relation);
    return true;
  });
}
