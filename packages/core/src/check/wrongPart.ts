/** The smallest part of a line whose repair makes the line right. */
import { sameShape, shapeOf } from "../arrays/index.js";
import {
  add,
  alphaEqual,
  div,
  type Expr,
  freeNames,
  isBinder,
  isNegative,
  mul,
  num,
  type Path,
  postorder,
  sub,
  subexpression,
  substitute,
  sym,
  treeSize,
  withArgs,
} from "../expr/index.js";
import { functionNamed } from "../functions/index.js";
import type { Problem } from "../problem/problem.js";
import { cost } from "../simplify/cost.js";
import { compare } from "../verify/compare.js";
import { Fingerprints } from "./fingerprint.js";
import { fits } from "./fits.js";
import type { Slip } from "./mistake.js";
import { isMinus, opposite, turnedSum } from "./mistakes/slip.js";
import type { WrongPart } from "./report.js";
import { replacedAt } from "./search.js";
import { ownWay } from "./ways.js";

/** Larger lines are not looked through part by part. */
const mostParts = 400;

/**
 * @param right what the line should say, as like it in form as can be had
 * @param slip the mistake that was found, where one was
 * @returns the empty path where the line as a whole has the other sign; undefined where it differs by more
 * @example of 1/m*sum((y[i] - h)*x[i, j], i, 1, m) beside 1/m*sum((h - y[i])*x[i, j], i, 1, m):
 *   y[i] - h, which should be h - y[i]
 */
export function wrongPart(written: Expr, right: Expr, problem: Problem, slip?: Slip): WrongPart | undefined {
  const found = [bySlip(written, right, problem, slip), byForm(written, right, problem)].filter(
    (part): part is WrongPart => part !== undefined && part.path.length > 0,
  );
  const size = ({ path }: WrongPart): number => treeSize(subexpression(written, path) as Expr);
  return found.sort((a, b) => size(a) - size(b))[0] ?? byRepair(written, right, problem, slip);
}

const isEqual = (a: Expr, b: Expr, problem: Problem): boolean =>
  alphaEqual(a, b) || (sameShape(shapeOf(a), shapeOf(b)) && compare(a, b, problem).kind === "proved");

/** Where what the mistake writes stands in the line. */
function bySlip(written: Expr, right: Expr, problem: Problem, slip: Slip | undefined): WrongPart | undefined {
  if (slip === undefined) return undefined;
  return partsOf(written)
    .filter(({ part }) => part === slip.wrong)
    .map(({ path }) => ({ path, shouldBe: slip.right }))
    .find(({ path, shouldBe }) => isEqual(replacedAt(written, path, shouldBe), right, problem));
}

/** The two trees side by side, up to the order of terms and factors: as deep as one child alone differs. */
function byForm(written: Expr, right: Expr, problem: Problem): WrongPart {
  let [w, r] = [written, right];
  const path: number[] = [];
  for (;;) {
    const pair = oneDifference(w, r, problem);
    if (pair === undefined) return { path, shouldBe: r };
    path.push(pair.position);
    [w, r] = [w.args[pair.position] as Expr, pair.shouldBe];
  }
}

interface Differing {
  readonly position: number;
  readonly shouldBe: Expr;
}

/** The one child that differs, and what stands in its place on the other side. */
function oneDifference(w: Expr, r: Expr, problem: Problem): Differing | undefined {
  // Indices and dimensions are no parts: an entry is right or wrong as one.
  const isEntry = w.kind === "at" || w.kind === "matrix";
  if (isEntry || w.kind !== r.kind || w.args.length !== r.args.length) return undefined;
  if (isBinder(w) && isBinder(r)) return ofBinders(w, r);
  if (labelOf(w) !== labelOf(r)) return undefined;
  return w.kind === "add" || w.kind === "mul" ? unmatched(w, r, problem) : inPlace(w, r, problem);
}

const labelOf = (e: Expr): string => ("name" in e ? e.name : e.kind === "partial" ? String(e.position) : "");

function ofBinders(w: Expr, r: Expr): Differing | undefined {
  if (!isBinder(w) || !isBinder(r) || w.args[1] !== r.args[1] || w.args[2] !== r.args[2]) return undefined;
  if (w.name === r.name) return { position: 0, shouldBe: r.args[0] };
  if (freeNames(r.args[0]).has(w.name)) return undefined;
  return { position: 0, shouldBe: substitute(r.args[0], new Map([[r.name, sym(w.name)]])) };
}

function inPlace(w: Expr, r: Expr, problem: Problem): Differing | undefined {
  const positions = w.args.flatMap((child, k) => (isEqual(child, r.args[k] as Expr, problem) ? [] : [k]));
  const [position, ...more] = positions;
  if (position === undefined || more.length > 0) return undefined;
  return { position, shouldBe: r.args[position] as Expr };
}

/** Terms and factors that have no partner: those that are the same are paired first, then those that are equal. */
function unmatched(w: Expr, r: Expr, problem: Problem): Differing | undefined {
  const left = new Set(w.args.keys());
  const others = [...r.args];
  for (const same of [alphaEqual, (a: Expr, b: Expr) => isEqual(a, b, problem)]) {
    for (const position of [...left]) {
      const partner = others.findIndex((other) => same(w.args[position] as Expr, other));
      if (partner < 0) continue;
      others.splice(partner, 1);
      left.delete(position);
    }
  }
  const [position] = left;
  const [shouldBe] = others;
  if (position === undefined || shouldBe === undefined || left.size > 1 || others.length > 1)
    return undefined;
  return { position, shouldBe };
}

interface Part {
  readonly path: Path;
  readonly part: Expr;
  readonly parent: Expr | undefined;
  /** Whether it stands below a fraction bar. */
  readonly isBelow: boolean;
}

/** Every place that holds a value, smallest first: no indices, dimensions or bounds. */
function partsOf(root: Expr): Part[] {
  const parts: Part[] = [];
  const stack: Part[] = [{ path: [], part: root, parent: undefined, isBelow: false }];
  for (let top = stack.pop(); top !== undefined && parts.length < mostParts; top = stack.pop()) {
    const { part, path, isBelow } = top;
    parts.push(top);
    if (part.kind === "at" || part.kind === "matrix" || part.kind === "diff") continue;
    const values = isBinder(part) ? [part.args[0]] : part.args;
    for (let k = values.length - 1; k >= 0; k--)
      stack.push({
        path: [...path, k],
        part: values[k] as Expr,
        parent: part,
        isBelow: isBelow || (part.kind === "div" && k === 1),
      });
  }
  return parts.sort((a, b) => treeSize(a.part) - treeSize(b.part));
}

/**
 * The smallest sum, term or argument that is right with the other sign, or else the smallest that is with what the
 * mistake took away.
 */
function byRepair(
  written: Expr,
  right: Expr,
  problem: Problem,
  slip: Slip | undefined,
): WrongPart | undefined {
  const prints = new Fingerprints([written, right], problem);
  const wanted = prints.of(right);
  if (!prints.exist || wanted === undefined || !sameShape(shapeOf(written), shapeOf(right))) return undefined;
  const known = new Set([...dividedBy(written), ...dividedBy(right)]);
  const parts = partsOf(written);
  // What is added only to be taken away again is no repair.
  const longest = Math.max(cost(written), cost(right));
  const any = Number.POSITIVE_INFINITY;
  const stages: readonly (readonly [Repairs, number])[] = [
    [turned, any],
    [multiplied(slip), any],
    [added(slip), longest],
  ];
  for (const [repairs, most] of stages) {
    for (const part of parts) {
      for (const repair of repairs(part)) {
        const line = replacedAt(written, part.path, repair);
        if (!fits(line) || !prints.fits(line, wanted)) continue;
        if (cost(line) > most) continue;
        // A whole line keeps its form.
        const shouldBe = part.parent === undefined ? repair : simplest(repair, problem);
        // To mend a part by dividing is nothing that anybody would write.
        if ([...dividedBy(shouldBe)].some((below) => !known.has(below))) continue;
        if (isEqual(replacedAt(written, part.path, shouldBe), right, problem))
          return { path: part.path, shouldBe };
      }
    }
  }
  return undefined;
}

/** What stands below a fraction bar. */
const dividedBy = (e: Expr): ReadonlySet<Expr> =>
  new Set(postorder(e).flatMap((node) => (node.kind === "div" ? [node.args[1]] : [])));

/** The other sign, where a part has one of its own: the line has, a sum, a term, an argument; of a product the whole. */
function turned({ part, parent, isBelow }: Part): Expr[] {
  if (parent === undefined) return [withOtherSign(part)];
  if (parent.kind === "add" || part.kind === "neg") return [opposite(part)];
  // What turns the sign of a function's argument comes out of it; and 1 - y turned would not be written as y - 1.
  if (isBelow || hasParity(parent)) return [];
  if (part.kind === "add") return part.args.some(isCount) ? [] : [turnedSum(part)];
  return parent.kind === "call" ? [opposite(part)] : [];
}

/** -e, the minus of a factor or numerator taken away where there is one. */
function withOtherSign(e: Expr): Expr {
  const [first, ...others] = e.args;
  if ((e.kind !== "mul" && e.kind !== "div") || first === undefined || !isMinus(first)) return opposite(e);
  const bare = first.kind === "num" ? num(first.value.neg()) : opposite(first);
  return withArgs(e, [bare, ...others]);
}

const isCount = (e: Expr): boolean => e.kind === "num" && !isNegative(e.value);
const hasParity = (e: Expr): boolean => e.kind === "call" && functionNamed(e.name)?.parity !== undefined;

type Repairs = (part: Part) => readonly Expr[];

const repairsWith =
  (
    slip: Slip | undefined,
    isPlace: (part: Part) => boolean,
    repaired: (part: Expr, slip: Slip) => Expr,
  ): Repairs =>
  (place) => {
    if (slip === undefined || place.parent === undefined || !isPlace(place)) return [];
    const repair = repaired(place.part, slip);
    return fits(repair) && sameShape(shapeOf(repair), shapeOf(place.part)) ? [repair] : [];
  };

const isTerm = ({ parent }: Part): boolean => parent?.kind === "add" || parent?.kind === "call";

/** A term with the factor by which the mistake has changed it. */
const multiplied = (slip: Slip | undefined): Repairs =>
  repairsWith(slip, isTerm, (part, { wrong, right }) => div(mul(part, right), wrong));

/** A sum or term with what the mistake took away from it. */
const added = (slip: Slip | undefined): Repairs =>
  repairsWith(
    slip,
    (place) => isTerm(place) || place.part.kind === "add",
    (part, { wrong, right }) => sub(add(part, right), wrong),
  );

/** The last line of the way on from here; a sum with the other sign is as short as it gets. */
const simplest = (e: Expr, problem: Problem): Expr => {
  const { expressions } = ownWay(e, problem);
  const last = expressions[expressions.length - 1] ?? e;
  return cost(last) < cost(e) ? last : e;
};
