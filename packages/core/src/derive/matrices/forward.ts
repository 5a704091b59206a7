/**
 * The Jacobian telling: D y = Σ Aₖ D uₖ, carried from the left through columns and scalars until only the variable
 * is left: D f(Mv) = diag(f′(Mv)) M. A matrix on the way is differentiated together with the fixed vector it is
 * multiplied by: d(diag(u)) w = diag(w) du, d(A⁻¹) w = −A⁻¹ dA (A⁻¹w).
 *
 * Source: Magnus & Neudecker, Matrix Differential Calculus, 3rd ed., 5.12 and 9.5.
 */
import { isColumnShape, isScalar, ones, product, shapeOf, turned, zeros } from "../../arrays/index.js";
import {
  add,
  call,
  diff,
  differential,
  div,
  type Expr,
  mul,
  neg,
  num,
  rewriteUp,
  type Variable,
} from "../../expr/index.js";
import { instanceOf } from "../../problem/definitions.js";
import type { Setting } from "../../problem/problem.js";
import { cancel } from "../../rules/algebra/cancel.js";
import { oneFraction } from "../../rules/arithmetic/fractions.js";
import { diagonalMerge } from "../../rules/matrices/diagonals.js";
import { Record } from "../../simplify/steps.js";
import { tidy } from "../../simplify/tidy.js";
import type { Draft } from "../textbook.js";
import { isLinearPart, NoTelling } from "./adjoint.js";
import { reverseSweep } from "./reverse.js";
import { isVariable, namedParts, spreadOnce } from "./spread.js";

/** front · d(u) · behind; `behind` is a fixed column where u is a matrix. */
interface Term {
  readonly front: Expr;
  readonly u: Expr;
  readonly behind: Expr | undefined;
}

export interface Carried {
  readonly drafts: readonly Draft[];
  /** Whether a matrix stood on the way: then only differentials can show the lines. */
  readonly throughMatrix: boolean;
  /** The Jacobian as it was found. */
  readonly jacobian: Expr | undefined;
}

/**
 * @param told how a part that is still to be differentiated is shown: as D u or as du
 * @throws NoTelling where a matrix on the way would need a tensor
 */
export function carryForward(
  given: Expr,
  x: Variable,
  setting: Setting,
  told: "jacobian" | "differential",
): Carried {
  const shown = (u: Expr): Expr => (told === "jacobian" ? diff(u, x) : differential(u));
  const naming = new Record(setting);
  const y = namedParts(given, naming);
  let terms: readonly Term[] = [{ front: num(1), u: y, behind: undefined }];
  const drafts: Draft[] = y === given ? [] : [{ after: shown(y), record: naming }];
  let throughMatrix = false;
  for (;;) {
    const open = terms.filter(({ u }) => !isVariable(u, setting));
    if (open.length === 0) break;
    const record = new Record(setting);
    const named = open.filter(({ u }) => instanceOf(u, setting) !== undefined);
    const due = new Set(named.length > 0 ? named : open);
    terms = terms.flatMap((term) => (due.has(term) ? advanced(term, y, x, record) : [term]));
    terms = merged(terms.map((term) => ({ ...term, front: cleaned(term.front, record) })));
    throughMatrix ||= terms.some(({ behind }) => behind !== undefined);
    const line = terms.length === 0 ? blank(shown(y)) : add(...terms.map((term) => written(term, shown, x)));
    drafts.push({ after: tidy(line, record), record });
  }
  const fronts = terms.map(({ front }) => filled(front, x));
  return { drafts, throughMatrix, jacobian: fronts.length === 0 ? undefined : add(...fronts) };
}

/**
 * A column or scalar that is linear in differentials, by Jacobians: f′(u) ⊙ du as diag(f′(u)) D u.
 * @throws NoTelling where a differential stands in a place that no Jacobian can take
 */
export function inJacobians(e: Expr, x: Variable): Expr {
  const terms: Term[] = [];
  carry(e, num(1), terms);
  if (terms.length === 0) return blank(diff(e, x));
  return add(...terms.map((term) => written(term, (u) => diff(u, x), x)));
}

const blank = (like: Expr): Expr => (isScalar(like) ? num(0) : zeros(shapeOf(like)));

/** A number before the differential of a column stands for that multiple of the identity. */
const filled = (front: Expr, x: Expr): Expr =>
  isScalar(front) && !isScalar(x) ? mul(front, call("eye", shapeOf(x).rows)) : front;

function written({ front, u, behind }: Term, shown: (u: Expr) => Expr, x: Variable): Expr {
  const du = shown(u);
  if (u === x && du.kind === "diff") return filled(front, x);
  const parts = behind === undefined ? [front, du] : [front, du, behind];
  return product(...parts.filter((part) => part !== num(1)));
}

/** Beyond this many terms those of one node are added up, so that a shared part is carried once. */
const mostTerms = 12;

function merged(terms: readonly Term[]): readonly Term[] {
  if (terms.length <= mostTerms) return terms;
  const byNode = new Map<string, Term>();
  for (const term of terms) {
    const key = `${term.u.id} ${term.behind?.id}`;
    const known = byNode.get(key);
    byNode.set(key, known === undefined ? term : { ...known, front: add(known.front, term.front) });
  }
  return [...byNode.values()];
}

function cleaned(front: Expr, record: Record): Expr {
  const once = tidy(front, record);
  const after = rewriteUp(once, (e) => {
    const fraction = record.fire(oneFraction, e) ?? e;
    const joined = record.fire(diagonalMerge, fraction) ?? fraction;
    return record.fire(cancel, joined) ?? joined;
  });
  const settled = tidy(after, record);
  return tidy(
    rewriteUp(settled, (e) => record.fire(cancel, e) ?? e),
    record,
  );
}

function advanced({ front, u, behind }: Term, y: Expr, x: Variable, record: Record): Term[] {
  const spread = spreadOnce(differential(u), y, record);
  if (spread === undefined) throw new NoTelling(u);
  const out: Term[] = [];
  try {
    if (behind === undefined) carry(tidy(spread, record), front, out);
    else apply(tidy(spread, record), behind, front, out);
    return out;
  } catch (error) {
    if (!(error instanceof NoTelling) || !isScalar(u)) throw error;
    return ofScalar({ front, u, behind }, x, record);
  }
}

/** A number that is made of matrices has a gradient all the same: one reverse sweep gives it whole. */
function ofScalar({ front, u, behind }: Term, x: Variable, record: Record): Term[] {
  const { drafts, gradient } = reverseSweep(u, record.setting);
  for (const draft of drafts) record.include(draft.record);
  if (gradient === undefined) return [];
  return [
    {
      front: product(...(behind === undefined ? [front] : [front, behind]), turned(gradient)),
      u: x,
      behind: undefined,
    },
  ];
}

/** front · e for a column or scalar e that is linear in differentials. */
function carry(e: Expr, front: Expr, out: Term[]): void {
  switch (e.kind) {
    case "num":
      return;
    case "differential": {
      const shape = shapeOf(e);
      if (!isScalar(e) && !isColumnShape(shape)) throw new NoTelling(e.args[0]);
      out.push({ front, u: e.args[0], behind: undefined });
      return;
    }
    case "add":
      for (const term of e.args)
        carry(term, isScalar(term) && !isScalar(e) ? product(front, ones(shapeOf(e))) : front, out);
      return;
    case "neg":
      carry(e.args[0], neg(front), out);
      return;
    case "mul": {
      const position = e.args.findIndex(isLinearPart);
      const inner = e.args[position] as Expr;
      carry(
        inner,
        scaledBy(
          front,
          e.args.filter((_, k) => k !== position),
          inner,
        ),
        out,
      );
      return;
    }
    case "div":
      if (isScalar(e.args[1])) carry(e.args[0], div(front, e.args[1]), out);
      else carry(e.args[0], scaledBy(front, [div(num(1), e.args[1])], e.args[0]), out);
      return;
    case "matmul":
      carryProduct(e.args, front, out);
      return;
    case "call": {
      const [inner] = e.args;
      if (e.name === "sum" && inner !== undefined && isColumnShape(shapeOf(inner))) {
        carry(inner, product(front, turned(ones(shapeOf(inner)))), out);
        return;
      }
      if (isLinearPart(e)) throw new NoTelling(e);
      return;
    }
    default:
      if (isLinearPart(e)) throw new NoTelling(e);
  }
}

function scaledBy(front: Expr, rest: readonly Expr[], inner: Expr): Expr {
  const scalars = rest.filter(isScalar);
  const wide = rest.filter((factor) => !isScalar(factor));
  const outer = scalars.length === 0 ? front : mul(...scalars, front);
  if (wide.length === 0) return outer;
  return product(outer, isScalar(inner) ? mul(...wide) : call("diag", mul(...wide)));
}

function carryProduct(factors: readonly Expr[], front: Expr, out: Term[]): void {
  const position = factors.findIndex(isLinearPart);
  const inner = factors[position] as Expr;
  const left = product(front, ...factors.slice(0, position));
  const behind = factors.slice(position + 1);
  if (behind.length === 0) carry(inner, left, out);
  else apply(inner, product(...behind), left, out);
}

/** front · e · w for a matrix or row e that is linear in differentials and a fixed column w. */
function apply(e: Expr, w: Expr, front: Expr, out: Term[]): void {
  if (isScalar(e) || isScalar(w)) {
    carry(e, product(front, w), out);
    return;
  }
  switch (e.kind) {
    case "add":
      for (const term of e.args) apply(term, w, front, out);
      return;
    case "neg":
      apply(e.args[0], w, neg(front), out);
      return;
    case "mul": {
      const wide = e.args.filter((factor) => !isScalar(factor));
      const scalars = e.args.filter(isScalar);
      const [only] = wide;
      if (only === undefined || wide.length > 1) throw new NoTelling(e);
      if (scalars.some(isLinearPart)) carry(mul(...scalars), product(front, only, w), out);
      else apply(only, w, mul(...scalars, front), out);
      return;
    }
    case "div":
      if (!isScalar(e.args[1])) throw new NoTelling(e);
      apply(e.args[0], w, div(front, e.args[1]), out);
      return;
    case "transpose": {
      const [inner] = e.args;
      if (!isColumnShape(shapeOf(inner))) throw new NoTelling(e);
      carry(inner, product(front, turned(w)), out);
      return;
    }
    case "matmul": {
      const position = e.args.findIndex(isLinearPart);
      const left = product(front, ...e.args.slice(0, position));
      apply(e.args[position] as Expr, product(...e.args.slice(position + 1), w), left, out);
      return;
    }
    case "call": {
      const [inner] = e.args;
      if (e.name !== "diag" || inner === undefined || !isColumnShape(shapeOf(inner))) throw new NoTelling(e);
      carry(inner, product(front, call("diag", w)), out);
      return;
    }
    case "differential":
      out.push({ front, u: e.args[0], behind: w });
      return;
    default:
      throw new NoTelling(e);
  }
}
