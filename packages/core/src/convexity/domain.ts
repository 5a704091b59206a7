/**
 * Where the cost has a value, and whether that is a convex set: only there can a function be convex
 * (Boyd & Vandenberghe, Convex Optimization, 3.1.1). A set {x | g(x) ≥ 0} is convex where g is concave (3.1.6).
 */
import {
  add,
  type Expr,
  freeNames,
  isBinder,
  neg,
  num,
  postorder,
  type Rel,
  rel,
  sym,
  type Variable,
} from "../expr/index.js";
import { domainConditions } from "../facts/index.js";
import { hasProperty } from "../facts/matrices.js";
import type { Setting } from "../problem/problem.js";
import { isAffine, isConcave } from "./finding.js";
import { Judge } from "./judge.js";

export interface Domain {
  /** The setting with the domain among what is granted. */
  readonly setting: Setting;
  /** Relations of the variables that make up the domain, beside what was granted. */
  readonly conditions: readonly Expr[];
  /** Relations of the variables, or properties of them, that are not shown to leave a convex set. */
  readonly open: readonly (Expr | string)[];
}

/** @param cost with its definitions written out */
export function domainOf(cost: Expr, setting: Setting, variables: readonly Variable[]): Domain {
  let inside = withIndices(cost, setting);
  const conditions: Expr[] = [];
  const judge = () => new Judge(inside, variables);
  const granted = setting.assumptions.filter((relation) => judge().moves(relation));
  const strange = granted.filter((relation) => !isConvexSet(relation, judge()));
  let pending = domainConditions(cost, inside).filter((relation) => judge().moves(relation));
  for (let before = -1; before !== pending.length; ) {
    before = pending.length;
    for (const relation of pending) {
      const own = judge();
      if (own.has(relation) || !isInequality(relation) || !isConvexSet(relation, own)) continue;
      conditions.push(relation);
      inside = { ...inside, assumptions: [...inside.assumptions, relation] };
    }
    pending = pending.filter((relation) => !judge().has(relation));
  }
  const last = judge();
  const open = pending.filter((relation) => !isOfDefinite(relation, last));
  return {
    setting: inside,
    conditions,
    open: [...strange, ...open, ...ofMatrices(cost, last), ...declared(variables, setting)],
  };
}

const isInequality = (relation: Expr): relation is Rel =>
  relation.kind === "rel" && ["<", "<=", ">", ">="].includes(relation.name);

/** Whether the points at which the relation holds are a convex set. */
function isConvexSet(relation: Expr, judge: Judge): boolean {
  if (relation.kind !== "rel") return false;
  const [left, right] = relation.args as readonly [Expr, Expr];
  if (relation.name === "==") return isAffine(judge.of(add(left, neg(right))));
  return isInequality(relation) && isConcave(judge.of(gapOf(relation)));
}

/** What must be positive, or nonnegative. */
export function gapOf({ name, args }: Rel): Expr {
  const [left, right] = args as readonly [Expr, Expr];
  const [more, less] = name === ">" || name === ">=" ? [left, right] : [right, left];
  return less === num(0) ? more : more === num(0) ? neg(less) : add(more, neg(less));
}

/** det A > 0 for a matrix that is positive definite. */
function isOfDefinite(relation: Expr, judge: Judge): boolean {
  const [left, right] = relation.args;
  if (left?.kind !== "call" || left.name !== "det" || right !== num(0)) return false;
  return isDefinite(left.args[0] as Expr, judge);
}

const isDefinite = (a: Expr, judge: Judge): boolean => {
  const definite = judge.definite(a);
  return definite !== undefined && definite.grade > 0 && definite.sign > 0;
};

/** Inverses and logarithms of determinants of moving matrices that are not known to be positive definite. */
const ofMatrices = (cost: Expr, judge: Judge): Expr[] =>
  postorder(cost).flatMap((e) => {
    if (e.kind !== "call" || (e.name !== "inv" && e.name !== "logdet")) return [];
    const [a] = e.args as readonly [Expr];
    return judge.moves(a) && !isDefinite(a, judge) ? [e] : [];
  });

/** What may be declared of a variable though it leaves no convex set. */
const declared = (variables: readonly Variable[], setting: Setting): string[] =>
  variables.flatMap((x) =>
    (["orthogonal", "invertible"] as const)
      .filter((property) => hasProperty(x, property, setting))
      .map((property) => `${x.name} is ${property}`),
  );

/** Indices of sums are at least their lower bounds. */
function withIndices(cost: Expr, setting: Setting): Setting {
  const free = freeNames(cost);
  const least = new Map<string, Expr | undefined>();
  for (const e of postorder(cost)) {
    if (!isBinder(e) || free.has(e.name)) continue;
    const [, lower] = e.args;
    const known = least.get(e.name);
    if (lower.kind !== "num" || (least.has(e.name) && known === undefined)) least.set(e.name, undefined);
    else if (known?.kind !== "num" || lower.value.compare(known.value) < 0) least.set(e.name, lower);
  }
  const bounds = [...least].flatMap(([name, lower]) =>
    lower === undefined ? [] : [rel(">=", sym(name), lower)],
  );
  return { ...setting, assumptions: [...setting.assumptions, ...bounds] };
}
