/** Are two expressions equal? First the exact test, then numbers. */
import { shapeOf, shapeText, transposed } from "../arrays/index.js";
import type { Expr } from "../expr/index.js";
import { add, diff, neg, rel } from "../expr/index.js";
import type { Setting } from "../problem/problem.js";
import { asDifferentials, haveOneShape, inIndices, needsIndices, withDirections } from "./arrays.js";
import { withoutDerivatives } from "./derivative.js";
import { generalised } from "./generalise.js";
import { vanishesModulo } from "./normal/modulo.js";
import { Normalizer } from "./normal/normalizer.js";
import { OutOfBudget } from "./normal/polynomial.js";
import {
  addQuotients,
  inverseQuotient,
  multiplyQuotients,
  negateQuotient,
  type Quotient,
} from "./normal/quotient.js";
import { levelsOf } from "./parts.js";
import { sample } from "./sample.js";
import type { Verdict } from "./verdict.js";

const normalizers = new WeakMap<Setting, Normalizer>();

/** One normal form per setting: what was worked out for a line serves the next. */
function normalizerFor(setting: Setting): Normalizer {
  const known = normalizers.get(setting) ?? new Normalizer(setting);
  normalizers.set(setting, known);
  return known;
}

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
  const proof = prove(a, b, setting) ?? proveInParts(a, b, setting);
  if (proof !== undefined) return { kind: "proved", assumptions: proof };
  if (a.kind === "rel" || b.kind === "rel")
    return { kind: "undecided", agreed: 0, reason: "the equations could not be shown to be equivalent" };
  return sample(a, b, setting);
}

/** Two arrays are equal if every entry is. Lines have one shape; only an expectation can have another. */
function compareArrays(first: Expr, second: Expr, setting: Setting): Verdict {
  if (!haveOneShape(first, second)) return ofDifferentShapes(first, second, setting);
  const used = proveArrays(first, second, setting);
  return used === undefined ? sample(first, second, setting) : { kind: "proved", assumptions: used };
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
function proveArrays(first: Expr, second: Expr, setting: Setting): Expr[] | undefined {
  for (const pairs of levelsOf(first, second)) {
    const used = pairs.map(([a, b]) => proveEntry(a, b, setting));
    if (used.every((relations) => relations !== undefined)) return [...new Set(used.flat())];
  }
  return undefined;
}

function proveEntry(a: Expr, b: Expr, setting: Setting): Expr[] | undefined {
  try {
    const [p, q] = asDifferentials(a, b, setting).map((e) => withDirections(e, setting)) as [Expr, Expr];
    const general = generalised(p, q);
    return (general && proveInIndices(...general, setting)) ?? proveInIndices(p, q, setting);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function proveInIndices(a: Expr, b: Expr, setting: Setting): Expr[] | undefined {
  const [p, q] = inIndices([a, b], setting) as [Expr, Expr];
  return p === q ? [] : prove(p, q, setting);
}

/** With the derivatives carried out, what both sides have in common may be anything: no power of a sum is expanded. */
function proveInParts(a: Expr, b: Expr, setting: Setting): Expr[] | undefined {
  if (a.kind === "rel" || b.kind === "rel") return undefined;
  try {
    const pair = generalised(withoutDerivatives(a, setting), withoutDerivatives(b, setting));
    return pair && prove(...pair, setting);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The derivative of an equation is the equation of the derivatives. */
function sidesOf(e: Expr): Expr {
  if (e.kind !== "diff" || e.args[0].kind !== "rel") return e;
  const [equation, x] = e.args;
  return rel(equation.name, ...equation.args.map((side) => diff(side, x)));
}

/** The relations a proof used, or undefined where the exact test does not find the two equal. */
export function prove(a: Expr, b: Expr, setting: Setting): Expr[] | undefined {
  const n = normalizerFor(setting);
  n.restart();
  n.used.clear();
  try {
    const equal =
      a.kind === "rel" && b.kind === "rel" ? equations(a, b, n) : valuesEqual(n.normal(a), n.normal(b), n);
    return equal ? [...n.used] : undefined;
  } catch (error) {
    if (error instanceof OutOfBudget || error instanceof RangeError) {
      // What was begun may be half done: start afresh next time.
      normalizers.delete(setting);
      return undefined;
    }
    throw error;
  }
}

/** Equal as they are, or wherever a granted equation holds. */
function valuesEqual(a: Quotient, b: Quotient, n: Normalizer): boolean {
  if (n.equal(a, b)) return true;
  const { top } = addQuotients(a, negateQuotient(b));
  return n.setting.assumptions.some((relation) => {
    if (relation.kind !== "rel" || relation.name !== "==") return false;
    const [left, right] = relation.args as readonly [Expr, Expr];
    const equation = n.normal(add(left, neg(right)));
    if (!vanishesModulo(top, equation.top, n)) return false;
    n.used.add(relation);
    return true;
  });
}

function equations(
  a: Expr & { readonly kind: "rel" },
  b: Expr & { readonly kind: "rel" },
  n: Normalizer,
): boolean {
  const side = (e: Expr & { readonly kind: "rel" }): Quotient => {
    const [left, right] = e.args as readonly [Expr, Expr];
    return n.normal(add(left, neg(right)));
  };
  const [p, q] = [side(a), side(b)];
  if (p.top.size === 0 || q.top.size === 0) return p.top.size === q.top.size;
  // p and q vanish together if one is a multiple of the other by something without derivatives in it.
  const derivative = n.kernels.find(({ expr }) => expr.kind === "diff");
  const inverse = inverseQuotient(q);
  if (derivative === undefined || inverse === undefined) return n.equal(p, q);
  const slope = (r: Quotient): Quotient => ({ ...r, top: linearPart(r.top, derivative.id) });
  const rest = (r: Quotient): Quotient => addQuotients(r, negateQuotient(slope(r)));
  return n.equal(multiplyQuotients(slope(p), rest(q)), multiplyQuotients(slope(q), rest(p)));
}

const linearPart = (top: Quotient["top"], id: number): Quotient["top"] =>
  new Map([...top].filter(([, { monomial }]) => monomial.some(([kernel]) => kernel === id)));
