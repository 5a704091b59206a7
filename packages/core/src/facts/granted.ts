/** What the relations granted by the user say. */
import {
  type Expr,
  exchanged,
  neg,
  num,
  postorder,
  type Rel,
  type RelationOperator,
  rational,
} from "../expr/index.js";
import { matches, withMeanings } from "../problem/definitions.js";
import type { Setting } from "../problem/problem.js";
import { everything, hull, type Interval, meet, point } from "./interval.js";

/** What is known of a number: where it lies, and whether it is apart from 0. */
export interface Known {
  readonly interval: Interval;
  readonly apart: boolean;
}

interface Granted {
  readonly relation: Rel;
  /** Free indices: they stand for every place. */
  readonly indices: ReadonlySet<string>;
}

const prepared = new WeakMap<Setting, readonly Granted[]>();

function grantedIn(setting: Setting): readonly Granted[] {
  const known = prepared.get(setting);
  if (known !== undefined) return known;
  const relations = setting.assumptions.filter((a): a is Rel => a.kind === "rel");
  const made = [...new Set(relations.flatMap((relation) => [relation, inMeanings(relation, setting)]))].map(
    (relation) => ({ relation, indices: indicesIn(relation, setting) }),
  );
  prepared.set(setting, made);
  return made;
}

/** What is granted of a name is granted of what it is defined as. */
function inMeanings(relation: Rel, setting: Setting): Rel {
  const meaning = withMeanings(relation, setting, (e) => e.kind !== "matrix");
  return meaning.kind === "rel" ? meaning : relation;
}

function indicesIn(relation: Expr, setting: Setting): ReadonlySet<string> {
  const indices = new Set<string>();
  for (const e of postorder(relation)) {
    if (e.kind !== "at") continue;
    for (const index of e.args) {
      if (index.kind === "sym" && !setting.counts.has(index.name)) indices.add(index.name);
    }
  }
  return indices;
}

/** What was granted of e, of 0 or of the two terms it is the difference of. */
export function granted(e: Expr, setting: Setting): Known {
  if (setting.assumptions.length === 0) return nothing;
  const own = grantedDifference(e, num(0), setting);
  const [first, second, ...more] = e.kind === "add" ? e.args : [];
  if (first === undefined || second === undefined || more.length > 0) return own;
  if (second.kind !== "neg" && second.kind !== "num") return own;
  const other = second.kind === "num" ? neg(second) : second.args[0];
  return both(own, grantedDifference(first, other, setting));
}

const nothing: Known = { interval: everything, apart: false };
const both = (a: Known, b: Known): Known => ({
  interval: meet(a.interval, b.interval),
  apart: a.apart || b.apart,
});

/** What was granted of left - right. */
export function grantedDifference(left: Expr, right: Expr, setting: Setting): Known {
  let known = nothing;
  for (const { relation, indices } of grantedIn(setting)) {
    const { name, args } = relation;
    if (name === "in") {
      if (right.kind === "num" && speaksOf(args[0] as Expr, left, indices, new Map())) {
        known = both(known, membership(args.slice(1), right.value));
      }
      continue;
    }
    const [a, b] = args as readonly [Expr, Expr];
    known = both(known, said(a, name, b, left, right, indices));
    known = both(known, said(b, exchanged[name], a, left, right, indices));
  }
  return known;
}

type Value = ReturnType<typeof rational>;

function membership(members: readonly Expr[], offset: Value): Known {
  const places = members.flatMap((member) => (member.kind === "num" ? [member.value.sub(offset)] : []));
  if (places.length < members.length || places.length === 0) return nothing;
  return { interval: places.map(point).reduce(hull), apart: places.every((place) => place.n !== 0n) };
}

/** What `a name b` says of left - right. */
function said(
  a: Expr,
  name: Exclude<RelationOperator, "in">,
  b: Expr,
  left: Expr,
  right: Expr,
  indices: ReadonlySet<string>,
): Known {
  const holes = new Map<string, Expr>();
  if (b.kind === "num" && right.kind === "num") {
    return speaksOf(a, left, indices, holes) ? side(name, b.value.sub(right.value)) : nothing;
  }
  const same = matches(a, left, indices, holes) && matches(b, right, indices, holes);
  return same ? side(name, rational(0)) : nothing;
}

function side(operator: Exclude<RelationOperator, "in">, value: Value): Known {
  switch (operator) {
    case ">":
    case ">=":
      return { interval: { lower: { value, closed: operator === ">=" }, upper: undefined }, apart: false };
    case "<":
    case "<=":
      return { interval: { lower: undefined, upper: { value, closed: operator === "<=" } }, apart: false };
    case "==":
      return { interval: point(value), apart: false };
    case "!=":
      return { interval: everything, apart: value.n === 0n };
  }
}

/** An assumption on `y` speaks of every entry of y, in either notation; one on y[i] too, i being anything. */
function speaksOf(subject: Expr, e: Expr, indices: ReadonlySet<string>, holes: Map<string, Expr>): boolean {
  if (subject.kind === "sym" && (e.kind === "at" || e.kind === "matrix")) return subject.name === e.name;
  return matches(subject, e, indices, holes);
}

/** Whether a granted membership gives this one: y[i] in {0, 1} from y in {0, 1}. */
export function grantedMembership({ args: [element, ...members] }: Rel, setting: Setting): boolean {
  return grantedIn(setting).some(({ relation, indices }) => {
    const [subject, ...own] = relation.args;
    return (
      relation.name === "in" &&
      speaksOf(subject as Expr, element as Expr, indices, new Map()) &&
      own.every((member) => members.includes(member))
    );
  });
}
